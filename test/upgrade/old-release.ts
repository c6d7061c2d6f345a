import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { runCommand } from '@baro/tools/platform/command.ts';
import { findProcess } from '@baro/tools/platform/process-identity.ts';

/** A fault of who runs the upgrade, told in one sentence. */
export class UpgradeError extends Error {
  override name = 'UpgradeError';
}

/** The code of a release, ready to run. */
export interface OldRelease {
  /** The commit. */
  commit: string;
  dir: string;
  /** Whether its processes say that they leave before they do; those of before November 2026 did not. */
  drains: boolean;
  remove: () => Promise<void>;
}

type Versions = Record<string, { version?: string; link?: boolean; optional?: boolean }>;

/** Lays the code of a commit beside ours, with its own packages. @throws UpgradeError when it is not in the clone */
export async function layOldRelease(root: string, from: string): Promise<OldRelease> {
  const commit = await commitOf(root, from);
  const base = path.join(root, '.baro', 'upgrade');
  await mkdir(base, { recursive: true });
  await sweep(root, base);
  const dir = path.join(base, `${process.pid}-${commit.slice(0, 12)}`);
  const remove = (): Promise<void> => removeTree(root, dir);
  try {
    await git(root, ['worktree', 'add', '--detach', dir, commit]);
    await bringPackages(root, dir);
  } catch (error) {
    await remove();
    throw error;
  }
  return { commit, dir, drains: await hasDrainDelay(dir), remove };
}

/** The commit, when the clone has it. */
export async function findCommit(root: string, from: string): Promise<string | undefined> {
  const found = await runGit(root, ['rev-parse', '--verify', '--quiet', `${from}^{commit}`]);
  return found.code === 0 ? found.output.trim() : undefined;
}

async function commitOf(root: string, from: string): Promise<string> {
  const found = await findCommit(root, from);
  if (found) return found;
  const shallow = (await runGit(root, ['rev-parse', '--is-shallow-repository'])).output.trim() === 'true';
  const why = shallow ? 'the clone is shallow: fetch it with more depth' : 'no such commit';
  throw new UpgradeError(`--from ${from} is not in this clone (${why}); nothing was upgraded.`);
}

async function hasDrainDelay(dir: string): Promise<boolean> {
  const file = path.join(dir, 'services', 'chassis', 'src', 'config', 'base-config.ts');
  return existsSync(file) && (await readFile(file, 'utf8')).includes('DRAIN_DELAY_MS');
}

/** What a killed run left. */
async function sweep(root: string, base: string): Promise<void> {
  for (const name of await readdir(base)) {
    const pid = Number(name.split('-')[0]);
    if (Number.isInteger(pid) && findProcess(pid)) continue;
    await removeTree(root, path.join(base, name));
  }
}

async function removeTree(root: string, dir: string): Promise<void> {
  await rm(dir, { recursive: true, force: true });
  await runGit(root, ['worktree', 'prune']);
}

/** Ours by hard links: the workspaces among them are relative links, so they lead into the old code. */
async function bringPackages(root: string, dir: string): Promise<void> {
  for (const place of await packageFolders(root)) {
    const target = path.join(dir, place);
    if (!existsSync(path.dirname(target))) continue;
    const linked = await runCommand('cp', ['-al', path.join(root, place), target]);
    if (linked.code === 0) continue;
    // Between file systems there are no hard links; what is half linked must not be written into.
    await rm(target, { recursive: true, force: true });
    await cp(path.join(root, place), target, { recursive: true, verbatimSymlinks: true });
  }
  const [wanted, there] = [await versionsIn(dir), await versionsIn(root)];
  const isOther = ([name, one]: [string, Versions[string]]): boolean =>
    !one.link && !one.optional && one.version !== undefined && one.version !== there[name]?.version;
  const others = Object.entries(wanted).filter(isOther);
  if (others.length === 0) return;
  // npm replaces files and never writes into them: ours stay as they are.
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts'];
  const installed = await runCommand('npm', args, { cwd: dir });
  if (installed.code !== 0) {
    throw new UpgradeError(
      `npm could not install the ${others.length} packages of the old commit that differ: ${installed.output.trim()}`,
    );
  }
}

/** The common folder, and those of workspaces that need another version of something. */
async function packageFolders(root: string): Promise<string[]> {
  const { workspaces } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as {
    workspaces: string[];
  };
  const all = ['.', ...workspaces].map((place) => path.join(place, 'node_modules'));
  return all.filter((place) => existsSync(path.join(root, place)));
}

async function versionsIn(dir: string): Promise<Versions> {
  const lock = JSON.parse(await readFile(path.join(dir, 'package-lock.json'), 'utf8')) as {
    packages: Versions;
  };
  return lock.packages;
}

async function git(root: string, args: readonly string[]): Promise<void> {
  const { code, output } = await runGit(root, args);
  if (code !== 0) throw new UpgradeError(`git ${args.join(' ')} failed: ${output.trim()}`);
}

/** A hook of git hands its own place on to whatever it starts. */
function runGit(root: string, args: readonly string[]): ReturnType<typeof runCommand> {
  return runCommand('git', ['-C', root, ...args], {
    env: { GIT_DIR: undefined, GIT_WORK_TREE: undefined, GIT_INDEX_FILE: undefined },
  });
}
