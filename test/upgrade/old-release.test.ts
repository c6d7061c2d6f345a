import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { runCommand } from '@baro/tools/platform/command.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { layOldRelease, UpgradeError } from './old-release.ts';

let dir = '';
let clone = '';

async function git(...args: string[]): Promise<void> {
  const who = ['-c', 'user.name=Thử', '-c', 'user.email=thu@example.invalid', '-c', 'commit.gpgsign=false'];
  const { code, output } = await runCommand('git', ['-C', clone, ...who, ...args]);
  if (code !== 0) throw new Error(output);
}

/** Two commits of a clone with one workspace and one package. */
beforeAll(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), 'baro-old-release-'));
  clone = path.join(dir, 'clone');
  await mkdir(path.join(clone, 'services', 'a'), { recursive: true });
  await git('init', '--quiet');
  await writeFile(path.join(clone, '.gitignore'), 'node_modules/\n.baro/\n');
  await writeFile(path.join(clone, 'package.json'), JSON.stringify({ workspaces: ['services/a'] }));
  const packages = { 'node_modules/b': { version: '1.0.0' }, 'node_modules/@baro/a': { link: true } };
  await writeFile(path.join(clone, 'package-lock.json'), JSON.stringify({ packages }));
  await writeFile(path.join(clone, 'services', 'a', 'main.ts'), 'old');
  await git('add', '--all');
  await git('commit', '--quiet', '--message', 'old');
  await writeFile(path.join(clone, 'services', 'a', 'main.ts'), 'new');
  await git('commit', '--quiet', '--all', '--message', 'new');
  await mkdir(path.join(clone, 'node_modules', 'b'), { recursive: true });
  await writeFile(path.join(clone, 'node_modules', 'b', 'index.js'), 'package');
  await mkdir(path.join(clone, 'node_modules', '@baro'));
  await symlink('../../services/a', path.join(clone, 'node_modules', '@baro', 'a'));
});

afterAll(() => rm(dir, { recursive: true, force: true }));

it('lays the code of the commit before, with the same packages, and its workspaces lead into it', async () => {
  const old = await layOldRelease(clone, 'HEAD^');
  expect(await readFile(path.join(old.dir, 'services', 'a', 'main.ts'), 'utf8')).toBe('old');
  expect(await readFile(path.join(old.dir, 'node_modules', '@baro', 'a', 'main.ts'), 'utf8')).toBe('old');
  const inodeIn = async (root: string): Promise<number> =>
    (await stat(path.join(root, 'node_modules', 'b', 'index.js'))).ino;
  expect(await inodeIn(old.dir)).toBe(await inodeIn(clone));
  await old.remove();
  expect(existsSync(old.dir)).toBe(false);
  expect((await runCommand('git', ['-C', clone, 'worktree', 'list'])).output.trim().split('\n')).toHaveLength(
    1,
  );
});

it('says that a shallow clone does not have the commit, and leaves nothing', async () => {
  const shallow = path.join(dir, 'shallow');
  await git('clone', '--quiet', '--depth', '1', `file://${clone}`, shallow);
  await expect(layOldRelease(shallow, 'HEAD^')).rejects.toThrow(
    new UpgradeError(
      '--from HEAD^ is not in this clone (the clone is shallow: fetch it with more depth); nothing was upgraded.',
    ),
  );
  expect(existsSync(path.join(shallow, '.baro'))).toBe(false);
});

it('says that there is no such commit', async () => {
  await expect(layOldRelease(clone, 'nowhere')).rejects.toThrow(
    '--from nowhere is not in this clone (no such commit)',
  );
});
