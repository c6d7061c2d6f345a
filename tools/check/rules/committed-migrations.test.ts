import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openRepo } from '../repo.ts';
import { committedMigrations } from './committed-migrations.ts';

const first = 'services/a/migrations/Migration20260101000000_create-units.ts';
const second = 'services/a/migrations/Migration20260102000000_create-posts.ts';
const tables = 'services/a/migrations/tables.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'baro-migrations-'));
  git('init', '--quiet');
  write(first, 'CREATE TABLE units');
  write(tables, 'a table');
  write('services/a/src/main.ts', 'one');
  commit();
});
afterEach(() => rmSync(folder, { recursive: true }));

function git(...args: string[]): void {
  execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@t.example', ...args], { cwd: folder });
}

function write(file: string, text: string): void {
  mkdirSync(join(folder, file, '..'), { recursive: true });
  writeFileSync(join(folder, file), text);
}

function commit(): void {
  git('add', '--all');
  git('commit', '--quiet', '--allow-empty', '--message', 'more');
}

const changed = async (root = folder): Promise<string[]> =>
  (await committedMigrations.check(openRepo(root))).map(({ file }) => file);

it.each([
  ['changed', () => write(first, 'CREATE TABLE posts')],
  ['gone', () => rmSync(join(folder, first))],
  ['named otherwise', () => git('mv', first, second)],
])('finds one of the commit before that is %s, committed or not', async (_, change) => {
  commit();
  change();
  expect(await changed()).toEqual([first]);
  git('reset', '--quiet', '--soft', 'HEAD^');
  commit();
  expect(await changed()).toEqual([first]);
});

it('finds what stands beside a migration', async () => {
  commit();
  write(tables, 'another table');
  expect(await changed()).toEqual([tables]);
});

it('is content with a new one, and with one changed before anything followed it', async () => {
  write(second, 'CREATE TABLE posts');
  write('services/a/src/main.ts', 'two');
  expect(await changed()).toEqual([]);
  commit();
  write(second, 'CREATE TABLE posts and more');
  expect(await changed()).toEqual([]);
});

it('says nothing where the commit before is not at hand', async () => {
  write(first, 'CREATE TABLE posts');
  expect(await changed()).toEqual([]);
  commit();
  const shallow = join(folder, 'shallow');
  git('clone', '--quiet', '--depth', '1', `file://${folder}`, shallow);
  expect(await changed(shallow)).toEqual([]);
  expect(await committedMigrations.check({ root: '/nowhere', files: [], read: () => '' })).toEqual([]);
});
