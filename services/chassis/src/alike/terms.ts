import type { Row } from './phrases.ts';
import type { Token } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What a text is compared by. Key: the term without accents; value: as the text writes it. */
export type Terms = ReadonlyMap<string, string>;

/**
 * Syllables, pairs of neighbouring syllables (most Vietnamese words are two) and concepts (`=name`). Stop phrases are
 * left out, and no pair reaches across one or across a mark.
 */
export function termsOf(tokens: readonly Token[], row: Row, vocabulary: Vocabulary): Terms {
  const terms = new Map<string, string>();
  let before: Token | undefined;
  for (let index = 0; index < tokens.length; index++) {
    const stop = vocabulary.stops.at(row, index);
    if (stop) {
      before = undefined;
      index += stop.length - 1;
      continue;
    }
    const token = tokens[index];
    if (!token) continue;
    terms.set(token.plain, token.written);
    if (before && !token.apart) {
      terms.set(`${before.plain} ${token.plain}`, `${before.written} ${token.written}`);
    }
    before = token;
  }
  for (const concept of vocabulary.concepts.metIn(row)) terms.set(`=${concept}`, concept);
  return terms;
}

export function isPair(term: string): boolean {
  return term.includes(' ') && !isConcept(term);
}

export function isConcept(term: string): boolean {
  return term.startsWith('=');
}
