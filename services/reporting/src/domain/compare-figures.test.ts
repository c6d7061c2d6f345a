import {
  Direction,
  IndicatorDefinition,
  PeriodKind,
  RollUpRule,
  ValueType,
} from '@baro/proto/baro/reporting/v1/resources';
import { describe, expect, it } from 'vitest';
import { changeOf, standingToTarget, startsAnew } from './compare-figures.ts';

const count = { valueType: ValueType.DECIMAL };
const ratio = { valueType: ValueType.RATIO };

describe('changeOf', () => {
  it.each([
    [count, '100', '112.5', '+12.5', '+12.5'],
    [count, '0.1', '0.3', '+0.2', '+200'],
    [count, '-4', '-6', '-2', '-50'],
    [count, '3', '1', '-2', '-66.7'],
    [count, '5', '5', '0', '0'],
    [count, '0', '7', '+7', ''],
    [ratio, '66.67', '70', '+3.33', ''],
    [count, '', '7', '', ''],
    [count, '7', '', '', ''],
  ])('is exact and has a sign: %j, %s to %s', (definition, before, now, difference, percent) => {
    expect(changeOf(definition, before, now)).toEqual({ difference, percent });
  });
});

describe('standingToTarget', () => {
  const month = { kind: PeriodKind.MONTH, number: 11, year: 2026 };
  const last = { ...month, number: 12 };
  const of = (fields: Partial<IndicatorDefinition>): IndicatorDefinition =>
    IndicatorDefinition.fromPartial({
      rollUp: RollUpRule.RATIO_OF_SUMS,
      direction: Direction.UP,
      targets: [{ year: 2026, value: '95' }],
      ...fields,
    });
  const counted = { rollUp: RollUpRule.SUM, cumulative: true };

  it.each([
    [of({}), '95', month, { kind: 'reached' }],
    [of({}), '94.99', month, { kind: 'missed' }],
    [of({ direction: Direction.DOWN }), '95', month, { kind: 'reached' }],
    [of({ direction: Direction.DOWN }), '95.01', month, { kind: 'missed' }],
    [of({ direction: Direction.NEUTRAL }), '95', month, { kind: 'none' }],
    [of({ targets: [{ year: 2027, value: '95', legalRef: '' }] }), '95', month, { kind: 'none' }],
    [of({}), '', month, { kind: 'none' }],
    [of({ rollUp: RollUpRule.SUM }), '200', month, { kind: 'of-whole-year' }],
    [of(counted), '47.5', month, { kind: 'under-way', percent: '50' }],
    [of(counted), '47.5', last, { kind: 'missed' }],
    [of({ ...counted, direction: Direction.DOWN }), '47.5', month, { kind: 'within' }],
    [of({ ...counted, direction: Direction.DOWN }), '47.5', last, { kind: 'reached' }],
  ])('by direction, what is counted and the end of the year (%#)', (definition, value, period, standing) => {
    expect(standingToTarget(definition, value, period)).toEqual(standing);
  });
});

it('what counts from the year’s start is not compared with the end of the year before, but whole years are', () => {
  const january = { kind: PeriodKind.MONTH, year: 2027 };
  expect(startsAnew({ cumulative: true }, january, 2026)).toBe(true);
  expect(startsAnew({ cumulative: true }, january, 2027)).toBe(false);
  expect(startsAnew({ cumulative: false }, january, 2026)).toBe(false);
  expect(startsAnew({ cumulative: true }, { kind: PeriodKind.YEAR, year: 2027 }, 2026)).toBe(false);
});
