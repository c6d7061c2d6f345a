import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabaseProbe } from './db/database-probe.ts';
import { Loop } from './events/loop.ts';
import type { RpcServer } from './grpc/open-server.ts';
import type { Logger } from './telemetry/logger.ts';
import { watchGauge } from './telemetry/metrics.ts';

const everyMs = 5_000;
// Below the turn, so that one answer is never waited for twice.
const answerWithinMs = 4_500;

/** Whether a process may get calls: it has started, its database answers, and it is not leaving. */
export interface Readiness {
  /** The last answer of the database. */
  database: () => boolean;
  /** Whether calls are wanted now. */
  serving: () => boolean;
  leaving: () => boolean;
  /** Says that it is leaving and still serves for `delayMs`: callers need time to hear of it. */
  leave(delayMs: number): Promise<void>;
}

/**
 * Says by health whether the process is ready, from the first answer of the database on. NATS does not count: a service
 * serves without it (adr/0005).
 */
export async function watchReadiness(
  server: Pick<RpcServer, 'setServing'>,
  config: { databaseUrl: string },
  log: Logger,
): Promise<Readiness> {
  const probe = openDatabaseProbe(config.databaseUrl, answerWithinMs);
  let answered = false;
  let leaving = false;
  const look = async (): Promise<void> => {
    const now = await probe.answers();
    if (now !== answered) log.info({ component: 'readiness', database: now ? 'ok' : 'away' }, 'database');
    answered = now;
    server.setServing(answered && !leaving);
  };
  await look();
  // What is read from a database that is away keeps the value it had: only this one says so.
  watchGauge('baro_database_connected', '1 while the database answers, else 0.', '1', async () =>
    answered ? 1 : 0,
  );
  const loop = new Loop(async () => {
    await look();
    return false;
  }, everyMs);
  loop.start();
  return {
    database: () => answered,
    serving: () => answered && !leaving,
    leaving: () => leaving,
    leave: async (delayMs) => {
      leaving = true;
      server.setServing(false);
      await sleep(delayMs);
      await loop.stop();
      await probe.close();
    },
  };
}
