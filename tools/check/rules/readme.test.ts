import { expect, it } from 'vitest';
import { repoOf } from '../repo.ts';
import { readme } from './readme.ts';

const rest = {
  'package.json': '{"scripts": {"start": "x", "check": "y"}}',
  'services/adr/0001-a.md': '',
  'tools/a.ts': '',
};

it.each([
  'See [the decision](services/adr/0002-b.md).',
  'Run `npm run chek`.',
  'Then `npm test`.',
  'Run `node tools/b.ts`.',
])('finds what is wrong in "%s"', async (text) => {
  expect(await readme.check(repoOf({ ...rest, 'README.md': `# Baro\n\n${text}\n` }))).toMatchObject([
    { line: 3 },
  ]);
});

it('finds that there is no README, and one that is too long', async () => {
  expect(await readme.check(repoOf(rest))).toHaveLength(1);
  expect(await readme.check(repoOf({ ...rest, 'README.md': 'a\n'.repeat(151) }))).toHaveLength(1);
});

it('is content with links and commands that exist', async () => {
  const page = [
    '[a](services/adr/0001-a.md#why) [b](./services) [c](#here) [d](https://example.org/x)',
    '`npm start`, `npm run check`, `node tools/a.ts --help`',
  ].join('\n');
  const repo = repoOf({ ...rest, 'README.md': page, 'services/README.md': '[up](../README.md)' });
  expect(await readme.check(repo)).toEqual([]);
});
