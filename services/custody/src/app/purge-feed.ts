import type { Job } from '@baro/chassis';
import type { MikroORM } from '@mikro-orm/postgresql';
import { findAgedFeed, purgeFeed } from '../store/feed-store.ts';

const dayMs = 86_400_000;
/** Entries taken away in one statement: the feed is locked meanwhile. */
const batch = 5_000;

/** Takes entries of the event feed away that are older than so many days. */
export function purgeFeedJob(orm: MikroORM, clock: () => Date, keepDays: number): Job {
  return {
    name: 'purge-feed',
    everyMs: 600_000,
    run: async () => {
      const before = new Date(clock().getTime() - keepDays * dayMs);
      for (;;) {
        const em = orm.em.fork();
        const unitId = await findAgedFeed(em, before);
        if (unitId === undefined) return;
        await purgeFeed(em, unitId, before, batch);
      }
    },
  };
}
