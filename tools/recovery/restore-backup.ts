import { chmod, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';

import { exists } from '../platform/cache.ts';
import { runCommand } from '../platform/command.ts';
import { findPostgresBinaries } from '../platform/postgres-binaries.ts';
import { findServerUser } from '../platform/postgres-user.ts';
import type { RunningPostgres } from '../platform/postgres.ts';
import { type DataDir, makeDataDir, openDataDir } from '../start/data-dir.ts';
import { lockDataDir } from '../start/lock.ts';
import { identityKeyFiles } from '../start/secrets.ts';
import { forEachAtOnce } from './at-once.ts';
import { coveredServices } from './covered.ts';
import { copyHashed, listTree } from './hashed-copy.ts';
import { baseDirOf, fileDirOf, listBases, parts, walDirOf } from './layout.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { openDataPlace, withClient } from './platform-database.ts';
import { recoverCluster } from './recover-cluster.ts';
import { RecoveryError } from './recovery-error.ts';
import { endSessions, republishEvents } from './republish.ts';
import { restoreFiles } from './restore-files.ts';
import { verifyBase } from './verify-backup.ts';
import { gapsIn, listSegments } from './wal-run.ts';

/** What is to be restored, to which instant, and where to. */
export interface RestoreWish {
  root: string;
  dataDir: string;
  /** Undefined: everything there is. */
  toTime: Date | undefined;
  /** The lost platform's data folder, when its disk can still be read: the last of the log and of the files. */
  lastOf: string | undefined;
  /** Where secrets lie that were left out of the backup. */
  secretsDir: string | undefined;
  /** Where the keys of the sealed identities lie, which are in no backup. */
  identityKeysDir: string | undefined;
  say: (line: string) => void;
  /** Looks at the restored server before anything is set for the new start; its own faults count. */
  inspect?: (running: RunningPostgres) => Promise<string[]>;
}

/** What a restore came to. */
export interface Restored {
  base: string;
  events: number;
  attachments: number;
  faults: string[];
}

/** Restores a backup into an empty place, from which `npm start` goes on. Half a restore is taken away again. */
export async function restoreBackup(wish: RestoreWish): Promise<Restored> {
  const { root, dataDir, say } = wish;
  const { name, manifest } = await chooseBase(root, wish.toTime);
  await refuseFull(dataDir);
  say(`Base backup ${name}, taken ${manifest.beginTime} to ${manifest.finishTime}`);
  say('  every file is checked against the manifest …');
  const { faults } = await verifyBase(root, name);
  if (faults.length > 0) throw new RecoveryError(`The backup is not whole:\n  ${faults.join('\n  ')}`);
  const hasGap = await judgeLog(wish, manifest);
  await makeDataDir(dataDir);
  const unlock = lockDataDir(dataDir);
  let data: DataDir | undefined;
  try {
    await copySecrets(wish, baseDirOf(root, name), manifest);
    await copyIdentityKeys(wish, manifest);
    data = await openDataDir(dataDir);
    await layOut(wish, data, name, manifest);
    data.remember({ city: manifest.city, hasCluster: true });
    return { base: name, ...(await recover(wish, data, hasGap)) };
  } catch (error) {
    if (data) await rm(path.dirname(data.clusterDir), { recursive: true, force: true });
    await rm(dataDir, { recursive: true, force: true });
    throw error;
  } finally {
    unlock();
  }
}

/** The newest base backup that was whole at the instant. */
async function chooseBase(
  root: string,
  toTime: Date | undefined,
): Promise<{ name: string; manifest: Manifest }> {
  const names = await listBases(root);
  for (const name of names.toReversed()) {
    const manifest = await readManifest(baseDirOf(root, name));
    if (toTime === undefined || new Date(manifest.finishTime) <= toTime) return { name, manifest };
  }
  throw new RecoveryError(`--to-time lies before the end of the oldest base backup (${names[0] ?? ''}).`);
}

async function refuseFull(dataDir: string): Promise<void> {
  const names = await readdir(dataDir).catch(() => []);
  if (names.length > 0) {
    throw new RecoveryError(`--data ${dataDir} is not empty: a restore needs an empty place.`);
  }
}

/** @returns whether the log has a gap; without an instant before it that is a refusal */
async function judgeLog({ root, toTime, lastOf }: RestoreWish, manifest: Manifest): Promise<boolean> {
  const own = path.join(lastOf ?? '', 'postgres', 'cluster', 'pg_wal');
  const last = lastOf === undefined ? [] : await listSegments(own);
  const archived = await listSegments(walDirOf(root));
  const [first] = gapsIn([...new Set([...archived, ...last])].toSorted(), manifest.endWal);
  if (first === undefined) return false;
  if (toTime !== undefined) return true;
  throw new RecoveryError(
    `The log lacks segment ${first}: what comes after cannot be restored. With --to-time an instant before it can.`,
  );
}

async function copySecrets(wish: RestoreWish, base: string, manifest: Manifest): Promise<void> {
  const from = wish.secretsDir ?? path.join(base, 'secrets');
  if (wish.secretsDir === undefined && !manifest.hasSecrets) {
    throw new RecoveryError(
      'This backup was taken without secrets: name the folder they are kept in with --secrets.',
    );
  }
  const { files } = await listTree(from);
  if (!files.includes(path.join('secrets', 'platform.json'))) {
    throw new RecoveryError(
      `${from} holds no secrets/platform.json: the passwords of the databases are in it.`,
    );
  }
  for (const name of files) await copyHashed(path.join(from, name), path.join(wish.dataDir, name));
  for (const folder of ['secrets', 'sign-on']) {
    await mkdir(path.join(wish.dataDir, folder), { recursive: true, mode: 0o700 });
    await chmod(path.join(wish.dataDir, folder), 0o700);
  }
}

/** A start without them would make new ones, and no identity of before would ever open again. */
async function copyIdentityKeys(wish: RestoreWish, manifest: Manifest): Promise<void> {
  if (!manifest.databases.includes('baro_identities')) return;
  const { identityKeysDir, secretsDir, lastOf } = wish;
  const places = [
    identityKeysDir,
    secretsDir && path.join(secretsDir, 'secrets'),
    lastOf && path.join(lastOf, 'secrets'),
  ];
  for (const name of Object.values(identityKeyFiles)) {
    const found = await firstWith(places, name);
    if (found === undefined) {
      throw new RecoveryError(
        `The keys of the sealed identities are in no backup: name the folder ${name} is kept in with --identity-keys.`,
      );
    }
    const to = path.join(wish.dataDir, 'secrets', name);
    if (!(await exists(to))) await copyHashed(path.join(found, name), to);
  }
}

async function firstWith(places: readonly (string | undefined)[], name: string): Promise<string | undefined> {
  for (const place of places) if (place && (await exists(path.join(place, name)))) return place;
  return undefined;
}

/** Where the log is put for the server's own user to read, beside the cluster. */
function stagedLog(data: DataDir): string {
  return path.join(path.dirname(data.clusterDir), 'log-to-replay');
}

async function layOut(wish: RestoreWish, data: DataDir, name: string, manifest: Manifest): Promise<void> {
  const { root, lastOf, say } = wish;
  const base = baseDirOf(root, name);
  const { clusterDir } = data;
  say(`  cluster: ${manifest.files.length} files …`);
  await mkdir(clusterDir, { recursive: true, mode: 0o700 });
  for (const folder of manifest.folders) {
    await mkdir(path.join(clusterDir, folder), { recursive: true, mode: 0o700 });
  }
  await forEachAtOnce(manifest.files, async (file) => {
    const [first, ...rest] = file.path.split(path.sep);
    if (first === 'cluster') await copyHashed(path.join(base, file.path), path.join(clusterDir, ...rest));
  });
  const log = stagedLog(data);
  await mkdir(log, { recursive: true, mode: 0o700 });
  // The base's own first, the archive over it, and what the lost platform still had of what was never archived.
  await copyLog(path.join(base, parts.wal), log, manifest.beginWal);
  await copyLog(walDirOf(root), log, manifest.beginWal);
  if (lastOf !== undefined) {
    await copyLog(path.join(lastOf, 'postgres', 'cluster', 'pg_wal'), log, manifest.beginWal);
  }
  await giveToServer(path.dirname(clusterDir));
}

/** Segments from the first needed on, and the histories of timelines; never over what is there. */
async function copyLog(from: string, to: string, first: string): Promise<void> {
  const there = new Set(await readdir(to));
  for (const name of await readdir(from).catch(() => [])) {
    const isSegment = /^[0-9A-F]{24}$/.test(name) && name.slice(8) >= first.slice(8);
    const isHistory = /^[0-9A-F]{8}\.history$/.test(name);
    if ((isSegment || isHistory) && !there.has(name)) {
      await copyHashed(path.join(from, name), path.join(to, name));
    }
  }
}

async function giveToServer(home: string): Promise<void> {
  const user = findServerUser();
  if (!user) return;
  const given = await runCommand('chown', ['-R', `${user.uid}:${user.gid}`, home]);
  if (given.code !== 0) {
    throw new RecoveryError(`The cluster could not be given to ${user.name}: ${given.output}`);
  }
}

async function recover(wish: RestoreWish, data: DataDir, hasGap: boolean): Promise<Omit<Restored, 'base'>> {
  const { dataDir, toTime, say } = wish;
  const place = await openDataPlace(dataDir);
  say(toTime ? `  the log is replayed to ${toTime.toISOString()} …` : '  the log is replayed to its end …');
  const running = await recoverCluster({
    cluster: { dir: data.clusterDir, binaries: await findPostgresBinaries(), user: findServerUser() },
    superuserPassword: place.superuserPassword,
    logFile: path.join(dataDir, 'logs', 'restore.log'),
    walDir: stagedLog(data),
    toTime,
    hasGap,
  });
  try {
    const faults = (await wish.inspect?.(running)) ?? [];
    const settled = await settleDatabases(wish, running);
    await rm(stagedLog(data), { recursive: true, force: true });
    return { ...settled, faults: [...faults, ...settled.faults] };
  } finally {
    await running.stop();
  }
}

/** Sets every service's database for a start with empty streams, and brings back the files its rows count on. */
async function settleDatabases(wish: RestoreWish, running: RunningPostgres): Promise<Omit<Restored, 'base'>> {
  const sum = { events: 0, attachments: 0, faults: [] as string[] };
  for (const { service, database, attachments } of coveredServices()) {
    await withClient(running.url(database), async (client) => {
      const events = await republishEvents(client);
      const sessions = await endSessions(client);
      sum.events += events;
      wish.say(
        `  ${database}: ${events} events will be published again${sessions ? `, ${sessions} sessions ended` : ''}`,
      );
      if (attachments === undefined) return;
      const lost = wish.lastOf === undefined ? [] : [path.join(wish.lastOf, attachments)];
      const sources = [fileDirOf(wish.root, service), ...lost];
      const files = await restoreFiles(client, sources, path.join(wish.dataDir, attachments));
      wish.say(`  ${service}: ${files.count} attachments`);
      sum.attachments += files.count;
      sum.faults.push(...files.faults.map((fault) => `${service}: ${fault}`));
    });
  }
  return sum;
}
