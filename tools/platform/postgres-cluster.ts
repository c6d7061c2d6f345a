import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, lstat, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { exists } from './cache.ts';
import { poll } from './poll.ts';
import { findPostgresBinaries, type PostgresBinaries } from './postgres-binaries.ts';
import { findServerUser, findUserById, type ServerUser } from './postgres-user.ts';
import { commandLine, findProcess, signalProcess } from './process-identity.ts';

/** An initialised cluster, not yet running. */
export interface PostgresCluster {
  dir: string;
  binaries: PostgresBinaries;
  /** Set when the starter is root. */
  user: ServerUser | undefined;
}

/** Only TCP on loopback, and only with a password: other users of the machine are strangers. */
const HOST_RULES = 'host all all 127.0.0.1/32 scram-sha-256\n';

/** Opens the cluster in `dir`, making it on first use. */
export async function openCluster(dir: string, superuserPassword: string): Promise<PostgresCluster> {
  const binaries = await findPostgresBinaries();
  if (await exists(path.join(dir, 'PG_VERSION'))) {
    await endForgottenServer(dir);
    return { dir, binaries, user: await ownerOf(dir) };
  }
  const user = findServerUser();
  await createCluster({ dir, binaries, user }, superuserPassword);
  return { dir, binaries, user };
}

async function createCluster(cluster: PostgresCluster, password: string): Promise<void> {
  const { dir, binaries, user } = cluster;
  const parent = path.join(path.dirname(dir), `.initdb-${randomBytes(6).toString('hex')}`);
  const fresh = path.join(parent, 'cluster');
  const passwordFile = path.join(parent, 'password');
  await mkdir(parent, { recursive: true, mode: 0o700 });
  try {
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (user) await Promise.all([parent, passwordFile].map((file) => chown(file, user.uid, user.gid)));
    const args = [`--pgdata=${fresh}`, '--username=postgres', `--pwfile=${passwordFile}`];
    await initdb(binaries.initdb, [...args, '--auth=scram-sha-256', '--no-sync', '--no-instructions'], user);
    await writeFile(path.join(fresh, 'pg_hba.conf'), HOST_RULES);
    await rename(fresh, dir);
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
}

/**
 * The builtin provider makes lower() and order the same on every machine. The C library's part (LC_CTYPE decides what
 * the text parser takes for a letter) is named too, so that it does not follow the caller's LC_ALL.
 */
async function initdb(command: string, args: string[], user: ServerUser | undefined): Promise<void> {
  const builtin = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const withLibc = await run(command, [...args, ...builtin, '--locale=C.UTF-8'], user);
  if (withLibc.code === 0) return;
  const withoutLibc = await run(command, [...args, ...builtin, '--locale=C'], user);
  if (withoutLibc.code !== 0) {
    throw new Error(`initdb made no cluster: ${withLibc.output}\n${withoutLibc.output}`);
  }
}

async function run(
  command: string,
  args: string[],
  user: ServerUser | undefined,
): Promise<{ code: number | null; output: string }> {
  const identity = user ? { uid: user.uid, gid: user.gid } : {};
  const child = spawn(command, args, {
    ...identity,
    cwd: '/',
    env: { LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}

/** Ends a server that a killed starter left on this cluster; removes the lock of one that is long gone. */
async function endForgottenServer(dir: string): Promise<void> {
  const lock = path.join(dir, 'postmaster.pid');
  const pid = Number((await readFile(lock, 'utf8').catch(() => '')).split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 0) return;
  const server = findProcess(pid);
  const isOurs = server !== undefined && commandLine(pid).some((word) => word === dir);
  // A stranger may have been given the pid since (after a reboot): PostgreSQL would take it for its own server.
  if (!isOurs) return rm(lock, { force: true });
  signalProcess(server, 'SIGINT');
  await poll(() => findProcess(pid)?.startTicks !== server.startTicks, {
    what: `the PostgreSQL a killed start left (pid ${pid})`,
    timeoutMs: 60_000,
  });
}

async function ownerOf(dir: string): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const { uid } = await lstat(dir);
  const user = findUserById(uid);
  if (user === undefined) {
    throw new Error(
      `The owner of ${dir} (user id ${uid}) is no user of this machine; give the folder to one with chown.`,
    );
  }
  return user;
}
