import { addDays, endOfDay, startOfDay } from '@baro/directory-client';
import type { IsoDate } from '@baro/directory-client';
import { PeriodKind } from '@baro/proto/baro/reporting/v1/resources';
import { daysOf } from '../period-days.ts';
import type { CutOff } from '../period-days.ts';

/** Cut-off rule of weeks and months units are compared by: the one monthly reports follow, so that both say the same. */
export const standingCutOff = 'nd09';

/** Weeks or months shown, and kept counted. */
export const shownWindows = 13;

/** Weeks or months that are set against as many before, and so told apart from chance. */
const stretches: Partial<Record<PeriodKind, number>> = { [PeriodKind.WEEK]: 4, [PeriodKind.MONTH]: 3 };

/** A week or month. */
export interface Window {
  readonly kind: PeriodKind;
  readonly year: number;
  readonly number: number;
  readonly fromDate: IsoDate;
  readonly toDate: IsoDate;
}

/** The week or month a day lies in. */
export function windowOf(kind: PeriodKind, date: IsoDate, cutOff: CutOff): Window {
  const [year = 0, month = 0] = date.split('-').map(Number);
  const numbers = kind === PeriodKind.WEEK ? 53 : 12;
  // The year of a report begins in the December before; the first and last week lie in two years.
  for (const reportYear of [year, year + 1, year - 1]) {
    const from = kind === PeriodKind.WEEK || reportYear !== year ? 1 : month;
    for (let number = from; number <= numbers; number += 1) {
      const days = daysOf(kind, reportYear, number, cutOff);
      if (days && days.fromDate <= date && date <= days.toDate) {
        return { kind, year: reportYear, number, ...days };
      }
    }
  }
  throw new Error(`no window of kind ${kind} has ${date}`);
}

/** The window and those before it, the latest first. */
export function windowsBack(last: Window, count: number, cutOff: CutOff): Window[] {
  const windows = [last];
  for (let at = last; windows.length < count; windows.push(at)) {
    at = windowOf(last.kind, addDays(at.fromDate, -1), cutOff);
  }
  return windows;
}

/** The two stretches that are set against each other, the latest first. */
export function stretchesOf(windows: readonly Window[]): { recent: Window[]; former: Window[] } {
  const length = stretches[windows[0]?.kind ?? PeriodKind.UNSPECIFIED] ?? 0;
  return { recent: windows.slice(0, length), former: windows.slice(length, 2 * length) };
}

/** Stretch of time a window is counted for: while it runs up to now, so that nothing counts that is due later. */
export function scopeOfWindow(
  { fromDate, toDate }: Window,
  now: Date,
): { start: Date; end: Date; asOf: Date } {
  const end = endOfDay(toDate);
  const asOf = now < end ? now : end;
  return { start: startOfDay(fromDate), end: asOf, asOf };
}
