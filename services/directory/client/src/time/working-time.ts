import {
  addDays,
  atLocalTime,
  dateOfLocalDay,
  localDateOf,
  localDayOf,
  minutesOf,
  type IsoDate,
} from './local-date.ts';
import { isValidOn } from './legal-term.ts';
import { isWorkingDay, type OfficeHours, type WorkingCalendar } from './working-calendar.ts';
import type { Pause } from './pause.ts';

export interface WorkingTime {
  readonly minutes: number;
  readonly hours: number;
  /** Working days by the office hours of each day passed (8 hours make one day as the rows stand). */
  readonly days: number;
}

interface Interval {
  readonly from: number;
  readonly to: number;
}

/** Office hours of a date; a calendar without a row for it cannot count hours. */
export function getOfficeHours(date: IsoDate, calendar: WorkingCalendar): OfficeHours {
  const row = calendar.officeHours.findLast((hours) => isValidOn(hours, date));
  if (row === undefined || row.sessions.length === 0) throw new RangeError(`no office hours for ${date}`);
  return row;
}

/** The office sessions of a working day as instants; none on a day off. */
export function officeIntervals(date: IsoDate, calendar: WorkingCalendar): Interval[] {
  if (!isWorkingDay(date, calendar)) return [];
  return getOfficeHours(date, calendar).sessions.map((session) => ({
    from: atLocalTime(date, session.start).getTime(),
    to: atLocalTime(date, session.end).getTime(),
  }));
}

/** Office time between two instants; zero when `to` is not later. */
export function workingTimeBetween(from: Date, to: Date, calendar: WorkingCalendar): WorkingTime {
  let ms = 0;
  let days = 0;
  const last = localDateOf(to);
  for (let date = localDateOf(from); date <= last; date = addDays(date, 1)) {
    const spent = overlapMs(officeIntervals(date, calendar), from.getTime(), to.getTime());
    if (spent === 0) continue;
    ms += spent;
    days += spent / 60_000 / minutesPerDay(date, calendar);
  }
  return { minutes: ms / 60_000, hours: ms / 3_600_000, days };
}

/**
 * Whole working minutes between two instants, each counted as the minute it lies in. Spans that follow one another add
 * up to the span of them all, which rounding each would not: the holdings of an item are its age.
 */
export function workingMinutesBetween(from: Date, to: Date, calendar: WorkingCalendar): number {
  const [start, end] = [wholeMinute(from), wholeMinute(to)];
  if (end <= start) return 0;
  const [first, last] = [localDayOf(start), localDayOf(end)];
  let ms = 0;
  for (let day = first; day <= last; day += 1) {
    const office = officeDay(day, calendar);
    ms += day === first || day === last ? overlapMs(office.intervals, start, end) : office.ms;
  }
  return ms / 60_000;
}

function wholeMinute(time: Date): number {
  return Math.floor(time.getTime() / 60_000) * 60_000;
}

interface OfficeDay {
  readonly intervals: readonly Interval[];
  readonly ms: number;
}

/** Per calendar, which never changes: office time of a day, by its number. Holdings are counted by the million. */
const officeDays = new WeakMap<WorkingCalendar, Map<number, OfficeDay>>();

function officeDay(day: number, calendar: WorkingCalendar): OfficeDay {
  const days = officeDays.get(calendar) ?? new Map<number, OfficeDay>();
  officeDays.set(calendar, days);
  const known = days.get(day);
  if (known) return known;
  const intervals = officeIntervals(dateOfLocalDay(day), calendar);
  const counted = { intervals, ms: intervals.reduce((sum, { from, to }) => sum + to - from, 0) };
  days.set(day, counted);
  return counted;
}

/** The instant at which `minutes` of office time have passed since `start`, pauses not counted. */
export function addWorkingMinutes(
  start: Date,
  minutes: number,
  calendar: WorkingCalendar,
  pauses: readonly Pause[] = [],
): Date {
  let left = minutes * 60_000;
  for (let date = localDateOf(start); ; date = addDays(date, 1)) {
    for (const interval of openIntervals(date, start, calendar, pauses)) {
      const length = interval.to - interval.from;
      if (length >= left) return new Date(interval.from + left);
      left -= length;
    }
  }
}

function openIntervals(
  date: IsoDate,
  start: Date,
  calendar: WorkingCalendar,
  pauses: readonly Pause[],
): Interval[] {
  let open = officeIntervals(date, calendar)
    .map((interval) => ({ from: Math.max(interval.from, start.getTime()), to: interval.to }))
    .filter((interval) => interval.from < interval.to);
  for (const pause of pauses) {
    open = open.flatMap((interval) => [
      { from: interval.from, to: Math.min(interval.to, pause.from.getTime()) },
      { from: Math.max(interval.from, pause.to.getTime()), to: interval.to },
    ]);
    open = open.filter((interval) => interval.from < interval.to);
  }
  return open;
}

function minutesPerDay(date: IsoDate, calendar: WorkingCalendar): number {
  const sessions = getOfficeHours(date, calendar).sessions;
  return sessions.reduce((sum, session) => sum + minutesOf(session.end) - minutesOf(session.start), 0);
}

function overlapMs(intervals: readonly Interval[], from: number, to: number): number {
  let sum = 0;
  for (const interval of intervals) {
    sum += Math.max(0, Math.min(interval.to, to) - Math.max(interval.from, from));
  }
  return sum;
}
