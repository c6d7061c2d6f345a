import { expect, it } from 'vitest';
import { reportMonthsOf } from './report-months.ts';

it.each([
  ['2026-11-14', [2026, 10], [2026, 11]],
  ['2026-11-15', [2026, 11], [2026, 12]],
  ['2026-12-14', [2026, 11], [2026, 12]],
  ['2026-12-15', [2026, 12], [2027, 1]],
  ['2027-01-01', [2026, 12], [2027, 1]],
])('on %s the month %j has ended and %j runs', (day, ended, running) => {
  expect(reportMonthsOf(day).map(({ year, number }) => [year, number])).toEqual([ended, running]);
});
