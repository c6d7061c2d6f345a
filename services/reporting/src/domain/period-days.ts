import { addDays, addMonths } from '@baro/directory-client';
import type { IsoDate } from '@baro/directory-client';
import { PeriodKind } from '@baro/proto/baro/reporting/v1/resources';

/** What tells the days of a period. */
export interface CutOff {
  readonly monthStartDay: number;
  readonly weekStartDay: number;
}

/** Months of a kind, and how many there are in a year. */
const months: Partial<Record<PeriodKind, readonly [length: number, count: number]>> = {
  [PeriodKind.MONTH]: [1, 12],
  [PeriodKind.QUARTER]: [3, 4],
  [PeriodKind.HALF_YEAR]: [6, 2],
  [PeriodKind.NINE_MONTHS]: [9, 1],
  [PeriodKind.YEAR]: [12, 1],
};

/** First and last day of a period; undefined for a number the year has not. */
export function daysOf(
  kind: PeriodKind,
  year: number,
  number: number,
  cutOff: CutOff,
): { fromDate: IsoDate; toDate: IsoDate } | undefined {
  if (kind === PeriodKind.WEEK) return weekOf(year, number, cutOff);
  const [length, count] = months[kind] ?? [0, 0];
  if (number < 1 || number > count) return undefined;
  const fromDate = monthStart(year, (number - 1) * length + 1, cutOff);
  return { fromDate, toDate: addDays(monthStart(year, number * length + 1, cutOff), -1) };
}

/** Day a month of the report year begins on; month 13 is the next year's first. */
function monthStart(year: number, month: number, { monthStartDay }: CutOff): IsoDate {
  const first = addMonths(`${year}-01-01`, month - 1);
  return monthStartDay === 1 ? first : addDays(addMonths(first, -1), monthStartDay - 1);
}

/** The first week of a year is the one its fourth of January lies in, as ISO 8601 has it. */
function weekOf(year: number, number: number, { weekStartDay }: CutOff) {
  const first = weekStart(`${year}-01-04`, weekStartDay);
  const next = weekStart(`${year + 1}-01-04`, weekStartDay);
  const fromDate = addDays(first, 7 * (number - 1));
  return number < 1 || fromDate >= next ? undefined : { fromDate, toDate: addDays(fromDate, 6) };
}

function weekStart(date: IsoDate, weekStartDay: number): IsoDate {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
  return addDays(date, -((day - weekStartDay + 7) % 7));
}
