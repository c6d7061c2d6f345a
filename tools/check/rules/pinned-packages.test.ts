import { expect, it } from 'vitest';
import { repoOf } from '../repo.ts';
import { pinnedPackages } from './pinned-packages.ts';

const repo = (first: object, second: object = {}) =>
  repoOf({
    'package.json': JSON.stringify({ dependencies: first }),
    'tools/package.json': JSON.stringify({ devDependencies: second }),
  });

it.each([
  ['a range', { pg: '^8.0.0' }, {}],
  ['latest', { pg: 'latest' }, {}],
  ['two versions of one', { pg: '8.0.0' }, { pg: '8.0.1' }],
  ['MikroORM apart', { '@mikro-orm/core': '7.2.1' }, { '@mikro-orm/sql': '7.2.0' }],
])('finds %s', async (_, first, second) => {
  expect(await pinnedPackages.check(repo(first, second))).toHaveLength(1);
});

it('is content with exact versions and our own packages', async () => {
  const found = await pinnedPackages.check(
    repo({ pg: '8.0.0', '@baro/chassis': '*' }, { pg: '8.0.0', b: '1.0.0-beta.1' }),
  );
  expect(found).toEqual([]);
});
