import path from 'node:path';

import { BaseSequencer, type TestSpecification } from 'vitest/node';

const root = path.resolve(import.meta.dirname, '..', '..');

/** The longest, and what starts whole platforms; the longest first. */
const long = [
  /^test\/authz\/authz\./,
  /^test\/e2e\//,
  /^test\/real-data\//,
  /^test\//,
  /^tools\/[^/]+\/test\//,
];

/**
 * Begins what takes minutes before what takes seconds: a clone without the times of a run before sorts by the size of a
 * file, and then its longest, whose cases are tables, runs alone at the end.
 */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
}

function rank({ moduleId }: TestSpecification): number {
  const file = path.relative(root, moduleId);
  const found = long.findIndex((form) => form.test(file));
  return found === -1 ? long.length : found;
}
