import { nameDifferences } from './name-differences.ts';
import type { ReadText } from './read.ts';
import type { Side, Vocabulary } from './vocabulary.ts';

/** Something each text has in its own way: the two roads, the two years. */
export interface Difference {
  /** A kind of name, code or rival of the words; or `name`, `year`, `demand`, `side`. */
  kind: string;
  a: readonly string[];
  b: readonly string[];
  /** 1: another matter; less where it may still be the same. */
  gravity: number;
}

/** How gravely each sort of difference speaks against one matter. */
export const gravities = { code: 1, year: 1, rival: 0.8, demand: 0.5, side: 0.8 } as const;

export function differencesOf(a: ReadText, b: ReadText, vocabulary: Vocabulary): Difference[] {
  return [
    ...nameDifferences(a, b, vocabulary),
    ...apart(a.marks.codes, b.marks.codes, gravities.code),
    ...apart(a.marks.rivals, b.marks.rivals, gravities.rival),
    ...apart(new Map([['demand', a.asks]]), new Map([['demand', b.asks]]), gravities.demand),
    ...yearDifferences(a, b),
    ...sideDifferences(a, b),
  ];
}

type Kinds = ReadonlyMap<string, ReadonlySet<string>>;

/** The kinds of which each has some and both have none. */
function apart(a: Kinds, b: Kinds, gravity: number): Difference[] {
  return [...a].flatMap(([kind, mine]) => {
    const other = b.get(kind);
    if (!other || mine.size === 0 || other.size === 0 || [...mine].some((one) => other.has(one))) return [];
    return [{ kind, a: [...mine], b: [...other], gravity }];
  });
}

function yearDifferences(a: ReadText, b: ReadText): Difference[] {
  const [mine, other] = [a.marks.years, b.marks.years];
  if (mine.length === 0 || other.length === 0) return [];
  const meet = mine.some(([from, to]) => other.some(([start, end]) => from <= end && start <= to));
  if (meet) return [];
  const written = (years: ReadText['marks']['years']): string[] =>
    years.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`));
  return [{ kind: 'year', a: written(mine), b: written(other), gravity: gravities.year }];
}

/** An axis of which each demand takes one side, and not the same. */
function sideDifferences(a: ReadText, b: ReadText): Difference[] {
  const other = Map.groupBy(b.sides, ({ axis }) => axis);
  return [...Map.groupBy(a.sides, ({ axis }) => axis)].flatMap(([axis, mine]) => {
    const theirs = other.get(axis) ?? [];
    const lefts = new Set(mine.map(({ left }) => left));
    const opposed = lefts.size === 1 && theirs.length > 0 && theirs.every(({ left }) => !lefts.has(left));
    const said = (sides: readonly Side[]): string[] => sides.map(({ phrase }) => phrase);
    return opposed ? [{ kind: 'side', a: said(mine), b: said(theirs), gravity: gravities.side }] : [];
  });
}
