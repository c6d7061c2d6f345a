import { expect, it } from 'vitest';
import { repoOf } from '../repo.ts';
import { domainImports } from './domain-imports.ts';

const file = 'services/documents/src/domain/policy.ts';

it.each([
  '@grpc/grpc-js',
  '@nats-io/jetstream',
  '@mikro-orm/core',
  'node:fs/promises',
  '@baro/chassis/testing',
  '../store/document-store.ts',
  '../app/register.ts',
  '../config.ts',
])('finds the import of %s', async (specifier) => {
  const repo = repoOf({ [file]: `\nimport {\n  a,\n} from '${specifier}';\n` });
  expect(await domainImports.check(repo)).toMatchObject([{ file, line: 4 }]);
});

it('finds I/O in the counting of time', async () => {
  const repo = repoOf({ 'services/directory/client/src/time/count.ts': "import pg from 'pg';" });
  expect(await domainImports.check(repo)).toHaveLength(1);
});

it('lets rules use rules, refusals and time counting, and their tests use anything', async () => {
  const repo = repoOf({
    [file]: [
      "import { AppError } from '@baro/chassis';",
      "import { countTerm } from '@baro/directory-client';",
      "import { reasons } from '../reasons.ts';",
      "import { holder } from './holder.ts';",
      "import { createHash } from 'node:crypto';",
    ].join('\n'),
    'services/documents/src/domain/policy.test.ts': "import { readFileSync } from 'node:fs';",
    'services/documents/src/store/a.ts': "import { a } from '@mikro-orm/core';",
  });
  expect(await domainImports.check(repo)).toEqual([]);
});
