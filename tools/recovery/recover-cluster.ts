import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { findFreePort } from '../platform/ports.ts';
import { poll } from '../platform/poll.ts';
import type { PostgresCluster } from '../platform/postgres-cluster.ts';
import { type RunningPostgres, startPostgres } from '../platform/postgres.ts';
import { withClient } from './platform-database.ts';
import { RecoveryError } from './recovery-error.ts';

/** How far the log is replayed, and from where. */
export interface Replay {
  cluster: PostgresCluster;
  superuserPassword: string;
  logFile: string;
  /** The log's folder, where the server's user can read it. */
  walDir: string;
  /** Undefined: as far as the log goes. */
  toTime: Date | undefined;
  /** A log with a gap may be replayed up to an instant before the gap, and must not be taken for whole. */
  hasGap: boolean;
}

const REPLAY_MS = 24 * 3_600_000;
/** Of a target the log does not reach: nothing was committed after it, or the log was lost. */
const TARGET_NOT_REACHED = 'recovery ended before configured recovery target was reached';

/** Replays the log and leaves a server that can be written to. */
export async function recoverCluster(replay: Replay): Promise<RunningPostgres> {
  await writeFile(path.join(replay.cluster.dir, 'recovery.signal'), '', { mode: 0o644 });
  try {
    return await replayUntil(replay, replay.toTime);
  } catch (error) {
    const log = await readFile(replay.logFile, 'utf8').catch(() => '');
    if (replay.toTime === undefined || !log.includes(TARGET_NOT_REACHED)) throw error;
    if (replay.hasGap) {
      throw new RecoveryError('The log has a gap before this instant: it cannot be restored to it.', {
        cause: error,
      });
    }
    // Nothing was committed between the end of the log and the instant: all of it is wanted.
    await rm(path.join(replay.cluster.dir, 'postmaster.pid'), { force: true });
    return replayUntil(replay, undefined);
  }
}

async function replayUntil(replay: Replay, toTime: Date | undefined): Promise<RunningPostgres> {
  const { cluster, superuserPassword, logFile, walDir } = replay;
  // PostgreSQL puts the segment's name for %f and the place it wants it at for %p.
  const target = toTime ? [`recovery_target_time=${asTimestamp(toTime)}`] : [];
  const running = await startPostgres(cluster, {
    port: await findFreePort(),
    logFile,
    superuserPassword,
    durable: true,
    extraSettings: [
      `restore_command=cp ${shellWord(walDir)}/%f "%p"`,
      'recovery_target_action=promote',
      // The settings of a running platform: what its log was written under must fit.
      'track_commit_timestamp=on',
      ...target,
    ],
  });
  await poll(() => isWritable(running), {
    what: 'the log to be replayed',
    timeoutMs: REPLAY_MS,
    everyMs: 200,
  });
  return running;
}

async function isWritable(running: RunningPostgres): Promise<boolean> {
  if (running.child.hasExited()) throw new Error('PostgreSQL ended while it replayed the log.');
  try {
    return await withClient(running.url(), async (client) => {
      const { rows } = await client.query<{ replays: boolean }>('SELECT pg_is_in_recovery() AS replays');
      return rows[0]?.replays === false;
    });
  } catch {
    // It may just be leaving; the next look tells.
    return false;
  }
}

/** The server knows no name of a zone yet when it reads this, not even Z. */
function asTimestamp(instant: Date): string {
  return instant.toISOString().replace('T', ' ').replace('Z', '+00');
}

function shellWord(text: string): string {
  return `'${text.replaceAll("'", "'\\''").replaceAll('%', '%%')}'`;
}
