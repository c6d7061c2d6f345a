import { differencesOf } from './differences.ts';
import type { Difference } from './differences.ts';
import { sharedNames } from './name-differences.ts';
import type { ReadText } from './read.ts';
import { sharedWords } from './shared-words.ts';
import { isConcept } from './terms.ts';
import type { Terms } from './terms.ts';
import type { Vocabulary } from './vocabulary.ts';
import { weightOf } from './weights.ts';
import type { TermCounts } from './weights.ts';

/** How alike two texts are and why. */
export interface Likeness {
  /** 0 to 1; from 0.5 on the two are worth a person's look. */
  score: number;
  /** What both say, at most eight turns, the rarest first, as the first text writes them. */
  shared: readonly string[];
  /** What speaks against one matter, the gravest first. */
  differs: readonly Difference[];
}

/** What is measured of two texts; each 0 to 1. */
export interface Measures {
  /** Part of the shorter text's weight that the longer has too. */
  contained: number;
  /** Part of both texts' weight that both have. */
  common: number;
  /** Part of the smaller set of concepts that the other has too; below 1 even when all are shared. */
  concepts: number;
  /** `contained` of what is asked for, in the other's whole text. */
  demand: number;
  /** Whether a proper name stands in both. */
  names: number;
}

/**
 * What each measure adds to the logit of the score. Rounded from a fit on the half of the labelled pairs that may be looked
 * at (test/duplicates), with pairs of real petitions that share a rare turn as light negatives.
 */
export const importance: Measures & { bias: number } = {
  bias: -3,
  contained: 2,
  common: 1,
  concepts: 5,
  demand: 2,
  names: 1.1,
};

// A difference of gravity 1 leaves too little for a proposal, however alike the words are.
const vetoShare = 0.65;

export function likenessOf(a: ReadText, b: ReadText, counts: TermCounts, vocabulary: Vocabulary): Likeness {
  const differs = differencesOf(a, b, vocabulary).toSorted((one, two) => two.gravity - one.gravity);
  const measures = measure(a, b, counts);
  let logit = importance.bias;
  for (const key of Object.keys(measures) as (keyof Measures)[]) logit += importance[key] * measures[key];
  const left = differs.reduce((rest, { gravity }) => rest * (1 - vetoShare * gravity), 1);
  return { score: left / (1 + Math.exp(-logit)), shared: sharedWords(a.terms, b.terms, counts), differs };
}

// As if the smaller set had one concept more that the other lacks: where one is all there is, sharing it says little.
const lacking = 1;

export function measure(a: ReadText, b: ReadText, counts: TermCounts): Measures {
  const words = overlap(a.terms, b.terms, counts, (term) => !isConcept(term));
  const concepts = overlap(a.terms, b.terms, counts, isConcept);
  const asked = Math.max(
    share(
      overlap(a.demand, b.terms, counts, () => true),
      'a',
    ),
    share(
      overlap(b.demand, a.terms, counts, () => true),
      'a',
    ),
  );
  return {
    contained: words.shared / Math.max(Math.min(words.a, words.b), Number.MIN_VALUE),
    common: words.shared / Math.max(words.a + words.b - words.shared, Number.MIN_VALUE),
    concepts: concepts.shared / (Math.min(concepts.a, concepts.b) + lacking),
    demand: asked,
    names: sharedNames(a, b).length > 0 ? 1 : 0,
  };
}

interface Overlap {
  a: number;
  b: number;
  shared: number;
}

function overlap(a: Terms, b: Terms, counts: TermCounts, counted: (term: string) => boolean): Overlap {
  const sum = (terms: Iterable<string>): number =>
    [...terms].filter(counted).reduce((total, term) => total + weightOf(term, counts), 0);
  return { a: sum(a.keys()), b: sum(b.keys()), shared: sum([...a.keys()].filter((term) => b.has(term))) };
}

function share(of: Overlap, side: 'a' | 'b'): number {
  return of.shared / Math.max(of[side], Number.MIN_VALUE);
}
