import { readFileSync } from 'node:fs';
import path from 'node:path';

import { isMap, isScalar, parseDocument } from 'yaml';
import type { YAMLMap } from 'yaml';
import { at } from '../manifest.ts';

/** Keys a schema may have that no default shows. */
const undocumented = new Set(['global', 'cidr', 'namespace', 'podLabels', 'port', 'cpu']);

/** Each key of values.yaml says what it is (`# --`, on it or above it), and the schema has the same keys. */
export function checkValues(chartDir: string): string[] {
  const chart = path.basename(chartDir);
  const document = parseDocument(readFileSync(path.join(chartDir, 'values.yaml'), 'utf8'));
  const schema: unknown = JSON.parse(readFileSync(path.join(chartDir, 'values.schema.json'), 'utf8'));
  if (!isMap(document.contents)) return [`${chart}/values.yaml holds no keys`];
  const first = document.contents.items[0];
  // The comment before the first key belongs to the file as far as YAML is concerned.
  if (first && isScalar(first.key)) first.key.commentBefore ??= document.commentBefore ?? '';
  return walk(document.contents, schema, '', false).map((finding) => `${chart}/values.yaml: ${finding}`);
}

function walk(map: YAMLMap, schema: unknown, prefix: string, isSaid: boolean): string[] {
  const findings: string[] = [];
  const keys = new Set<string>();
  for (const [index, { key, value }] of map.items.entries()) {
    if (!isScalar(key)) continue;
    const name = String(key.value);
    keys.add(name);
    // The comment above a map's first key is the map's own in YAML's eyes.
    const comment = `${key.commentBefore ?? ''}${index === 0 ? (map.commentBefore ?? '') : ''}`;
    const said = isSaid || comment.includes(' -- ');
    const own = at(schema, 'properties', name);
    const closed = at(own, 'additionalProperties') === false;
    if (at(schema, 'additionalProperties') === false && own === undefined) {
      findings.push(`${prefix}${name} is not in values.schema.json`);
    }
    if (isMap(value) && closed) findings.push(...walk(value, own, `${prefix}${name}.`, said));
    else if (!said && !isService(own)) findings.push(`${prefix}${name} has no comment "# -- …"`);
  }
  for (const name of Object.keys((at(schema, 'properties') as object | undefined) ?? {})) {
    if (!keys.has(name) && !undocumented.has(name)) {
      findings.push(`${prefix}${name} of values.schema.json is not shown`);
    }
  }
  return findings;
}

/** A service's values are explained, and judged, by the chart service. */
function isService(schema: unknown): boolean {
  return at(schema, 'type') === 'object' && Object.keys(schema as object).length === 1;
}
