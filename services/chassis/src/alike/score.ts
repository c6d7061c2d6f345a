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
  const left = differs.reduce((rest, { gravity }) => rest * (1 - vetoShare * gravity), 1);
  const score = left * scoreOf(measure(a, b, counts));
  return { score, shared: sharedWords(a.terms, b.terms, counts), differs };
}

/** The most the score can be: by the words alone, as if a name were shared and nothing spoke against it. */
export function mostOf(a: ReadText, b: ReadText, counts: TermCounts): number {
  return scoreOf({ ...measureWords(a, b, counts), names: 1 });
}

function scoreOf(measures: Measures): number {
  let logit = importance.bias;
  for (const key of Object.keys(measures) as (keyof Measures)[]) logit += importance[key] * measures[key];
  return 1 / (1 + Math.exp(-logit));
}

// As if the smaller set had one concept more that the other lacks: where one is all there is, sharing it says little.
const lacking = 1;

export function measure(a: ReadText, b: ReadText, counts: TermCounts): Measures {
  return { ...measureWords(a, b, counts), names: sharedNames(a, b).length > 0 ? 1 : 0 };
}

function measureWords(a: ReadText, b: ReadText, counts: TermCounts): Omit<Measures, 'names'> {
  const { words, concepts } = overlap(a.terms, b.terms, counts);
  return {
    contained: words.shared / Math.max(Math.min(words.a, words.b), Number.MIN_VALUE),
    common: words.shared / Math.max(words.a + words.b - words.shared, Number.MIN_VALUE),
    concepts: concepts.shared / (Math.min(concepts.a, concepts.b) + lacking),
    demand: Math.max(foundIn(a.demand, b.terms, counts), foundIn(b.demand, a.terms, counts)),
  };
}

interface Overlap {
  a: number;
  b: number;
  shared: number;
}

/** Weights of two texts, of their words and of their concepts. */
function overlap(a: Terms, b: Terms, counts: TermCounts): { words: Overlap; concepts: Overlap } {
  const words = { a: 0, b: 0, shared: 0 };
  const concepts = { a: 0, b: 0, shared: 0 };
  for (const term of a.keys()) {
    const of = isConcept(term) ? concepts : words;
    const weight = weightOf(term, counts);
    of.a += weight;
    if (b.has(term)) of.shared += weight;
  }
  for (const term of b.keys()) (isConcept(term) ? concepts : words).b += weightOf(term, counts);
  return { words, concepts };
}

/** Part of the weight of some terms that a text has too. */
function foundIn(terms: Terms, text: Terms, counts: TermCounts): number {
  let [all, found] = [0, 0];
  for (const term of terms.keys()) {
    const weight = weightOf(term, counts);
    all += weight;
    if (text.has(term)) found += weight;
  }
  return found / Math.max(all, Number.MIN_VALUE);
}
