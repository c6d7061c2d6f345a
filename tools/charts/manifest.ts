import { parseAllDocuments } from 'yaml';

/** One Kubernetes object as the chart writes it. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  [field: string]: unknown;
}

/** All objects of a YAML text, read as Kubernetes reads it: 1.1, where 0440 is octal and `off` no text. @throws when a document is no object of Kubernetes */
export function readManifests(text: string): Manifest[] {
  return parseAllDocuments(text, { version: '1.1' }).flatMap((document) => {
    const [fault] = document.errors;
    if (fault) throw new Error(`YAML: ${fault.message}`);
    const content: unknown = document.toJS();
    if (content === null || content === undefined) return [];
    if (!isManifest(content)) {
      throw new Error(`no object of Kubernetes: ${JSON.stringify(content).slice(0, 80)}`);
    }
    return [content];
  });
}

function isManifest(content: unknown): content is Manifest {
  return (
    typeof at(content, 'apiVersion') === 'string' &&
    typeof at(content, 'kind') === 'string' &&
    typeof at(content, 'metadata', 'name') === 'string'
  );
}

/** What lies at a path, undefined when a part of it is missing. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  let place = value;
  for (const step of path) {
    if (typeof place !== 'object' || place === null) return undefined;
    place = (place as Record<string | number, unknown>)[step];
  }
  return place;
}

/** The list at a path; empty when there is none. */
export function listAt(value: unknown, ...path: readonly (string | number)[]): unknown[] {
  const list = at(value, ...path);
  return Array.isArray(list) ? list : [];
}

/** The map of texts at a path; empty when there is none. */
export function textsAt(value: unknown, ...path: readonly (string | number)[]): Record<string, string> {
  const map = at(value, ...path);
  if (typeof map !== 'object' || map === null) return {};
  return Object.fromEntries(Object.entries(map).map(([key, text]) => [key, String(text)]));
}

/** How an object is named in a finding. */
export function nameOf(manifest: Manifest): string {
  return `${manifest.kind} ${manifest.metadata.name}`;
}

/** The objects of one kind. */
export function ofKind(manifests: readonly Manifest[], kind: string): Manifest[] {
  return manifests.filter((manifest) => manifest.kind === kind);
}
