import { expect, it } from 'vitest';
import { repoOf } from '../repo.ts';
import { fileSize } from './file-size.ts';

const lines = (count: number) => 'x\n'.repeat(count);

it('finds a source over 300 lines, tests and styles over 400, and a main.ts over 60', async () => {
  const repo = repoOf({
    'services/a/src/long.ts': lines(301),
    'services/a/src/main.ts': lines(61),
    'services/a/src/style.css': lines(401),
    'services/a/test/cases.test.ts': lines(401),
  });
  expect((await fileSize.check(repo)).map(({ file }) => file)).toEqual(repo.files);
});

it('lets through what is at the limit, the contract, generated code and data', async () => {
  const repo = repoOf({
    'services/a/src/even.ts': lines(300),
    'services/a/test/cases.test.ts': lines(400),
    'services/a/src/main.ts': lines(60),
    'proto/gen/baro/a.ts': lines(9000),
    'proto/baro/a/v1/a.proto': lines(900),
    'services/a/data/units.csv': lines(900),
  });
  expect(await fileSize.check(repo)).toEqual([]);
});
