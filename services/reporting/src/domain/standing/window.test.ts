import { PeriodKind } from '@baro/proto/baro/reporting/v1/resources';
import { expect, it } from 'vitest';
import { scopeOfWindow, stretchesOf, windowOf, windowsBack } from './window.ts';

const law = { monthStartDay: 15, weekStartDay: 1 };

it.each([
  [PeriodKind.MONTH, '2026-11-14', 2026, 11, '2026-10-15', '2026-11-14'],
  [PeriodKind.MONTH, '2026-11-15', 2026, 12, '2026-11-15', '2026-12-14'],
  [PeriodKind.MONTH, '2026-12-15', 2027, 1, '2026-12-15', '2027-01-14'],
  [PeriodKind.MONTH, '2027-01-03', 2027, 1, '2026-12-15', '2027-01-14'],
  [PeriodKind.WEEK, '2026-11-29', 2026, 48, '2026-11-23', '2026-11-29'],
  [PeriodKind.WEEK, '2027-01-02', 2026, 53, '2026-12-28', '2027-01-03'],
  [PeriodKind.WEEK, '2024-12-31', 2025, 1, '2024-12-30', '2025-01-05'],
])('finds the window of kind %d that has %s', (kind, date, year, number, fromDate, toDate) => {
  expect(windowOf(kind, date, law)).toEqual({ kind, year, number, fromDate, toDate });
});

it('goes back without a gap, over the turn of the year', () => {
  const windows = windowsBack(windowOf(PeriodKind.WEEK, '2027-01-05', law), 5, law);
  expect(windows.map(({ fromDate }) => fromDate)).toEqual([
    '2027-01-04',
    '2026-12-28',
    '2026-12-21',
    '2026-12-14',
    '2026-12-07',
  ]);
  const months = windowsBack(windowOf(PeriodKind.MONTH, '2027-01-05', law), 13, law);
  expect([months.length, months.at(-1)?.fromDate]).toEqual([13, '2025-12-15']);
  const { recent, former } = stretchesOf(months);
  expect([recent.length, former.length, recent[2]?.number, former[0]?.number]).toEqual([3, 3, 11, 10]);
});

it('counts a window that runs up to now, and one that is over to its end', () => {
  const window = windowOf(PeriodKind.WEEK, '2026-11-25', law);
  const now = new Date('2026-11-25T03:00:00Z');
  expect(scopeOfWindow(window, now).end).toEqual(now);
  expect(scopeOfWindow(window, new Date('2027-01-01T00:00:00Z')).end).toEqual(
    new Date('2026-11-29T17:00:00Z'),
  );
});
