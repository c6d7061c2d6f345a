import type { Job, OwnAct } from '@baro/chassis';
import { storePairs } from '../store/pair-store.ts';
import { lockStale, storeTerms } from '../store/term-store.ts';
import { findLikely, petitionMatcher } from './find-likely.ts';

/** Petitions read in one transaction. */
const batch = 50;

/** Reads the terms of what voters said anew and finds likely duplicates by them. Bears several replicas. */
export function termsJob(act: OwnAct): Job {
  return {
    name: 'read-terms',
    everyMs: 2_000,
    run: async () => {
      while ((await readSome(act)) === batch);
    },
  };
}

async function readSome(act: OwnAct): Promise<number> {
  return act('read-terms', async ({ em }) => {
    const stale = await lockStale(em, batch);
    for (const { id, text } of stale) {
      const read = petitionMatcher.read(text);
      await storeTerms(em, id, petitionMatcher.termsOf(read), petitionMatcher.pairsOf(read));
    }
    // After the terms of all of them: two that are read together find each other.
    for (const { id, unitId } of stale) {
      await storePairs(em, { id, unitId }, await findLikely(em, { id, unitId }));
    }
    return stale.length;
  });
}
