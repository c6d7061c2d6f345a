import type { Job, OwnAct } from '@baro/chassis';
import { Matcher } from '@baro/chassis/alike';
import { petitionWords } from '../domain/likeness/petition-words.ts';
import { lockStale, storeTerms } from '../store/term-store.ts';

/** Reads how petitions speak; made once, its words take a while. */
export const petitionMatcher = new Matcher(petitionWords);

/** Petitions read in one transaction. */
const batch = 50;

/** Reads the terms of what voters said anew; likely duplicates are found by them. Bears several replicas. */
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
    return stale.length;
  });
}
