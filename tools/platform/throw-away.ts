import { randomBytes } from 'node:crypto';
import { chown, mkdtemp, readdir, readFile, rm, writeFile, chmod } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { runCommand } from './command.ts';
import { type NatsBinary, obtainNats } from './nats-binary.ts';
import { type RunningNats, startNats } from './nats.ts';
import { findFreePort } from './ports.ts';
import { openCluster } from './postgres-cluster.ts';
import { canEnter, findServerUser } from './postgres-user.ts';
import { type RunningPostgres, startPostgres } from './postgres.ts';
import { isRunning, type ProcessIdentity, thisProcess } from './process-identity.ts';

const PREFIX = 'baro-throw-away-';
const OWNER_FILE = 'owner.json';

/** A folder that goes away with the run; what killed runs left is removed on the way. */
export async function makeThrowAwayDir(): Promise<string> {
  const base = throwAwayBase();
  await sweep(base);
  const dir = await mkdtemp(path.join(base, PREFIX));
  await writeFile(path.join(dir, OWNER_FILE), JSON.stringify(thisProcess()));
  // The server's user must pass through it; what is private inside has its own mode.
  if (process.getuid?.() === 0) await chmod(dir, 0o711);
  return dir;
}

/** A cluster at rest that others begin as a copy of. */
export interface ClusterCopy {
  /** Its folder. */
  cluster: string;
  superuserPassword: string;
}

/** A server for tests, which may go away and come back. */
export interface ThrowAwayPostgres extends RunningPostgres, ClusterCopy {
  /** After `stop`: the same data at the same address. */
  startAgain: () => Promise<ThrowAwayPostgres>;
}

/** A PostgreSQL for tests: own random port, forced to disk only when asked, gone after `stop`. */
export async function startThrowAwayPostgres(
  dir: string,
  options: { durable?: boolean; copyOf?: ClusterCopy | undefined } = {},
): Promise<ThrowAwayPostgres> {
  const { durable = false, copyOf } = options;
  const superuserPassword = copyOf?.superuserPassword ?? randomBytes(18).toString('base64url');
  const home = await makePostgresHome(dir);
  if (copyOf) await copyCluster(copyOf.cluster, path.join(home, 'cluster'));
  const cluster = await openCluster(path.join(home, 'cluster'), superuserPassword);
  const logFile = path.join(dir, `${path.basename(home)}.log`);
  const port = await findFreePort();
  const start = async (): Promise<ThrowAwayPostgres> => {
    const settings = { port, logFile, superuserPassword, durable, maxConnections: 300 };
    const running = await startPostgres(cluster, settings);
    return { ...running, cluster: cluster.dir, superuserPassword, startAgain: start };
  };
  return start();
}

/** With its owner and modes, which PostgreSQL insists on. */
async function copyCluster(from: string, to: string): Promise<void> {
  const { code, output } = await runCommand('cp', ['-a', '--reflink=auto', from, to]);
  if (code !== 0) throw new Error(`${from} could not be copied: ${output}`);
}

/** A folder the user PostgreSQL runs as may fill. */
export async function makePostgresHome(dir: string): Promise<string> {
  const home = await mkdtemp(path.join(dir, 'postgres-'));
  const user = findServerUser();
  if (user) await chown(home, user.uid, user.gid);
  return home;
}

/** A nats-server for tests: own random port, own store. */
export async function startThrowAwayNats(dir: string, binary?: NatsBinary): Promise<RunningNats> {
  const home = await mkdtemp(path.join(dir, 'nats-'));
  const logFile = path.join(dir, `${path.basename(home)}.log`);
  return startNats(binary ?? (await obtainNats()), { port: await findFreePort(), dir: home, logFile });
}

function throwAwayBase(): string {
  const user = findServerUser();
  const base = os.tmpdir();
  // TMPDIR may lie in a folder only root can enter.
  return user && !canEnter(user, base) ? '/tmp' : base;
}

async function sweep(base: string): Promise<void> {
  for (const entry of await readdir(base)) {
    if (!entry.startsWith(PREFIX)) continue;
    const dir = path.join(base, entry);
    const owner = await readFile(path.join(dir, OWNER_FILE), 'utf8').catch(() => undefined);
    // No owner yet: another run is just making it. Another user's cannot be read or removed, and need not be.
    if (owner === undefined || isRunning(JSON.parse(owner) as ProcessIdentity)) continue;
    await rm(dir, { recursive: true, force: true }).catch(() => undefined);
  }
}
