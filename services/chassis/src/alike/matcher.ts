import { fingerprintOf } from './fingerprint.ts';
import { readText } from './read.ts';
import type { ReadText } from './read.ts';
import { likenessOf } from './score.ts';
import type { Likeness } from './score.ts';
import { vocabularyOf } from './vocabulary.ts';
import { countTerms, noCounts } from './weights.ts';
import type { TermCounts } from './weights.ts';
import type { AlikeWords } from './words.ts';

/** Finds likely duplicates among texts of one kind. Proposes only: a person decides. */
export class Matcher {
  readonly #vocabulary;
  readonly #counts;

  /** @param counts how common each term is, from `count`; without them all terms weigh the same. */
  constructor(words: AlikeWords, counts: TermCounts = noCounts) {
    this.#vocabulary = vocabularyOf(words);
    this.#counts = counts;
  }

  /** The text ready for `compare` and `fingerprint`; worth keeping when it meets many others. */
  read(text: string): ReadText {
    return readText(text, this.#vocabulary);
  }

  /** Counts of the terms of a whole corpus, for a new matcher of the same words. */
  count(texts: Iterable<string>): TermCounts {
    const read = this.read.bind(this);
    return countTerms(
      (function* () {
        for (const text of texts) yield read(text).terms;
      })(),
    );
  }

  compare(a: ReadText, b: ReadText): Likeness {
    return likenessOf(a, b, this.#counts, this.#vocabulary);
  }

  fingerprint(text: ReadText): string[] {
    return fingerprintOf(text, this.#counts);
  }
}
