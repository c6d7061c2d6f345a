import { Loop } from './events/loop.ts';
import { errorFacts } from './telemetry/logger.ts';
import type { Logger } from './telemetry/logger.ts';

/** Work a service does by itself now and then. Runs in every replica: it must bear that (locks, SKIP LOCKED). */
export interface Job {
  name: string;
  everyMs: number;
  run: () => Promise<void>;
}

/** A started job. */
export interface RunningJob {
  stop(): Promise<void>;
}

/** Starts a job; a failure is logged and the next turn tries again. */
export function startJob(job: Job, log: Logger): RunningJob {
  const loop = new Loop(async () => {
    try {
      await job.run();
    } catch (error) {
      log.error({ job: job.name, ...errorFacts(error) }, 'job failed, next turn tries again');
    }
    return false;
  }, job.everyMs);
  loop.start();
  return { stop: () => loop.stop() };
}
