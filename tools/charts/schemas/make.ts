// Makes the schemas charts:check judges by, from the published ones in Go modules:
//   node tools/charts/schemas/make.ts
// Run it when a Kubernetes version joins or leaves, or an operator's is raised; the result is committed.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { parse } from 'yaml';
import { fetchGoModule } from '../../platform/go-program.ts';
import { kubernetesVersions } from '../versions.ts';
import { fetchDefinitions } from './operators.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };

/** Kinds of Kubernetes itself that the chart makes. */
const nativeKinds = new Set([
  'ConfigMap',
  'Deployment',
  'HorizontalPodAutoscaler',
  'Ingress',
  'Job',
  'Namespace',
  'NetworkPolicy',
  'PersistentVolumeClaim',
  'Pod',
  'PodDisruptionBudget',
  'Service',
  'ServiceAccount',
]);

/** Keywords taken over as they are. */
const plain = [
  'type',
  'enum',
  'pattern',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
];

const say = (line: string): void => void process.stdout.write(`${line}\n`);

for (const version of kubernetesVersions) {
  say(`Kubernetes ${version.schema} …`);
  const dir = await fetchGoModule(`k8s.io/kubernetes@v${version.schema}`);
  const text = readFileSync(path.join(dir, 'api', 'openapi-spec', 'swagger.json'), 'utf8');
  write(`kubernetes-${version.name}.json`, ofKubernetes(JSON.parse(text) as { definitions: JsonObject }));
}
write('operators.json', await ofOperators());

/** Keeps what our kinds reach, and the list of everything this version serves. */
function ofKubernetes({ definitions }: { definitions: JsonObject }): JsonObject {
  const served: string[] = [];
  const kinds: JsonObject = {};
  const kept: JsonObject = {};
  const keep = (name: string): void => {
    if (name in kept) return;
    kept[name] = null;
    kept[name] = strict(definitions[name] ?? {}, keep);
  };
  for (const [name, definition] of Object.entries(definitions)) {
    for (const gvk of kindsOf(definition)) {
      served.push(gvk.id);
      // Stable versions only: `v1`, `apps/v1`, never `…/v1beta1`.
      if (!nativeKinds.has(gvk.kind) || !/(^|\/)v\d+$/.test(gvk.apiVersion)) continue;
      kinds[gvk.id] = { $ref: `#/definitions/${name}` };
      keep(name);
    }
  }
  return { served: served.sort(), kinds, definitions: kept };
}

function kindsOf(definition: Json): { id: string; kind: string; apiVersion: string }[] {
  const list = isObject(definition) ? definition['x-kubernetes-group-version-kind'] : undefined;
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry) => {
    if (!isObject(entry)) return [];
    const apiVersion = [textOf(entry['group']), textOf(entry['version'])].filter(Boolean).join('/');
    const kind = textOf(entry['kind']);
    return [{ id: `${apiVersion}/${kind}`, kind, apiVersion }];
  });
}

async function ofOperators(): Promise<JsonObject> {
  const kinds: JsonObject = {};
  for (const file of await fetchDefinitions(say)) {
    const { spec } = parse(readFileSync(file, 'utf8')) as { spec: CustomSpec };
    for (const { name, schema } of spec.versions) {
      const whole = schema.openAPIV3Schema;
      const properties = { ...(whole['properties'] as JsonObject), metadata: { type: 'object' } };
      kinds[`${spec.group}/${name}/${spec.names.kind}`] = strict({ ...whole, properties }, () => undefined);
    }
  }
  return { served: Object.keys(kinds).sort(), kinds, definitions: {} };
}

interface CustomSpec {
  group: string;
  names: { kind: string };
  versions: { name: string; schema: { openAPIV3Schema: JsonObject } }[];
}

/** The schema without its words, refusing fields it does not name. */
function strict(schema: Json, keep: (name: string) => void): Json {
  if (!isObject(schema)) return schema;
  const ref = schema['$ref'];
  if (typeof ref === 'string') {
    keep(ref.replace('#/definitions/', ''));
    return { $ref: ref };
  }
  if (schema['x-kubernetes-int-or-string'] || schema['format'] === 'int-or-string') {
    return { type: ['integer', 'string'] };
  }
  // Kubernetes takes a number where it says Quantity, and writes a string.
  if (textOf(schema['description']).startsWith('Quantity is')) return { type: ['number', 'string'] };
  const made: JsonObject = {};
  for (const name of plain) {
    const value = schema[name];
    if (value !== undefined) made[name] = value;
  }
  // Go's inline flags are none of JavaScript's.
  if (textOf(made['pattern']).includes('(?')) delete made['pattern'];
  const { required } = schema;
  if (Array.isArray(required) && required.length > 0) made['required'] = required;
  if (schema['items'] !== undefined) made['items'] = strict(schema['items'], keep);
  if (isObject(schema['additionalProperties'])) {
    made['additionalProperties'] = strict(schema['additionalProperties'], keep);
  }
  if (isObject(schema['properties'])) {
    const entries = Object.entries(schema['properties']).map(([name, value]) => [name, strict(value, keep)]);
    made['properties'] = Object.fromEntries(entries) as JsonObject;
    if (!schema['x-kubernetes-preserve-unknown-fields']) made['additionalProperties'] ??= false;
  }
  return made;
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function write(name: string, content: JsonObject): void {
  writeFileSync(path.join(import.meta.dirname, name), `${JSON.stringify(content)}\n`);
}
