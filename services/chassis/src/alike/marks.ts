import { namesOf } from './names.ts';
import type { Name } from './names.ts';
import type { Row } from './phrases.ts';
import type { Token } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What tells one matter from another that uses the same words. */
export interface Marks {
  names: readonly Name[];
  /** Kind to the numbers after it: lane → 162, 192. */
  codes: ReadonlyMap<string, ReadonlySet<string>>;
  /** First and last year of each year or span. */
  years: readonly (readonly [number, number])[];
  /** Kind of rivals to those the text speaks of. */
  rivals: ReadonlyMap<string, ReadonlySet<string>>;
}

const number = /\p{N}/u;

export function marksOf(tokens: readonly Token[], row: Row, vocabulary: Vocabulary): Marks {
  return {
    names: namesOf(tokens, row, vocabulary),
    codes: codesOf(row, vocabulary),
    years: yearsOf(row),
    rivals: new Map(vocabulary.rivals.map(({ kind, phrases }) => [kind, phrases.metIn(row)])),
  };
}

function codesOf(row: Row, vocabulary: Vocabulary): Map<string, Set<string>> {
  const codes = new Map<string, Set<string>>();
  for (const [index, syllable] of row.syllables.entries()) {
    if (!number.test(syllable)) continue;
    const kind = vocabulary.codeKinds.before(row, index)?.value;
    if (kind) codes.set(kind, (codes.get(kind) ?? new Set()).add(syllable));
  }
  return codes;
}

// A year from 1900 to 2099 standing alone, at the end of a date, or two of them as a span.
const year = /^(?:\d{1,2}[-/.])*((?:19|20)\d\d)(?:-((?:19|20)\d\d))?$/;

function yearsOf(row: Row): [number, number][] {
  return row.syllables.flatMap((syllable): [number, number][] => {
    const found = number.test(syllable) ? year.exec(syllable) : null;
    return found ? [[Number(found[1]), Number(found[2] ?? found[1])]] : [];
  });
}
