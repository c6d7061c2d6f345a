import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type pg from 'pg';

import { runCommand } from '../platform/command.ts';
import { copyCluster } from './copy-cluster.ts';
import { identityKeyFiles } from '../start/secrets.ts';
import { coveredDatabases, coveredServices } from './covered.ts';
import { copyAttachments } from './file-pool.ts';
import { copyHashed, hashedFile, type HashedFile, listTree } from './hashed-copy.ts';
import { fileDirOf, makeBaseDir, parts } from './layout.ts';
import { type Manifest, writeManifest } from './manifest.ts';
import { type DataPlace, listDatabases, urlOf, withClient } from './platform-database.ts';
import { RecoveryError } from './recovery-error.ts';
import { segmentsBetween } from './wal-run.ts';

/** What is to be backed up, and where to. */
export interface BackupWish {
  place: DataPlace;
  root: string;
  secrets: boolean;
  say: (line: string) => void;
}

/** Folders of secrets, under the data folder. */
const SECRET_DIRS = ['secrets', 'sign-on'];
/** With them and a backup every sealed identity could be read: they are in none. */
const LEFT_OUT: readonly string[] = Object.values(identityKeyFiles);
const FILES_A_LINE = 1000;

/** Takes a base backup of a running platform, which goes on working. @returns its folder */
export async function takeBackup(wish: BackupWish): Promise<string> {
  const { place, root, say } = wish;
  const begin = new Date();
  const { dir, finished } = await makeBaseDir(root, begin);
  try {
    const cluster = await withClient(urlOf(place), (client) => backUpCluster(client, wish, dir)).catch(
      explainAbsent,
    );
    // After the database: every row it has by now has its file on the disk.
    const copied = await copyAttachments(place.dir, root, coveredServices());
    say(`  attachments: ${copied} new`);
    const secrets = wish.secrets ? await copySecrets(place.dir, dir) : [];
    say(
      `  not in it: ${LEFT_OUT.map((name) => path.join(place.dir, 'secrets', name)).join(', ')}; keep them elsewhere`,
    );
    const attachments = await hashAttachments(root);
    const { files, ...facts } = cluster;
    await syncDisk(root);
    await writeManifest(dir, {
      ...facts,
      format: 1,
      beginTime: begin.toISOString(),
      services: coveredServices().map((one) => ({
        ...one,
        attachmentCount: attachments.filter(({ path: file }) => file.startsWith(`${one.service}/`)).length,
      })),
      city: place.state.city,
      hasSecrets: wish.secrets,
      files: [...files, ...secrets],
      attachments,
    });
    await rename(dir, finished);
    await syncDisk(root);
    return finished;
  } catch (error) {
    await rm(dir, { recursive: true, force: true });
    throw error;
  }
}

type ClusterFacts = Pick<
  Manifest,
  'finishTime' | 'postgres' | 'systemIdentifier' | 'beginWal' | 'endWal' | 'databases' | 'folders' | 'files'
>;

async function backUpCluster(
  client: pg.Client,
  { place, say }: BackupWish,
  dir: string,
): Promise<ClusterFacts> {
  await refuseTablespaces(client);
  const databases = await listDatabases(client);
  const missing = coveredDatabases().filter((database) => !databases.includes(database));
  if (missing.length > 0) throw new RecoveryError(`The cluster lacks ${missing.join(', ')}.`);
  // Holds the log from here on, whatever checkpoints come, until this connection ends.
  const slot = `baro_backup_${process.pid}`;
  await client.query('SELECT pg_create_physical_replication_slot($1, true, true)', [slot]);
  say('  a checkpoint, then the files of the cluster …');
  const started = await client.query<{ wal: string }>(
    'SELECT pg_walfile_name(pg_backup_start($1, true)) AS wal',
    ['baro'],
  );
  const copy = await copyCluster(place.clusterDir, path.join(dir, 'cluster'), (done, all) => {
    if (done % FILES_A_LINE === 0) say(`  cluster: ${done} of ${all} files`);
  });
  const stopped = await client.query<{ wal: string; label: string; now: Date }>(
    `SELECT pg_walfile_name(lsn) AS wal, labelfile AS label, clock_timestamp() AS now FROM pg_backup_stop(false)`,
  );
  const [{ wal: beginWal } = { wal: '' }] = started.rows;
  const [end] = stopped.rows;
  if (!end) throw new Error('pg_backup_stop answered nothing');
  const label = await writeLabel(dir, end.label);
  const log = await copyLog(place.clusterDir, dir, segmentsBetween(beginWal, end.wal));
  say(`  cluster: ${copy.files.length} files, log ${beginWal} to ${end.wal}`);
  return {
    finishTime: end.now.toISOString(),
    ...(await identify(client)),
    beginWal,
    endWal: end.wal,
    databases,
    folders: copy.folders,
    files: [...copy.files.map((file) => ({ ...file, path: path.join('cluster', file.path) })), label, ...log],
  };
}

