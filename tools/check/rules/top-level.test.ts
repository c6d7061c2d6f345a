import { expect, it } from 'vitest';
import { repoOf } from '../repo.ts';
import { topLevel } from './top-level.ts';

it('finds what does not belong at the top, and nothing else', async () => {
  const repo = repoOf({
    'README.md': '',
    '.gitignore': '',
    '.ci/run': '',
    'services/web/a.ts': '',
    'docs/a.md': '',
    'vitest.config.ts': '',
  });
  expect((await topLevel.check(repo)).map(({ file }) => file)).toEqual(['docs', 'vitest.config.ts']);
});
