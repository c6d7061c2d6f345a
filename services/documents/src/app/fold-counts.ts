import type { Job } from '@baro/chassis';
import type { MikroORM } from '@mikro-orm/postgresql';
import { foldWorkCounts } from '../store/work-store.ts';

/** Changes added in one statement. */
const batch = 5_000;

/** Adds the changes of work counters to the counters now and then, so that reading stays short. */
export function foldCountsJob(orm: MikroORM): Job {
  return {
    name: 'fold-work-counts',
    everyMs: 5_000,
    run: async () => {
      while ((await foldWorkCounts(orm.em.fork(), batch)) === batch);
    },
  };
}
