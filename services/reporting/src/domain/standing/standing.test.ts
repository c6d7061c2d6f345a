import { Direction } from '@baro/proto/baro/reporting/v1/resources';
import { Trend } from '@baro/proto/baro/reporting/v1/standings';
import Big from 'big.js';
import { expect, it } from 'vitest';
import { definitionOf } from '../../../test/definitions.ts';
import { placesOf } from './place.ts';
import { intervalOf, valueOf } from './rate.ts';
import { middleChange, trendOf } from './trend.ts';

const share = definitionOf({ factor: '100', decimals: 1, direction: Direction.UP });

it('gives a value and Wilson’s interval in the measure of the indicator', () => {
  expect(valueOf({ counted: 5, among: 6 }, share)?.toFixed()).toBe('83.3');
  // Worked by hand from the formula in E. B. Wilson, JASA 22 (1927): 5 of 6 at z = 1.96.
  const { low = 0, high = 0 } = intervalOf({ counted: 5, among: 6 }, share) ?? {};
  expect([low.toFixed(1), high.toFixed(1)]).toEqual(['43.6', '97.0']);
  expect(intervalOf({ counted: 0, among: 3 }, share)?.low).toBe(0);
  expect(intervalOf({ counted: 3, among: 3 }, share)?.high).toBeCloseTo(100, 9);
});

it('has neither value nor interval of nothing, and no interval of what is no share', () => {
  expect(valueOf({ counted: 0, among: 0 }, share)).toBeUndefined();
  expect(intervalOf({ counted: 0, among: 0 }, share)).toBeUndefined();
  expect(intervalOf({ counted: 7, among: 3 }, share)).toBeUndefined();
  expect(valueOf({ counted: 7, among: null }, share)?.toFixed()).toBe('7');
});

it('places equal values alike and says what cannot be told apart', () => {
  const peer = (unitId: string, rank: number, low: number, high: number) => ({
    unitId,
    rank: new Big(rank),
    interval: { low, high },
  });
  const places = placesOf([
    peer('a', 90, 85, 95),
    peer('b', 80, 60, 92),
    peer('c', 80, 78, 82),
    peer('d', 50, 40, 60),
  ]);
  const shown = [...places].map(([unit, { place, bestPlace, worstPlace, peerCount }]) => [
    unit,
    [place, bestPlace, worstPlace, peerCount],
  ]);
  expect(Object.fromEntries(shown)).toEqual({
    a: [1, 1, 2, 4],
    b: [2, 1, 4, 4],
    c: [2, 2, 3, 4],
    d: [4, 3, 4, 4],
  });
});

it('tells rising from rising slower than half of the others, whichever way is better', () => {
  const changes = (...of: number[]) => of.map((change) => new Big(change));
  const up = middleChange(changes(5, 1, -2, 3), 1);
  expect(up?.toFixed()).toBe('3');
  const trends = (sign: 1 | -1, peers: Big | undefined, ...of: number[]) =>
    changes(...of).map((change) => trendOf(change, peers, sign).trend);
  expect(trends(1, up, 5, 3, 1, 0, -2)).toEqual([
    Trend.RISING,
    Trend.RISING,
    Trend.RISING_SLOWER,
    Trend.LEVEL,
    Trend.FALLING,
  ]);
  const down = middleChange(changes(-5, -1, 2, -3), -1);
  expect(down?.toFixed()).toBe('-3');
  expect(trends(-1, down, -5, -3, -1, 0, 2)).toEqual([
    Trend.RISING,
    Trend.RISING,
    Trend.RISING_SLOWER,
    Trend.LEVEL,
    Trend.FALLING,
  ]);
  expect(trendOf(new Big(3), new Big(5), 0).trend).toBe(Trend.UNSPECIFIED);
  expect(trendOf(undefined, new Big(5), 1).trend).toBe(Trend.UNSPECIFIED);
});
