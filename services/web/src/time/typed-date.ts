import { addDays, isIsoDate, type IsoDate } from '@baro/directory-client/time';

/** Which way a date without a year, or with one of two digits, is understood. */
export type DateLeaning = 'past' | 'future';

/**
 * Understands a date as clerks type it: `5/2/26`, `05-02-2026`, `5.2`, `050226`, `05022026`, `2026-02-05`,
 * `nay` (today), `mai` (tomorrow), `+3` (three days on). `undefined` when it is no date.
 */
export function parseTypedDate(
  text: string,
  today: IsoDate,
  leaning: DateLeaning = 'past',
): IsoDate | undefined {
  const typed = text.trim().toLowerCase();
  const word = parseWord(typed, today);
  if (word !== undefined) return word;
  if (isIsoDate(typed)) return typed;
  // Day, month and an optional year, parted by / - . or space.
  const parted = /^(\d{1,2})[/\-. ](\d{1,2})(?:[/\-. ](\d{4}|\d{2}))?$/.exec(typed);
  if (parted !== null) return compose(parted[1], parted[2], parted[3], today, leaning);
  // The same without anything between: ddmm, ddmmyy or ddmmyyyy.
  const joined = /^(\d{2})(\d{2})(\d{4}|\d{2})?$/.exec(typed);
  if (joined !== null) return compose(joined[1], joined[2], joined[3], today, leaning);
  return undefined;
}

/** A date and, when typed after it, a time `14:30`, `14h30`, `14g` or `14h`; 24:00 when no time is given. */
export interface TypedDue {
  readonly date: IsoDate;
  readonly time: string;
}

/** Understands a due time: a date as above, with or without an hour. */
export function parseTypedDue(
  text: string,
  today: IsoDate,
  leaning: DateLeaning = 'future',
): TypedDue | undefined {
  const typed = text.trim().toLowerCase();
  // An hour at the end: 14:30, 14h30, 14g30, 14h, 14g.
  const clock = /^(.*?)[ ,]+(\d{1,2})(?::(\d{2})|[hg](\d{2})?)$/.exec(typed);
  if (clock === null) {
    const date = parseTypedDate(typed, today, leaning);
    return date === undefined ? undefined : { date, time: '24:00' };
  }
  const date = parseTypedDate(clock[1] ?? '', today, leaning);
  const hours = Number(clock[2]);
  const minutes = Number(clock[3] ?? clock[4] ?? 0);
  if (date === undefined || hours > 23 || minutes > 59) return undefined;
  return { date, time: `${pad(hours)}:${pad(minutes)}` };
}

function parseWord(typed: string, today: IsoDate): IsoDate | undefined {
  if (typed === 'nay' || typed === 'hôm nay' || typed === 'today') return today;
  if (typed === 'mai' || typed === 'ngày mai' || typed === 'tomorrow') return addDays(today, 1);
  if (typed === 'qua' || typed === 'hôm qua' || typed === 'yesterday') return addDays(today, -1);
  const days = /^([+-]\d{1,3})$/.exec(typed)?.[1];
  return days === undefined ? undefined : addDays(today, Number(days));
}

function compose(
  day: string | undefined,
  month: string | undefined,
  year: string | undefined,
  today: IsoDate,
  leaning: DateLeaning,
): IsoDate | undefined {
  const tail = `${pad(Number(month))}-${pad(Number(day))}`;
  const thisYear = Number(today.slice(0, 4));
  if (year !== undefined) {
    return valid(`${year.length === 4 ? year : fullYear(Number(year), thisYear)}-${tail}`);
  }
  const here = valid(`${thisYear}-${tail}`);
  if (leaning === 'past' && here !== undefined && here > today) return valid(`${thisYear - 1}-${tail}`);
  if (leaning === 'future' && here !== undefined && here < today) return valid(`${thisYear + 1}-${tail}`);
  return here;
}

/** Two digits mean the century that brings the year within 20 years ahead or 79 back. */
function fullYear(short: number, thisYear: number): number {
  const year = Math.floor(thisYear / 100) * 100 + short;
  return year > thisYear + 20 ? year - 100 : year;
}

function valid(text: string): IsoDate | undefined {
  return isIsoDate(text) ? text : undefined;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
