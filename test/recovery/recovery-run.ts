import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { runCommand } from '@baro/tools/platform/command.ts';
import { poll } from '@baro/tools/platform/poll.ts';
import { findFreePort } from '@baro/tools/platform/ports.ts';
import { openCluster } from '@baro/tools/platform/postgres-cluster.ts';
import { type RunningPostgres, startPostgres } from '@baro/tools/platform/postgres.ts';
import { makeThrowAwayDir } from '@baro/tools/platform/throw-away.ts';
import { compareRows } from '@baro/tools/recovery/compare-rows.ts';
import { coveredServices } from '@baro/tools/recovery/covered.ts';
import { listTree } from '@baro/tools/recovery/hashed-copy.ts';
import { fileDirOf } from '@baro/tools/recovery/layout.ts';
import { openDataPlace, withClient } from '@baro/tools/recovery/platform-database.ts';
import { restoreBackup } from '@baro/tools/recovery/restore-backup.ts';
import type { ServiceProcess } from '@baro/tools/testing/service-process.ts';
import { Checks } from './checks.ts';
import { deskOf, seedCity } from './city.ts';
import { compareCommitted } from './committed.ts';
import { goOn } from './go-on.ts';
import { plantFaults } from './plant-faults.ts';
import { startPlatform, type StartedPlatform } from './started-platform.ts';
import { openWatch } from './watch.ts';
import { type Told, Writers } from './writers.ts';

const root = path.resolve(import.meta.dirname, '..', '..');
const limitMs = 120_000;
/** Documents between the turns of the run. */
const stretch = 20;

/** What the lost platform leaves. */
export interface Lost {
  dir: string;
  dataDir: string;
  backupDir: string;
  unitId: string;
  told: Told[];
  instant: Date;
}

/** A platform written to without a pause is backed up, lost, and restored twice: to its end, and to an instant. */
export async function runRecovery(say: (line: string) => void): Promise<Checks> {
  const checks = new Checks(say);
  const dir = await makeThrowAwayDir();
  try {
    const lost = await liveAndLose(dir, checks, say);
    const truth = await startTruth(lost);
    try {
      await restoreToEnd(lost, truth, checks, say);
      await restoreToInstant(lost, truth, checks, say);
    } finally {
      await truth.stop();
    }
    await goOn(lost, checks, say);
    return checks;
  } finally {
    await removeAll(dir);
  }
}

async function liveAndLose(dir: string, checks: Checks, say: (line: string) => void): Promise<Lost> {
  const [dataDir, backupDir] = [path.join(dir, 'data'), path.join(dir, 'backup')];
  const platform = await startPlatform(dataDir, backupDir);
  let watch: ServiceProcess | undefined;
  try {
    const unitId = await seedCity(platform);
    watch = await openWatch(platform, path.join(dir, 'watch'));
    const writers = new Writers(deskOf(platform, unitId, 'CUU1'));
    await writers.more(stretch);
    const before = writers.told.length;
    say('a base backup is taken under load');
    await command(checks, 'npm run backup', ['backup-main.ts', '--data', dataDir]);
    const during = writers.told.length - before;
    checks.add({ name: 'people wrote while it was taken', passed: during > 0, facts: `${during} documents` });
    await writers.more(stretch);
    // From here on events are in the stream that this consumer has not taken.
    await watch.kill();
    await writers.more(stretch);
    const instant = await now(platform);
    await writers.more(stretch);
    await untilCopied(platform, backupDir, instant);
    const copied = (await listTree(fileDirOf(backupDir, 'documents'))).files.length;
    const facts = `${copied} in the backup folder, ${writers.files} attached`;
    checks.add({ name: 'attachments are copied as they come', passed: copied > 0, facts });
    say(`${writers.told.length} documents; PostgreSQL and all else is killed`);
    await platform.lose();
    await writers.lose();
    await command(checks, 'npm run backup -- --verify', ['backup-main.ts', '--verify', backupDir]);
    return { dir, dataDir, backupDir, unitId, told: writers.told, instant };
  } finally {
    await watch?.kill();
    await platform.stop();
  }
}

async function command(checks: Checks, name: string, [main = '', ...args]: string[]): Promise<void> {
  const done = await runCommand(process.execPath, [path.join('tools', 'recovery', main), ...args], {
    cwd: root,
  });
  const last = done.output.trim().split('\n').at(-1) ?? '';
  checks.add({ name, passed: done.code === 0, facts: done.code === 0 ? last : done.output });
}

