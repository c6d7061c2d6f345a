import { expect, it } from 'vitest';
import { repoOf } from '../repo.ts';
import { migrationSteps } from './migration-steps.ts';

const file = 'services/a/migrations/Migration20270101000000_change.ts';
const migration = (sql: string): string => `import { x } from 'y';\nconst sql = \`\n${sql}\n\`;\n`;
const check = (text: string, name = file) => migrationSteps.check(repoOf({ [name]: text }));

it.each([
  'DROP TABLE things;',
  'DROP TABLE IF EXISTS things',
  'ALTER TABLE things DROP COLUMN size;',
  'alter table things drop size;',
  'ALTER TABLE things RENAME COLUMN size TO width;',
  'ALTER TABLE things RENAME size TO width;',
  'ALTER TABLE things RENAME TO items;',
  'ALTER TABLE things ALTER COLUMN size SET NOT NULL;',
  'ALTER TABLE things ADD COLUMN size integer NOT NULL;',
  'ALTER TABLE things ADD size integer NOT NULL, ADD width integer;',
  'ALTER TABLE things ALTER COLUMN size TYPE bigint;',
  'ALTER TABLE things ALTER size SET DATA TYPE bigint;',
  'REVOKE INSERT ON things FROM app;',
])('finds: %s', async (sql) => {
  expect(await check(migration(sql))).toHaveLength(1);
});

it.each([
  'CREATE TABLE things (id uuid NOT NULL, size integer NOT NULL);',
  'ALTER TABLE things ADD COLUMN size integer;',
  'ALTER TABLE things ADD COLUMN size integer NOT NULL DEFAULT 0;',
  'ALTER TABLE things ADD COLUMN size integer DEFAULT 0 NOT NULL;',
  'ALTER TABLE things ALTER COLUMN size SET DEFAULT 0, ALTER COLUMN size SET NOT NULL;',
  'ALTER TABLE things ADD CONSTRAINT things_size_check CHECK (size IS NOT NULL);',
  'ALTER TABLE things DROP CONSTRAINT things_size_check, ALTER COLUMN size DROP DEFAULT;',
  'ALTER TABLE things ALTER COLUMN size DROP NOT NULL;',
  'DROP INDEX things_size;',
  "COMMENT ON TABLE things IS 'Never DROP TABLE things';",
])('is content with: %s', async (sql) => {
  expect(await check(migration(sql))).toEqual([]);
});

it('finds a statement in quotes, too', async () => {
  const text = "    await this.execute('ALTER TABLE things RENAME COLUMN size TO width');";
  expect(await check(text)).toHaveLength(1);
});

it('names the line', async () => {
  expect(await check(migration('SELECT 1;\n\nDROP TABLE things;'))).toMatchObject([{ line: 5 }]);
});

it('lets it be when the file says why, and since which commit', async () => {
  const sql = migration('DROP TABLE things;');
  expect(await check(`// contract: items took its place, unused since 0a1b2c3d\n${sql}`)).toEqual([]);
  expect(await check(`// contract: items took its place\n${sql}`)).toHaveLength(1);
});

it('looks at the tables of the chassis and at what stands beside a migration, and nowhere else', async () => {
  const sql = migration('DROP TABLE things;');
  expect(await check(sql, 'services/chassis/src/db/seal-migration.ts')).toHaveLength(1);
  expect(await check(sql, 'services/directory/client/migrations/tables.ts')).toHaveLength(1);
  expect(await check(sql, 'services/chassis/src/db/rebuilt-table.ts')).toEqual([]);
});
