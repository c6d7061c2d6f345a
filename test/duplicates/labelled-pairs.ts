import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A line of `pairs.jsonl`; README.md says what its fields mean. */
export interface LabelledPair {
  id: string;
  a: string;
  b: string;
  same: boolean;
  kind: string;
  split: 'tune' | 'judge';
}

export function readPairs(): LabelledPair[] {
  const lines = readFileSync(path.join(import.meta.dirname, 'pairs.jsonl'), 'utf8')
    .trimEnd()
    .split('\n');
  // The set's own test holds the shape.
  return lines.map((line) => JSON.parse(line) as LabelledPair);
}

export function meet<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  return [...a].some((one) => b.has(one));
}

export function textsOf(pairs: readonly LabelledPair[]): string[] {
  return [...new Set(pairs.flatMap(({ a, b }) => [a, b]))];
}
