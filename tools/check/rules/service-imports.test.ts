import { expect, it } from 'vitest';
import { repoOf } from '../repo.ts';
import { serviceImports } from './service-imports.ts';

it.each([
  ['services/documents/src/app/a.ts', '@baro/directory'],
  ['services/documents/src/app/a.ts', '../../../directory/src/domain/unit.ts'],
  ['services/directory/src/app/a.ts', '../../client/src/index.ts'],
  ['services/documents/src/app/a.ts', '@baro/tools/start/main.ts'],
  ['services/directory/client/src/a.ts', '@baro/directory'],
  ['services/chassis/src/a.ts', '@baro/directory-client'],
  ['services/chassis/src/a.ts', '@baro/proto/baro/documents/v1/incoming.ts'],
  ['test/authz/expected/matrix.ts', '@baro/chassis'],
  ['test/authz/matrix.test.ts', '../../services/documents/src/domain/policy.ts'],
])('in %s finds %s', async (file, specifier) => {
  const repo = repoOf({ [file]: `import { a } from '${specifier}';` });
  expect(await serviceImports.check(repo)).toMatchObject([{ file, line: 1 }]);
});

it.each([
  ['services/documents/src/app/a.ts', '@baro/chassis'],
  ['services/documents/src/app/a.ts', '@baro/directory-client'],
  ['services/documents/src/app/a.ts', '@baro/proto/baro/documents/v1/incoming.ts'],
  ['services/documents/src/app/a.ts', '../domain/policy.ts'],
  ['services/documents/test/a.test.ts', '@baro/tools/start/sign-on/testing.ts'],
  ['services/directory/client/src/a.ts', '@baro/chassis'],
  ['services/chassis/test/a.test.ts', '@baro/chassis/testing'],
  ['services/chassis/src/a.ts', '@baro/proto/google/rpc/status.ts'],
  ['test/authz/matrix.test.ts', '@baro/tools/start/sign-on/testing.ts'],
  ['test/authz/ask.ts', '@baro/chassis'],
  ['test/e2e/a.test.ts', '../../services/web/src/text/a.ts'],
])('in %s lets %s be', async (file, specifier) => {
  expect(await serviceImports.check(repoOf({ [file]: `import { a } from '${specifier}';` }))).toEqual([]);
});
