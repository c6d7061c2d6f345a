import { expect, it } from 'vitest';
import { repoOf } from '../repo.ts';
import { processEnv } from './process-env.ts';

const reading = "const a = 1;\nconst port = process.env['PORT'];\n";

it.each([
  'services/a/src/app/a.ts',
  'services/chassis/src/run-service.ts',
  'services/web/src/app.tsx',
  'proto/a.ts',
])('finds it in %s', async (file) => {
  expect(await processEnv.check(repoOf({ [file]: reading }))).toMatchObject([{ file, line: 2 }]);
});

it('finds the import of env', async () => {
  const repo = repoOf({ 'services/a/src/a.ts': "import { env } from 'node:process';" });
  expect(await processEnv.check(repo)).toHaveLength(1);
});

it.each([
  'services/a/src/config.ts',
  'services/chassis/src/config/read.ts',
  'services/chassis/src/testing/postgres.ts',
  'services/a/test/a.ts',
  'services/web/vite.config.ts',
  'tools/start/main.ts',
  'test/e2e/a.test.ts',
])('lets it be in %s', async (file) => {
  expect(await processEnv.check(repoOf({ [file]: reading }))).toEqual([]);
});
