import { expect, it } from 'vitest';
import { repoOf } from '../repo.ts';
import { todo } from './todo.ts';

// In pieces: this file is looked at too.
const word = (rest: string) => `T${rest}`;

it.each([`// ${word('ODO')}: later`, `// ${word('ODO')}(soon): later`, `# FIXME now`])(
  'finds "%s"',
  async (line) => {
    expect(await todo.check(repoOf({ 'tools/a.ts': line }))).toHaveLength(1);
  },
);

it('lets one with an issue be, and longer words', async () => {
  const text = `// ${word('ODO')}(#12): remove with release 3\nconst mas${word('ODO')}N = 1;`;
  expect(await todo.check(repoOf({ 'tools/a.ts': text }))).toEqual([]);
});
