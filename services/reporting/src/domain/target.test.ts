import { PeriodKind, RollUpRule } from '@baro/proto/baro/reporting/v1/resources';
import { expect, it } from 'vitest';
import { cityTarget, unitTarget } from './target.ts';

const targets = [{ year: 2026, value: '90', legalRef: '' }];
const month = { kind: PeriodKind.MONTH, year: 2026 };
const year = { kind: PeriodKind.YEAR, year: 2026 };

it('holds a share of any period against the target of its year, of the city as of a unit', () => {
  const share = { targets, rollUp: RollUpRule.RATIO_OF_SUMS, cumulative: false };
  expect([cityTarget(share, month), unitTarget(share, month)]).toEqual(['90', '90']);
  expect(cityTarget(share, { ...month, year: 2027 })).toBe('');
});

it('holds a sum against it once it counts from the start of the year, or is of the whole of it', () => {
  const sum = { targets, rollUp: RollUpRule.SUM, cumulative: false };
  expect([cityTarget(sum, month), cityTarget(sum, year)]).toEqual(['', '90']);
  expect(cityTarget({ ...sum, cumulative: true }, month)).toBe('90');
});

it('holds no unit against what the city as a whole aims at', () => {
  const stock = { targets, rollUp: RollUpRule.LAST, cumulative: false };
  expect([cityTarget(stock, month), unitTarget(stock, month)]).toEqual(['90', '']);
});
