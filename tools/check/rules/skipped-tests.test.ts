import { expect, it } from 'vitest';
import { repoOf } from '../repo.ts';
import { skippedTests } from './skipped-tests.ts';

// In pieces: this file is a test too.
const call = (name: string) => `describe.${name}('a', () => {});`;

it.each(['skip', 'only', 'todo', 'skipIf(true)'])('finds %s', async (name) => {
  expect(await skippedTests.check(repoOf({ 'services/a/src/a.test.ts': call(name) }))).toHaveLength(1);
});

it('lets tests that run be, and words elsewhere', async () => {
  const repo = repoOf({
    'services/a/src/a.test.ts': "describe.each([1])('a', () => it('b', () => {}));",
    'services/a/src/rows.ts': `test.skip(rows);`,
    'tools/testing/needs.ts': call('skipIf(!where)'),
  });
  expect(await skippedTests.check(repo)).toEqual([]);
});
