import { randomUUID } from 'node:crypto';
import { chmod, chown, lstat, mkdir, readFile, symlink } from 'node:fs/promises';
import path from 'node:path';

import { exists } from '../platform/cache.ts';
import { canEnter, findServerUser } from '../platform/postgres-user.ts';
import type { Sso } from './options.ts';
import { writePrivateFile } from './private-file.ts';

/** What is remembered between starts. */
export interface DataState {
  id: string;
  /** `loaded` and `empty` are for good; `asked` means the load has not been seen to its end. */
  city: 'undecided' | 'asked' | 'loaded' | 'empty';
  /** Whether PostgreSQL's files were ever made. */
  hasCluster: boolean;
  /** The first port of the last start: other tools find the platform by it. */
  port?: number;
  /** Who signs people in; accounts are made there, so a platform stays with it. */
  sso?: Sso;
}

/** The folder of one platform. */
export interface DataDir {
  dir: string;
  clusterDir: string;
  state: DataState;
  remember: (change: Partial<DataState>) => void;
}

/** Where root's PostgreSQL files go when the data folder lies where PostgreSQL's own user cannot enter. */
const OUTSIDE = '/var/lib/baro';

/** Makes the folder on first use; one that is there must be ours to write. */
export async function makeDataDir(dir: string): Promise<void> {
  try {
    await mkdir(path.join(dir, 'logs'), { recursive: true });
    await mkdir(path.join(dir, 'secrets'), { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new Error(`The data folder ${dir} cannot be written: ${String(error)}`, { cause: error });
  }
}

/** Opens the folder and settles where PostgreSQL's files lie. */
export async function openDataDir(dir: string): Promise<DataDir> {
  const stateFile = path.join(dir, 'state.json');
  const state = await readState(stateFile);
  const remember = (change: Partial<DataState>): void => {
    Object.assign(state, change);
    writePrivateFile(stateFile, `${JSON.stringify(state, undefined, 2)}\n`);
  };
  remember({});
  const clusterDir = path.join(await postgresHome(dir, state.id), 'cluster');
  if (state.hasCluster && !(await exists(clusterDir))) {
    throw new Error(
      `PostgreSQL's files are gone from ${clusterDir}: bring them back, or remove ${dir} to begin anew.`,
    );
  }
  return { dir, clusterDir, state, remember };
}

/** Accounts that the city's directory knows were made at one sign-on; at the other they would be strangers. */
export function refuseOtherSso({ dir, state }: DataDir, sso: Sso): void {
  // A folder of before this was remembered was begun with the stand-in.
  const before = state.sso ?? (state.city === 'undecided' ? sso : 'development');
  if (before === sso) return;
  throw new Error(
    `The data in ${dir} was begun with --sso=${before}: start it with that, or take another folder: npm start -- --sso=${sso} --data <dir>`,
  );
}

async function readState(file: string): Promise<DataState> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return { id: randomUUID(), city: 'undecided', hasCluster: false };
  return JSON.parse(text) as DataState;
}

/** `<data>/postgres`, or as root a link of that name to where the server's user can enter. */
async function postgresHome(dir: string, id: string): Promise<string> {
  const inside = path.join(dir, 'postgres');
  const user = findServerUser();
  if (!user) {
    await mkdir(inside, { recursive: true, mode: 0o700 });
    return inside;
  }
  const outside = path.join(OUTSIDE, id);
  const isLink = (await lstat(inside).catch(() => undefined))?.isSymbolicLink() === true;
  const home = isLink || !canEnter(user, dir) ? outside : inside;
  if (!(await exists(home))) {
    await mkdir(path.dirname(home), { recursive: true });
    if (home === outside) await chmod(OUTSIDE, 0o755);
    await mkdir(home, { mode: 0o700 });
    await chown(home, user.uid, user.gid);
  }
  if (home === outside && !isLink) await symlink(outside, inside);
  return home;
}
