import { plain } from '../search/text.ts';
import { Phrases } from './phrases.ts';
import type { AlikeWords } from './words.ts';

/** The words made ready for look-ups; made once. */
export interface Vocabulary {
  abbreviations: ReadonlyMap<string, string>;
  beforeNumbers: ReadonlySet<string>;
  stops: Phrases<true>;
  concepts: Phrases<string>;
  nameKinds: Phrases<string>;
  placeKinds: ReadonlySet<string>;
  askerKinds: ReadonlySet<string>;
  sectionKinds: ReadonlySet<string>;
  codeKinds: Phrases<string>;
  notNames: Phrases<true>;
  everywhere: Phrases<true>;
  demandMarks: Phrases<true>;
  groundMarks: Phrases<true>;
  asks: ReadonlySet<string>;
  rivals: readonly { kind: string; phrases: Phrases<string> }[];
  sides: Phrases<Side>;
}

/** A phrase that takes one side of an axis. */
export interface Side {
  axis: number;
  left: boolean;
  phrase: string;
}

export function vocabularyOf(words: AlikeWords): Vocabulary {
  return {
    abbreviations: new Map(Object.entries(words.abbreviations).map(([short, long]) => [plain(short), long])),
    beforeNumbers: new Set(words.beforeNumbers.map(plain)),
    stops: listed(words.stopPhrases),
    concepts: grouped(words.concepts),
    nameKinds: grouped(words.nameKinds),
    placeKinds: new Set(words.placeKinds),
    askerKinds: new Set(words.askerKinds),
    sectionKinds: new Set(words.sectionKinds),
    codeKinds: grouped(words.codeKinds),
    notNames: listed(words.notNames),
    everywhere: listed(words.everywhere),
    demandMarks: listed(words.demandMarks),
    groundMarks: listed(words.groundMarks),
    asks: new Set(words.asks),
    rivals: Object.entries(words.rivals).map(([kind, groups]) => ({ kind, phrases: grouped(groups) })),
    sides: new Phrases<Side>(
      words.opposites.flatMap(([left, right], axis) => [
        ...left.map((phrase) => [phrase, { axis, left: true, phrase }] as const),
        ...right.map((phrase) => [phrase, { axis, left: false, phrase }] as const),
      ]),
    ),
  };
}

function listed(phrases: readonly string[]): Phrases<true> {
  return new Phrases(phrases.map((phrase) => [phrase, true] as const));
}

function grouped(groups: Readonly<Record<string, readonly string[]>>): Phrases<string> {
  return new Phrases(
    Object.entries(groups).flatMap(([name, phrases]) => phrases.map((phrase) => [phrase, name] as const)),
  );
}