async function now(platform: StartedPlatform): Promise<Date> {
  return withClient(platform.databaseUrl(), async (client) => {
    const { rows } = await client.query<{ now: Date }>('SELECT clock_timestamp() AS now');
    return rows[0]?.now ?? new Date(Number.NaN);
  });
}

/** A minute goes by: the log up to the instant is in the archive, and every file of then in the backup folder. */
async function untilCopied(platform: StartedPlatform, backupDir: string, instant: Date): Promise<void> {
  const wanted = await namesOf(platform.place.dir);
  await withClient(platform.databaseUrl(), async (client) => {
    const { rows } = await client.query<{ wal: string }>('SELECT pg_walfile_name(pg_switch_wal()) AS wal');
    const wal = rows[0]?.wal ?? '';
    const isThere = async (): Promise<boolean> => (await readdir(path.join(backupDir, 'wal'))).includes(wal);
    await poll(isThere, { what: `the log of ${instant.toISOString()}`, timeoutMs: limitMs });
  });
  const areThere = async (): Promise<boolean> => {
    const { files } = await listTree(fileDirOf(backupDir, 'documents'));
    return wanted.every((name) => files.includes(name));
  };
  await poll(areThere, { what: 'the files to be copied', timeoutMs: limitMs, everyMs: 500 });
}

async function namesOf(dataDir: string): Promise<string[]> {
  const { files } = await listTree(path.join(dataDir, 'attachments', 'files'));
  return files.filter((name) => /^[0-9a-f]{2}\/[0-9a-f-]{36}$/.test(name));
}

/** The lost cluster itself, after the recovery every crash gets: what a restore is measured by. */
async function startTruth({ dir, dataDir }: Lost): Promise<RunningPostgres> {
  const { superuserPassword, clusterDir } = await openDataPlace(dataDir);
  return startPostgres(await openCluster(clusterDir, superuserPassword), {
    port: await findFreePort(),
    logFile: path.join(dir, 'truth.log'),
    superuserPassword,
    durable: true,
    extraSettings: ['track_commit_timestamp=on'],
  });
}

async function restoreToEnd(
  lost: Lost,
  truth: RunningPostgres,
  checks: Checks,
  say: (line: string) => void,
): Promise<void> {
  const dataDir = path.join(lost.dir, 'restored-to-end');
  const { faults } = await restoreBackup({
    root: lost.backupDir,
    dataDir,
    toTime: undefined,
    lastOf: lost.dataDir,
    secretsDir: undefined,
    identityKeysDir: path.join(lost.dataDir, 'secrets'),
    say,
    inspect: async (running) => {
      const { databases, tables, rows, differences } = await compareRows(truth.url, running.url);
      const facts = `${databases} databases, ${tables} tables, ${rows} rows, ${differences.length} differences`;
      checks.addNone('restored to its end it equals the lost platform, row by row', facts, differences);
      await plantFaults(truth, running, checks);
      return [];
    },
  });
  checks.addNone('every row has its file, by hash', `${faults.length} faults`, faults);
}

async function restoreToInstant(
  lost: Lost,
  truth: RunningPostgres,
  checks: Checks,
  say: (line: string) => void,
): Promise<void> {
  const databases = coveredServices()
    .map(({ database }) => database)
    .filter((name) => name !== 'baro_gateway');
  const { instant } = lost;
  const { faults } = await restoreBackup({
    root: lost.backupDir,
    dataDir: path.join(lost.dir, 'restored'),
    toTime: instant,
    lastOf: undefined,
    secretsDir: undefined,
    identityKeysDir: path.join(lost.dataDir, 'secrets'),
    say,
    inspect: async (running) => {
      const found = await compareCommitted(truth.url, running.url, databases, instant);
      const facts = `${found.before} rows before ${instant.toISOString()}, ${found.after} after it`;
      checks.addNone('all that was committed up to the instant is there', facts, found.missing);
      checks.addNone('nothing that was committed after it is there', facts, found.beyond);
      const both = found.before > 0 && found.after > 0;
      checks.add({ name: 'rows were committed on both sides of it', passed: both, facts });
      return [];
    },
  });
  checks.addNone('every row of then has its file, by hash', `${faults.length} faults`, faults);
}

/** As root PostgreSQL's part of a platform may lie elsewhere. */
async function removeAll(dir: string): Promise<void> {
  await rm(dir, { recursive: true, force: true });
}
