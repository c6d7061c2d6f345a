import { expect, it } from 'vitest';
import { repoOf } from '../repo.ts';
import { copies } from './copies.ts';

/** Lines of code that occur nowhere else, `count` of them. */
const block = (count: number, name = 'value') =>
  Array.from({ length: count }, (_, n) => `const ${name}${n} = compute(${n}, 'x${n}');`).join('\n');

const one = 'services/documents/src/app/a.ts';
const two = 'services/tasks/src/app/b.ts';

const names = Array.from({ length: 30 }, (_, n) => `  name${n},`).join('\n');
const shared = `import {\n${names}\n} from '@baro/chassis';\n`;

it('finds a block over 15 lines in two services and names both places', async () => {
  const repo = repoOf({ [one]: `f();\n${block(16)}\ng();`, [two]: `h();\nk();\n${block(16)}\nm();` });
  expect(await copies.check(repo)).toEqual([
    { file: two, line: 3, message: expect.stringContaining(`shares 16 lines with ${one}:2;`) },
  ]);
});

it('is not led astray by blanks, breaks, comments and trailing commas', async () => {
  const call = (n: number) => `const v${n} = compute(alpha${n}, beta${n});`;
  const broken = (n: number) =>
    `\n// anew\n  const v${n} = compute(\n    alpha${n},\n\n    beta${n},\n  );\n/** A doc. */`;
  const numbers = Array.from({ length: 8 }, (_, n) => n);
  const repo = repoOf({ [one]: numbers.map(call).join('\n'), [two]: numbers.map(broken).join('\n') });
  expect(await copies.check(repo)).toMatchObject([
    { file: two, message: expect.stringMatching(/^shares 32 lines/) },
  ]);
});

it('finds a copy of what the chassis has, and each of three copies', async () => {
  const repo = repoOf({ 'services/chassis/src/c.ts': block(20), [one]: block(20), [two]: block(20) });
  expect((await copies.check(repo)).map(({ file }) => file)).toEqual([one, two, two]);
});

it.each([
  ['15 lines', { [one]: block(15), [two]: block(15) }],
  ['one service', { [one]: block(40), 'services/documents/src/app/b.ts': block(40) }],
  ['a shared import', { [one]: shared, [two]: shared }],
  ['other names', { [one]: block(40), [two]: block(40, 'other') }],
  ['directory/client', { [one]: block(40), 'services/directory/client/src/c.ts': block(40) }],
  [
    'tests and generated code',
    { 'services/a/test/c.ts': block(40), 'proto/gen/c.ts': block(40), [two]: block(40) },
  ],
])('lets %s be', async (_, texts) => {
  expect(await copies.check(repoOf(texts))).toEqual([]);
});
