import { fold, plain } from '../search/text.ts';

/** A text's syllables, and whether it is typed with accents: if so, phrases are looked for with theirs. */
export interface Row {
  accented: boolean;
  syllables: readonly string[];
}

interface Entry<T> {
  parts: readonly string[];
  value: T;
}

type Table<T> = ReadonlyMap<string, readonly Entry<T>[]>;

interface Tables<T> {
  byFirst: Table<T>;
  byLast: Table<T>;
}

interface Found<T> {
  length: number;
  value: T;
}

/** Phrases to be found in a row, the longest first. */
export class Phrases<T> {
  readonly #accented: Tables<T>;
  readonly #plain: Tables<T>;

  constructor(phrases: readonly (readonly [phrase: string, value: T])[]) {
    this.#accented = tablesOf(phrases, fold);
    this.#plain = tablesOf(phrases, plain);
  }

  /** The longest phrase that begins at the index. */
  at(row: Row, index: number): Found<T> | undefined {
    const table = (row.accented ? this.#accented : this.#plain).byFirst;
    for (const { parts, value } of table.get(row.syllables[index] ?? '') ?? []) {
      if (stands(parts, row.syllables, index)) return { length: parts.length, value };
    }
    return undefined;
  }

  /** The longest phrase that ends before the index. */
  before(row: Row, index: number): Found<T> | undefined {
    const table = (row.accented ? this.#accented : this.#plain).byLast;
    for (const { parts, value } of table.get(row.syllables[index - 1] ?? '') ?? []) {
      if (stands(parts, row.syllables, index - parts.length)) return { length: parts.length, value };
    }
    return undefined;
  }

  /** The values of the phrases met from left to right, the longest each time ("không bỏ" is not also "bỏ"). */
  metIn(row: Row): Set<T> {
    const found = new Set<T>();
    for (let index = 0; index < row.syllables.length; index++) {
      const phrase = this.at(row, index);
      if (!phrase) continue;
      found.add(phrase.value);
      index += phrase.length - 1;
    }
    return found;
  }
}

function stands(parts: readonly string[], syllables: readonly string[], index: number): boolean {
  return index >= 0 && parts.every((part, offset) => syllables[index + offset] === part);
}

function tablesOf<T>(phrases: readonly (readonly [string, T])[], view: (text: string) => string): Tables<T> {
  const entries = phrases
    .map(([phrase, value]) => ({ parts: view(phrase).split(' '), value }))
    .toSorted((a, b) => b.parts.length - a.parts.length);
  return {
    byFirst: Map.groupBy(entries, ({ parts }) => parts.at(0) ?? ''),
    byLast: Map.groupBy(entries, ({ parts }) => parts.at(-1) ?? ''),
  };
}
