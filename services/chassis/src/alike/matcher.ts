import { fingerprintOf } from './fingerprint.ts';
import { readText } from './read.ts';
import type { ReadText } from './read.ts';
import { likenessOf, mostOf } from './score.ts';
import type { Likeness } from './score.ts';
import { isPair } from './terms.ts';
import { vocabularyOf } from './vocabulary.ts';
import type { Vocabulary } from './vocabulary.ts';
import { countTerms, noCounts } from './weights.ts';
import type { TermCounts } from './weights.ts';
import type { AlikeWords } from './words.ts';

/** Finds likely duplicates among texts of one kind. Proposes only: a person decides. */
export class Matcher {
  readonly #vocabulary: Vocabulary;
  readonly #counts: TermCounts;

  /** @param counts how common each term is, from `count`; without them all terms weigh the same. */
  constructor(words: AlikeWords | Matcher, counts: TermCounts = noCounts) {
    // Words are read once: a matcher with other counts is made from one.
    this.#vocabulary = words instanceof Matcher ? words.#vocabulary : vocabularyOf(words);
    this.#counts = counts;
  }

  /** The text ready for `compare` and `fingerprint`; worth keeping when it meets many others. */
  read(text: string): ReadText {
    return readText(text, this.#vocabulary);
  }

  /** Counts of the terms of a whole corpus, for a new matcher of the same words. */
  count(texts: Iterable<string | ReadText>): TermCounts {
    const read = this.read.bind(this);
    return countTerms(
      (function* () {
        for (const text of texts) yield (typeof text === 'string' ? read(text) : text).terms;
      })(),
    );
  }

  /** Every term of the text: what counts are kept of. */
  termsOf(text: ReadText): string[] {
    return [...text.terms.keys()];
  }

  /** Pairs of syllables of the text, without accents: every fingerprint is among them, whatever the counts. */
  pairsOf(text: ReadText): string[] {
    return this.termsOf(text).filter(isPair);
  }

  compare(a: ReadText, b: ReadText): Likeness {
    return likenessOf(a, b, this.#counts, this.#vocabulary);
  }

  /** As `compare`, where the score is at least `least`; most of many texts are told off by their words alone. */
  compareAbove(a: ReadText, b: ReadText, least: number): Likeness | undefined {
    if (mostOf(a, b, this.#counts) < least) return undefined;
    const likeness = this.compare(a, b);
    return likeness.score < least ? undefined : likeness;
  }

  fingerprint(text: ReadText): string[] {
    return fingerprintOf(text, this.#counts);
  }
}
