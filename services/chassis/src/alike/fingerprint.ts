import type { ReadText } from './read.ts';
import { isPair } from './terms.ts';
import { weightOf } from './weights.ts';
import type { TermCounts } from './weights.ts';

/** At most this many terms of a text are indexed and asked for. */
export const fingerprintSize = 32;

// A pair in more than one text of a hundred finds too much; in a small corpus ten texts are not too many.
const commonShare = 0.01;
const neverCommon = 10;

// Together they shall find about so many texts at most, or the work of a question would grow with the corpus.
const mostTexts = 1_000;
const leastPairs = 3;

/**
 * The rarest pairs of syllables of a text, without accents, the rarest first; may be empty. Texts that share one are
 * candidates, those that share most first. To be kept as `text[]` with a GIN index and asked by `&&`. Depends on the
 * counts: with new counts all fingerprints are made anew.
 */
export function fingerprintOf(text: ReadText, counts: TermCounts): string[] {
  const common = Math.max(neverCommon, commonShare * counts.texts);
  const inTexts = (term: string): number => counts.counts.get(term) ?? 0;
  const rarest = [...text.terms.keys()]
    .filter((term) => isPair(term) && inTexts(term) <= common)
    .map((term) => ({ term, weight: weightOf(term, counts) }))
    .toSorted((one, two) => two.weight - one.weight || (one.term < two.term ? -1 : 1))
    .slice(0, fingerprintSize)
    .map(({ term }) => term);
  let found = 0;
  return rarest.filter((term, at) => {
    found += inTexts(term);
    return at < leastPairs || found <= mostTexts;
  });
}
