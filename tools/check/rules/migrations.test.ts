import { expect, it } from 'vitest';
import { repoOf } from '../repo.ts';
import { migrations } from './migrations.ts';

const repo = (...names: string[]) =>
  repoOf(Object.fromEntries(names.map((name) => [`services/a/migrations/${name}`, ''])));

it.each([
  'Migration20260101000000.ts',
  'Migration20260101000000_CreateUnits.ts',
  'Migration20261301000000_create-units.ts',
  'Migration2026_create-units.ts',
])('finds %s', async (name) => {
  expect(await migrations.check(repo(name))).toHaveLength(1);
});

it('finds two of the same time', async () => {
  const names = ['Migration20260101000000_create-units.ts', 'Migration20260101000000_create-posts.ts'];
  expect(await migrations.check(repo(...names))).toHaveLength(1);
});

it('is content with time and kebab-case, and other files beside', async () => {
  const names = ['Migration20260101000000_create-units.ts', '.snapshot-baro_a.json', 'index.ts'];
  expect(await migrations.check(repo(...names))).toEqual([]);
});
