import { readFileSync } from 'node:fs';
import path from 'node:path';

import { at, readManifests } from '@baro/tools/charts/manifest.ts';
import type { Manifest } from '@baro/tools/charts/manifest.ts';

const parsed = new Map<string, Manifest[]>();

/** A release as it was committed, fresh each time: tests plant faults in it. */
export function golden(name: string): Manifest[] {
  const file = path.join(import.meta.dirname, 'golden', `${name}.yaml`);
  const manifests = parsed.get(name) ?? readManifests(readFileSync(file, 'utf8'));
  parsed.set(name, manifests);
  return structuredClone(manifests);
}

/** The one object of that kind and name. */
export function find(manifests: readonly Manifest[], kind: string, name: string): Manifest {
  const found = manifests.find((one) => one.kind === kind && one.metadata.name === name);
  if (!found) throw new Error(`the release has no ${kind} ${name}`);
  return found;
}

/** Plants a value; the path must lead to something. */
export function plant(value: unknown, path: readonly (string | number)[], planted: unknown): void {
  const parent = at(value, ...path.slice(0, -1));
  if (typeof parent !== 'object' || parent === null) throw new Error(`nothing lies at ${path.join('.')}`);
  const field = path.at(-1) ?? '';
  if (planted === undefined) Reflect.deleteProperty(parent, field);
  else Reflect.set(parent, field, planted);
}

/** The first container of a deployment or job. */
export function containerOf(manifest: Manifest): unknown {
  return at(manifest, 'spec', 'template', 'spec', 'containers', 0);
}
