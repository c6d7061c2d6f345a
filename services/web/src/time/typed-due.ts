import { atLocalTime, endOfDay } from '@baro/directory-client/time';
import { parseTypedDue } from './typed-date.ts';

/** A due date ends with its day (BLDS Đ.148(6)) unless an hour was given. */
export function readDue(text: string, today: string): Date | undefined {
  const due = parseTypedDue(text, today);
  if (due === undefined) return undefined;
  return due.time === '24:00' ? endOfDay(due.date) : atLocalTime(due.date, due.time);
}
