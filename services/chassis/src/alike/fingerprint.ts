import type { ReadText } from './read.ts';
import { isConcept, isPair } from './terms.ts';
import { weightOf } from './weights.ts';
import type { TermCounts } from './weights.ts';

/** At most this many terms of a text are indexed and asked for. */
export const fingerprintSize = 24;

/**
 * The rarest pairs of syllables and concepts of a text, without accents: texts that share one are candidates. To be kept as
 * `text[]` with a GIN index and asked by `&&`. Depends on the counts: with new counts all fingerprints are made anew.
 */
export function fingerprintOf(text: ReadText, counts: TermCounts): string[] {
  return [...text.terms.keys()]
    .filter((term) => isPair(term) || isConcept(term))
    .map((term) => ({ term, weight: weightOf(term, counts) }))
    .toSorted((one, two) => two.weight - one.weight || (one.term < two.term ? -1 : 1))
    .slice(0, fingerprintSize)
    .map(({ term }) => term);
}