/** The embedded cluster has none; one made by hand lies where a copy of the data folder does not reach. */
async function refuseTablespaces(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ spcname: string }>(
    "SELECT spcname FROM pg_tablespace WHERE spcname NOT IN ('pg_default', 'pg_global')",
  );
  const [first] = rows;
  if (first) {
    throw new RecoveryError(`Tablespace ${first.spcname} lies outside the cluster: it is not covered.`);
  }
}

async function identify(client: pg.Client): Promise<{ postgres: string; systemIdentifier: string }> {
  const { rows } = await client.query<{ postgres: string; id: string }>(
    `SELECT current_setting('server_version') AS postgres, system_identifier::text AS id FROM pg_control_system()`,
  );
  return { postgres: rows[0]?.postgres ?? '', systemIdentifier: rows[0]?.id ?? '' };
}

/** Says from where on the log is to be read; without it a restore would begin where the copy of pg_control says. */
async function writeLabel(dir: string, label: string): Promise<HashedFile> {
  const name = path.join('cluster', 'backup_label');
  await writeFile(path.join(dir, name), label, { mode: 0o600 });
  return { path: name, ...(await hashedFile(path.join(dir, name))) };
}

async function copyLog(clusterDir: string, dir: string, segments: readonly string[]): Promise<HashedFile[]> {
  const files: HashedFile[] = [];
  for (const name of segments) {
    const file = path.join(parts.wal, name);
    files.push({
      path: file,
      ...(await copyHashed(path.join(clusterDir, 'pg_wal', name), path.join(dir, file))),
    });
  }
  return files;
}

async function copySecrets(dataDir: string, dir: string): Promise<HashedFile[]> {
  const files: HashedFile[] = [];
  for (const folder of SECRET_DIRS) {
    const tree = await listTree(path.join(dataDir, folder));
    for (const name of tree.files.filter((one) => !LEFT_OUT.includes(one))) {
      // As beside the data: only the owner reads them.
      const file = path.join('secrets', folder, name);
      files.push({
        path: file,
        ...(await copyHashed(path.join(dataDir, folder, name), path.join(dir, file))),
      });
    }
  }
  return files;
}

async function hashAttachments(root: string): Promise<HashedFile[]> {
  const all: HashedFile[] = [];
  for (const { service, attachments } of coveredServices()) {
    if (attachments === undefined) continue;
    const dir = fileDirOf(root, service);
    await mkdir(dir, { recursive: true, mode: 0o700 });
    const { files } = await listTree(dir);
    for (const name of files.filter((file) => !file.endsWith('.part'))) {
      all.push({ path: path.join(service, name), ...(await hashedFile(path.join(dir, name))) });
    }
  }
  return all;
}

/** One call for thousands of files: forcing each alone takes minutes. */
async function syncDisk(dir: string): Promise<void> {
  const done = await runCommand('sync', ['-f', dir]);
  if (done.code !== 0) {
    throw new RecoveryError(`The backup could not be forced to disk: ${done.output.trim()}`);
  }
}

function explainAbsent(error: unknown): never {
  if (error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED') {
    throw new RecoveryError(
      'PostgreSQL does not answer: a backup is taken of a running platform (npm start).',
      {
        cause: error,
      },
    );
  }
  throw error;
}
