import { addDays, addMonths, weekdayOf, type IsoDate } from './local-date.ts';

/** How sure a row is; `estimate` is not decided yet, `unknown` a configurable default no rule text was found for. */
export type Confidence = 'high' | 'medium' | 'low' | 'estimate' | 'unknown';

/** One dated row: a day off, or (`dayOff` false) a make-up day worked. Plain weekends need no row. */
export interface CalendarDay {
  readonly date: IsoDate;
  readonly dayOff: boolean;
  readonly name: string;
  readonly nameEn?: string | undefined;
  /** The other day of a swap. */
  readonly swapWith?: IsoDate | undefined;
  readonly legalRef: string;
  readonly confidence: Confidence;
}

/** A stretch of office time within a day, `HH:mm`. */
export interface OfficeSession {
  readonly start: string;
  readonly end: string;
}

/** Office hours from a date to a date (inclusive; open when absent). */
export interface OfficeHours {
  readonly validFrom?: IsoDate | undefined;
  readonly validTo?: IsoDate | undefined;
  readonly sessions: readonly OfficeSession[];
  readonly legalRef: string;
  readonly confidence: Confidence;
}

export interface WorkingCalendarInput {
  readonly days: readonly CalendarDay[];
  /** Rows of office hours; DEFAULT_OFFICE_HOURS when absent. */
  readonly officeHours?: readonly OfficeHours[] | undefined;
  /** Stored beside a computed due time, so that a change of the calendar can find what to recount. */
  readonly version?: string | undefined;
}

export interface WorkingCalendar {
  readonly version: string;
  /** First and last date whose days off are officially known; empty strings when none are. */
  readonly firmFrom: IsoDate;
  readonly firmTo: IsoDate;
  readonly officeHours: readonly OfficeHours[];
  /** The row of a date, if it has one. */
  findDay(date: IsoDate): CalendarDay | undefined;
}

/**
 * Eight hours a day, five days a week (40 hours: QĐ 188/1999/QĐ-TTg); the hours of the day are the common ones of
 * the city's offices and configurable. Used where no row is loaded.
 */
export const DEFAULT_OFFICE_HOURS: readonly OfficeHours[] = [
  {
    sessions: [
      { start: '08:00', end: '12:00' },
      { start: '13:00', end: '17:00' },
    ],
    legalRef: 'QĐ 188/1999/QĐ-TTg',
    confidence: 'unknown',
  },
];

/** Builds the calendar the counting functions read. When two rows name one date, the later row wins. */
export function createWorkingCalendar(input: WorkingCalendarInput): WorkingCalendar {
  const byDate = new Map(input.days.map((day) => [day.date, day]));
  return {
    version: input.version ?? '',
    ...firmRange(input.days),
    officeHours: input.officeHours ?? DEFAULT_OFFICE_HOURS,
    findDay: (date) => byDate.get(date),
  };
}

/** Weekends are off and other days worked, unless a row says otherwise. */
export function isWorkingDay(date: IsoDate, calendar: WorkingCalendar): boolean {
  const day = calendar.findDay(date);
  if (day !== undefined) return !day.dayOff;
  return !isWeekend(date);
}

export function isWeekend(date: IsoDate): boolean {
  const weekday = weekdayOf(date);
  return weekday === 0 || weekday === 6;
}

/** The date itself when it is worked, else the next date that is. */
export function workingDayOnOrAfter(date: IsoDate, calendar: WorkingCalendar): IsoDate {
  let day = date;
  while (!isWorkingDay(day, calendar)) day = addDays(day, 1);
  return day;
}

/** The n-th working day after (n < 0: before) a date; the date itself is not counted (BLDS Đ.147). */
export function addWorkingDays(date: IsoDate, count: number, calendar: WorkingCalendar): IsoDate {
  if (!Number.isInteger(count)) throw new RangeError(`working days are whole: ${count}`);
  const step = count < 0 ? -1 : 1;
  let day = date;
  for (let left = Math.abs(count); left > 0;) {
    day = addDays(day, step);
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  return day;
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. Whole months are counted once per calendar. */
export function workingDaysBetween(from: IsoDate, to: IsoDate, calendar: WorkingCalendar): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to;) {
    const nextMonth = day.endsWith('-01') ? addMonths(day, 1) : '';
    if (nextMonth !== '' && addDays(nextMonth, -1) <= to) {
      count += workingDaysOfMonth(day, nextMonth, calendar);
      day = nextMonth;
      continue;
    }
    if (isWorkingDay(day, calendar)) count += 1;
    day = addDays(day, 1);
  }
  return count;
}

/** Per calendar, which never changes: working days of a month, by its first day. */
const monthCounts = new WeakMap<WorkingCalendar, Map<IsoDate, number>>();

function workingDaysOfMonth(first: IsoDate, next: IsoDate, calendar: WorkingCalendar): number {
  const counts = monthCounts.get(calendar) ?? new Map<IsoDate, number>();
  monthCounts.set(calendar, counts);
  const known = counts.get(first);
  if (known !== undefined) return known;
  let count = 0;
  for (let day = first; day < next; day = addDays(day, 1)) {
    if (isWorkingDay(day, calendar)) count += 1;
  }
  counts.set(first, count);
  return count;
}

/** Whether the days off between two dates are officially known, not estimated or missing. */
export function isFirm(from: IsoDate, to: IsoDate, calendar: WorkingCalendar): boolean {
  return calendar.firmFrom !== '' && from >= calendar.firmFrom && to <= calendar.firmTo;
}

/** Days off are decided year by year: a year with one estimated row is not firm, nor is any after it. */
function firmRange(days: readonly CalendarDay[]): { firmFrom: IsoDate; firmTo: IsoDate } {
  const years = new Map<number, boolean>();
  for (const day of days) {
    const year = Number(day.date.slice(0, 4));
    years.set(year, (years.get(year) ?? true) && day.confidence !== 'estimate');
  }
  const first = Math.min(...years.keys());
  let last = first - 1;
  while (years.get(last + 1) === true) last += 1;
  if (!Number.isFinite(first) || last < first) return { firmFrom: '', firmTo: '' };
  return { firmFrom: `${first}-01-01`, firmTo: `${last}-12-31` };
}
