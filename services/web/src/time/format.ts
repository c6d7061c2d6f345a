import { dueDateOf, endOfDay, localDateOf, localTimeOf, type IsoDate } from '@baro/directory-client/time';

/** `2026-02-05` → `05/02/2026`; what is no date stays as it is. */
export function showDate(date: IsoDate | undefined): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date ?? '');
  return match === null ? (date ?? '') : `${match[3]}/${match[2]}/${match[1]}`;
}

/** An instant as the city's date and clock: `05/02/2026 14:30`. */
export function showInstant(instant: string | undefined): string {
  const time = toInstant(instant);
  return time === undefined ? '' : `${showDate(localDateOf(time))} ${localTimeOf(time)}`;
}

/** Only the date of an instant. */
export function showInstantDate(instant: string | undefined): string {
  const time = toInstant(instant);
  return time === undefined ? '' : showDate(localDateOf(time));
}

/** A due time: the date it belongs to; with the hour only when it is not the end of that day. */
export function showDue(instant: string | undefined): string {
  const time = toInstant(instant);
  if (time === undefined) return '';
  const date = dueDateOf(time);
  if (endOfDay(date).getTime() === time.getTime()) return showDate(date);
  return `${showDate(date)} ${localTimeOf(time)}`;
}

/** The instant of an RFC 3339 text, or nothing. */
export function toInstant(text: string | undefined): Date | undefined {
  if (text === undefined || text === '') return undefined;
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? undefined : time;
}

/** Today in the city, whatever the zone of this computer. */
export function cityToday(now: Date = new Date()): IsoDate {
  return localDateOf(now);
}
