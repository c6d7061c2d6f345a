import type { Row } from './phrases.ts';
import type { Token } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A proper name in a text. */
export interface Name {
  /** Kind of `nameKinds`, empty when nothing before it says. */
  kind: string;
  /** Its syllables without accents. */
  parts: readonly string[];
  written: string;
}

/** Runs of capitalised syllables: two or more, or one after a word that says what is named. */
export function namesOf(tokens: readonly Token[], row: Row, vocabulary: Vocabulary): Name[] {
  const names: Name[] = [];
  let lastKind = '';
  let section = '';
  for (let index = 0; index < tokens.length;) {
    // What says the kind may itself be written large: "Đường Tam Trinh", "Quốc lộ".
    if (tokens[index]?.apart) section = '';
    const kindWords = vocabulary.nameKinds.at(row, index);
    if (kindWords && vocabulary.sectionKinds.has(kindWords.value)) section = kindWords.value;
    const noName = vocabulary.notNames.at(row, index) ?? kindWords;
    if (noName && (tokens[index]?.opens || !tokens[index]?.capital || noName.length > 1)) {
      index += noName.length;
      continue;
    }
    const end = runEnd(tokens, index, row, vocabulary);
    if (end === index) {
      if (row.syllables[index] !== joining(row)) lastKind = '';
      index += 1;
      continue;
    }
    const before = tokens[index]?.apart ? undefined : vocabulary.nameKinds.before(row, index);
    // "xã Mê Linh, Thiên Lộc": the second is a commune too.
    const kind = section || (before?.value ?? lastKind);
    if (end - index > 1 || before) {
      const run = tokens.slice(index, end);
      names.push({
        kind,
        parts: run.map((token) => token.plain),
        written: run.map((token) => token.written).join(' '),
      });
      lastKind = kind;
    }
    index = end;
  }
  return names;
}

function joining(row: Row): string {
  return row.accented ? 'và' : 'va';
}

/** Where the run of capitals that begins at the index ends; the index itself when none begins. */
function runEnd(tokens: readonly Token[], start: number, row: Row, vocabulary: Vocabulary): number {
  const isPart = (index: number): boolean =>
    Boolean(tokens[index]?.capital) && !vocabulary.notNames.at(row, index);
  if (!isPart(start)) return start;
  let end = start + 1;
  while (isPart(end) && !tokens[end]?.apart) end += 1;
  // At the beginning of a sentence one capital says nothing.
  return tokens[start]?.opens && end - start === 1 ? start : end;
}
