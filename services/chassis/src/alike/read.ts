import { marksOf } from './marks.ts';
import type { Marks } from './marks.ts';
import type { Row } from './phrases.ts';
import { termsOf } from './terms.ts';
import type { Terms } from './terms.ts';
import { rowOf, tokenise } from './tokens.ts';
import type { Token } from './tokens.ts';
import type { Side, Vocabulary } from './vocabulary.ts';

/** A text made ready to be compared with many others. */
export interface ReadText {
  /** Syllables without accents, in order. */
  plain: readonly string[];
  terms: Terms;
  /** The terms of what is asked for; of the whole text where nothing marks it. */
  demand: Terms;
  marks: Marks;
  /** Concepts asked for. */
  asks: ReadonlySet<string>;
  /** Sides taken in the demand. */
  sides: ReadonlySet<Side>;
  /** Whether the matter is the same from whatever place. */
  everywhere: boolean;
}

export function readText(text: string, vocabulary: Vocabulary): ReadText {
  const tokens = tokenise(text, vocabulary);
  const row = rowOf(tokens);
  const terms = termsOf(tokens, row, vocabulary);
  const demand = demandOf(tokens, row, vocabulary);
  const demandRow = demand === tokens ? row : rowOf(demand);
  return {
    plain: tokens.map((token) => token.plain),
    terms,
    demand: demand === tokens ? terms : termsOf(demand, demandRow, vocabulary),
    marks: marksOf(tokens, row, vocabulary),
    asks: new Set(
      [...vocabulary.concepts.metIn(demandRow)].filter((concept) => vocabulary.asks.has(concept)),
    ),
    sides: vocabulary.sides.metIn(demandRow),
    everywhere: vocabulary.everywhere.metIn(row).size > 0,
  };
}

/** From each mark of a demand to the end of its sentence or to its grounds. */
function demandOf(tokens: readonly Token[], row: Row, vocabulary: Vocabulary): readonly Token[] {
  const demand: Token[] = [];
  let inside = false;
  for (const [index, token] of tokens.entries()) {
    if (token.opens || vocabulary.groundMarks.at(row, index)) inside = false;
    if (vocabulary.demandMarks.at(row, index)) inside = true;
    if (inside) demand.push(token);
  }
  return demand.length > 0 ? demand : tokens;
}
