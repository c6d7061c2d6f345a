import type { Terms } from './terms.ts';
import { isConcept, isPair } from './terms.ts';

/** How many texts there are and in how many of them each term stands. Plain data: can be stored. */
export interface TermCounts {
  texts: number;
  counts: ReadonlyMap<string, number>;
}

/** Without a corpus every term weighs the same. */
export const noCounts: TermCounts = { texts: 0, counts: new Map() };

export function countTerms(texts: Iterable<Terms>): TermCounts {
  const counts = new Map<string, number>();
  let number = 0;
  for (const terms of texts) {
    number += 1;
    for (const term of terms.keys()) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return { texts: number, counts };
}

// A syllable says less than a pair: it is met in many words.
const syllableShare = 0.35;

// Each text of many is weighed by the same counts: a logarithm a term, not one a comparison.
const weighed = new WeakMap<TermCounts, Map<string, number>>();

/**
 * Weight of a term, 0 to 1: the rarer the heavier. What is in one text or none weighs as if it were in two, or misspelt
 * words would weigh most.
 */
export function weightOf(term: string, counts: TermCounts): number {
  if (counts.texts < 3) return shareOf(term);
  const known = weighed.get(counts) ?? new Map<string, number>();
  if (known.size === 0) weighed.set(counts, known);
  let weight = known.get(term);
  if (weight === undefined) {
    const inTexts = Math.max(2, counts.counts.get(term) ?? 0);
    weight = (shareOf(term) * Math.log((counts.texts + 1) / inTexts)) / Math.log((counts.texts + 1) / 2);
    known.set(term, weight);
  }
  return weight;
}

function shareOf(term: string): number {
  return isPair(term) || isConcept(term) ? 1 : syllableShare;
}
