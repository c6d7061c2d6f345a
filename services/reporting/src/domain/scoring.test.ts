import { Criterion, ScoringKind } from '@baro/proto/baro/reporting/v1/index_sets';
import type { ScoringRule } from '@baro/proto/baro/reporting/v1/index_sets';
import Big from 'big.js';
import { describe, expect, it } from 'vitest';
import { isLessBetter, pointsOf } from './scoring.ts';

const linear = (zeroValue: string, fullValue: string): ScoringRule => ({
  kind: ScoringKind.LINEAR,
  zeroValue,
  fullValue,
  bands: [],
});
const bands = (...of: [value: string, points: string][]): ScoringRule => ({
  kind: ScoringKind.BANDS,
  zeroValue: '',
  fullValue: '',
  bands: of.map(([value, points]) => ({ value, points })),
});
const pointsFor = (maxPoints: string, scoring: ScoringRule, value: string): string =>
  pointsOf(Criterion.fromPartial({ code: '1', maxPoints, scoring }), new Big(value)).toFixed();

describe('points in proportion', () => {
  it.each([
    // 5 × (90 − 50) / 50
    ['5', linear('50', '100'), '90', '4'],
    ['5', linear('50', '100'), '50', '0'],
    ['5', linear('50', '100'), '49.9', '0'],
    ['5', linear('50', '100'), '100', '5'],
    ['5', linear('50', '100'), '120', '5'],
    // 10 × 66.67 / 100 = 6.667
    ['10', linear('0', '100'), '66.67', '6.67'],
    // 0.5 × 1 / 100 = 0.005: half goes away from zero, and 0.0049 does not.
    ['0.5', linear('0', '100'), '1', '0.01'],
    ['0.49', linear('0', '100'), '1', '0'],
    // 1 / 3
    ['1', linear('0', '3'), '1', '0.33'],
    ['1', linear('0', '3'), '2', '0.67'],
    // Never rounded up to more than there is.
    ['2.99', linear('0', '1000000'), '999999.999999', '2.99'],
  ])('of %s by %j for %s are %s', (max, rule, value, points) => {
    expect(pointsFor(max, rule, value)).toBe(points);
  });

  it.each([
    // The less the better: 8 × (20 − 5) / 20
    ['8', linear('20', '0'), '5', '6'],
    ['8', linear('20', '0'), '0', '8'],
    ['8', linear('20', '0'), '20', '0'],
    ['8', linear('20', '0'), '33.3', '0'],
    // Across nothing: 10 × (3 − 1) / (3 + 2)
    ['10', linear('3', '-2'), '1', '4'],
    ['10', linear('3', '-2'), '-2.5', '10'],
  ])('of %s by %j, the less the better, for %s are %s', (max, rule, value, points) => {
    expect(pointsFor(max, rule, value)).toBe(points);
  });

  it('are exact where floating point is not', () => {
    // 0.1 + 0.2 of floating point would fall short of full.
    expect(pointsFor('1', linear('0', '0.3'), '0.3')).toBe('1');
    // 100 × 1.005 / 100 = 1.005, which a double writes as 1.00499…
    expect(pointsFor('100', linear('0', '100'), '1.005')).toBe('1.01');
  });
});

describe('points of bands', () => {
  const rule = bands(['95', '5'], ['90', '3.5'], ['80', '1']);
  it.each([
    ['100', '5'],
    ['95', '5'],
    ['94.99', '3.5'],
    ['80', '1'],
    ['79.999', '0'],
  ])('are those of the first band %s reaches: %s', (value, points) => {
    expect(pointsFor('5', rule, value)).toBe(points);
  });

  const falling = bands(['0', '4'], ['5', '2'], ['10', '0.5']);
  it.each([
    ['0', '4'],
    ['-1', '4'],
    ['0.1', '2'],
    ['5', '2'],
    ['10', '0.5'],
    ['10.1', '0'],
  ])('are, the less the better, those of the first band %s does not pass: %s', (value, points) => {
    expect(pointsFor('4', falling, value)).toBe(points);
  });

  it('of one band are reached from its value on', () => {
    expect(isLessBetter(bands(['1', '2']))).toBe(false);
    expect(pointsFor('2', bands(['1', '2']), '3')).toBe('2');
    expect(pointsFor('2', bands(['1', '2']), '0')).toBe('0');
  });
});

it('a criterion without a rule has no points of a value', () => {
  expect(() => pointsOf(Criterion.fromPartial({ code: '1.1', maxPoints: '1' }), new Big(1))).toThrow('1.1');
});
