/** A calendar date of the city, `YYYY-MM-DD`. Never a `Date`: a date has no zone. */
export type IsoDate = string;

/** Asia/Ho_Chi_Minh is +07:00 the whole year round; a fixed offset needs no zone database. */
const OFFSET_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;
const DATE_FORM = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME_FORM = /^(\d{2}):(\d{2})$/;

export function isIsoDate(text: string): boolean {
  return DATE_FORM.test(text) && new Date(toUtcMs(text)).toISOString().slice(0, 10) === text;
}

/** The city's calendar date at an instant. */
export function localDateOf(instant: Date): IsoDate {
  return new Date(instant.getTime() + OFFSET_MS).toISOString().slice(0, 10);
}

/** Number of the city's calendar date at an instant (milliseconds), counted from 1970-01-01: for counting many. */
export function localDayOf(instantMs: number): number {
  return Math.floor((instantMs + OFFSET_MS) / DAY_MS);
}

/** The calendar date of such a number. */
export function dateOfLocalDay(day: number): IsoDate {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The city's wall clock at an instant, `HH:mm`. */
export function localTimeOf(instant: Date): string {
  return new Date(instant.getTime() + OFFSET_MS).toISOString().slice(11, 16);
}

/** 00:00 of a date in the city, as an instant. */
export function startOfDay(date: IsoDate): Date {
  return new Date(toMs(date) - OFFSET_MS);
}

/** 24:00 of a date in the city, as an instant: the moment a term of days ends (BLDS Đ.148(6)). */
export function endOfDay(date: IsoDate): Date {
  return new Date(startOfDay(date).getTime() + DAY_MS);
}

/**
 * The date a due time belongs to. 24:00 of Wednesday is the same instant as 00:00 of Thursday, and as a due
 * time it means Wednesday.
 */
export function dueDateOf(dueTime: Date): IsoDate {
  return localDateOf(new Date(dueTime.getTime() - 1));
}

/** A wall clock time `HH:mm` (up to `24:00`) of a date in the city, as an instant. */
export function atLocalTime(date: IsoDate, time: string): Date {
  return new Date(startOfDay(date).getTime() + minutesOf(time) * 60_000);
}

/** Minutes since midnight of a wall clock time `HH:mm`. */
export function minutesOf(time: string): number {
  const match = TIME_FORM.exec(time);
  const hours = Number(match?.[1]);
  const minutes = Number(match?.[2]);
  const total = hours * 60 + minutes;
  if (match === null || minutes > 59 || total > 1440) throw new RangeError(`not a time HH:mm: ${time}`);
  return total;
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date(toMs(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The corresponding day `months` later, or the last day of that month when it has no such day (BLDS Đ.148(3)). */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const from = new Date(toMs(date));
  const index = from.getUTCFullYear() * 12 + from.getUTCMonth() + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12;
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const day = Math.min(from.getUTCDate(), lastDay);
  return new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((toMs(to) - toMs(from)) / DAY_MS);
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(date: IsoDate): number {
  return new Date(toMs(date)).getUTCDay();
}

function toMs(date: IsoDate): number {
  if (!isIsoDate(date)) throw new RangeError(`not a date YYYY-MM-DD: ${date}`);
  return toUtcMs(date);
}

function toUtcMs(date: string): number {
  const match = DATE_FORM.exec(date);
  return Date.UTC(Number(match?.[1]), Number(match?.[2]) - 1, Number(match?.[3]));
}
