import { describe, expect, it } from 'vitest';

import { meet, readPairs, textsOf } from './labelled-pairs.ts';

const KINDS = {
  true: ['reworded', 'reordered', 'no-accents', 'abbreviated', 'typos', 'shorter-or-longer', 'other-group'],
  false: [
    'other-object',
    'other-place',
    'other-section',
    'other-demand',
    'opposite',
    'other-year',
    'unrelated',
  ],
};
const pairs = readPairs();

describe('the labelled pairs', () => {
  it('are many enough, most of the negatives hard', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(320);
    expect(pairs.filter(({ same }) => same).length).toBeGreaterThanOrEqual(150);
    expect(pairs.filter(({ same, kind }) => !same && kind !== 'unrelated').length).toBeGreaterThanOrEqual(
      100,
    );
  });

  it('are whole: own ids, known kinds, texts of 80 to 600 characters in NFC', () => {
    expect(new Set(pairs.map(({ id }) => id)).size).toBe(pairs.length);
    expect(pairs.filter(({ same, kind }) => !KINDS[`${same}`].includes(kind))).toEqual([]);
    expect(textsOf(pairs).filter((text) => text.length < 80 || text.length > 600)).toEqual([]);
    expect(textsOf(pairs).filter((text) => text !== text.normalize('NFC'))).toEqual([]);
  });

  it('lie in two halves that share no text and are balanced by kind', () => {
    const [tune, judge] = (['tune', 'judge'] as const).map((half) =>
      pairs.filter(({ split }) => split === half),
    );
    expect((tune?.length ?? 0) + (judge?.length ?? 0)).toBe(pairs.length);
    expect(meet(new Set(textsOf(tune ?? [])), new Set(textsOf(judge ?? [])))).toBe(false);
    const number = (half: typeof tune, kind: string): number =>
      half?.filter((pair) => pair.kind === kind).length ?? 0;
    const kinds = [...KINDS.true, ...KINDS.false];
    expect(kinds.filter((kind) => number(tune, kind) === 0)).toEqual([]);
    expect(kinds.filter((kind) => Math.abs(number(tune, kind) - number(judge, kind)) > 1)).toEqual([]);
  });
});
