import type { Job } from '@baro/chassis';
import { localDateOf } from '@baro/directory-client';
import type { MikroORM } from '@mikro-orm/postgresql';
import { foldPastDays, foldWorkCounts } from '../store/count-store.ts';

/** Changes added in one statement. */
const batch = 5_000;

/** Adds the changes of counters to the counters now and then, so that reading stays short. */
export function foldCountsJob(orm: MikroORM, clock: () => Date): Job {
  return {
    name: 'fold-work-counts',
    everyMs: 1_000,
    run: async () => {
      while ((await foldWorkCounts(orm.em.fork(), batch)) === batch);
      await foldPastDays(orm.em.fork(), localDateOf(clock()));
    },
  };
}
