import { PeriodKind } from '@baro/proto/baro/reporting/v1/resources';
import { describe, expect, it } from 'vitest';
import { daysOf } from './period-days.ts';

const nd09 = { monthStartDay: 15, weekStartDay: 1 };
const calendar = { monthStartDay: 1, weekStartDay: 4 };

describe('days of a period', () => {
  // NĐ 09/2019/NĐ-CP Đ.12, as domain-law.md §6.1 has it.
  it.each([
    [PeriodKind.MONTH, 1, '2025-12-15', '2026-01-14'],
    [PeriodKind.MONTH, 3, '2026-02-15', '2026-03-14'],
    [PeriodKind.MONTH, 12, '2026-11-15', '2026-12-14'],
    [PeriodKind.QUARTER, 1, '2025-12-15', '2026-03-14'],
    [PeriodKind.QUARTER, 4, '2026-09-15', '2026-12-14'],
    [PeriodKind.HALF_YEAR, 1, '2025-12-15', '2026-06-14'],
    [PeriodKind.HALF_YEAR, 2, '2026-06-15', '2026-12-14'],
    [PeriodKind.NINE_MONTHS, 1, '2025-12-15', '2026-09-14'],
    [PeriodKind.YEAR, 1, '2025-12-15', '2026-12-14'],
  ])('by the decree: kind %i number %i from %s to %s', (kind, number, fromDate, toDate) => {
    expect(daysOf(kind, 2026, number, nd09)).toEqual({ fromDate, toDate });
  });

  it.each([
    [PeriodKind.MONTH, 2, '2024-02-01', '2024-02-29'],
    [PeriodKind.QUARTER, 1, '2024-01-01', '2024-03-31'],
    [PeriodKind.YEAR, 1, '2024-01-01', '2024-12-31'],
    // The week from Thursday the fourth of January lies in.
    [PeriodKind.WEEK, 1, '2024-01-04', '2024-01-10'],
    [PeriodKind.WEEK, 52, '2024-12-26', '2025-01-01'],
  ])('by the calendar: kind %i number %i from %s to %s', (kind, number, fromDate, toDate) => {
    expect(daysOf(kind, 2024, number, calendar)).toEqual({ fromDate, toDate });
  });

  it('leaves no day out and counts none twice, year after year', () => {
    for (const cutOff of [nd09, calendar, { monthStartDay: 28, weekStartDay: 7 }]) {
      for (const kind of [
        PeriodKind.MONTH,
        PeriodKind.QUARTER,
        PeriodKind.HALF_YEAR,
        PeriodKind.YEAR,
        PeriodKind.WEEK,
      ]) {
        const days = [2024, 2025, 2026, 2027].flatMap((year) =>
          Array.from({ length: 53 }, (_, at) => daysOf(kind, year, at + 1, cutOff)).filter(
            (of) => of !== undefined,
          ),
        );
        const gaps = days.slice(1).filter(({ fromDate }, at) => {
          const before = new Date(`${days[at]?.toDate}T00:00:00Z`).getTime();
          return new Date(`${fromDate}T00:00:00Z`).getTime() - before !== 86_400_000;
        });
        expect(gaps).toEqual([]);
      }
    }
  });

  it('knows no thirteenth month, fifth quarter, second nine months or 54th week', () => {
    for (const [kind, number] of [
      [PeriodKind.MONTH, 13],
      [PeriodKind.MONTH, 0],
      [PeriodKind.QUARTER, 5],
      [PeriodKind.NINE_MONTHS, 2],
      [PeriodKind.WEEK, 54],
      [PeriodKind.UNSPECIFIED, 1],
    ] as const) {
      expect(daysOf(kind, 2026, number, nd09)).toBeUndefined();
    }
  });
});
