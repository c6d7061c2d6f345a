import { addWorkingDays, endOfDay, isWorkingDay, localDateOf } from '@baro/directory-client';
import type { WorkingCalendar } from '@baro/directory-client';
import { ReminderKind } from '@baro/proto/baro/custody/v1/custody';

/** One step at which somebody is reminded: of due times later than `after`, up to `upTo`. */
export interface ReminderRule {
  kind: ReminderKind;
  workingDays: number;
  /** Absent: however long ago. */
  after?: Date;
  upTo: Date;
}

/** Working days before and after the due time at which who holds an item is reminded: configuration, not law. */
export interface ReminderDays {
  ahead: readonly number[];
  overdue: readonly number[];
}

/**
 * The steps of a moment, the most pressing first: who has been reminded at a step is not reminded at a milder one.
 * An item due at 24:00 of the n-th working day from today is n working days ahead; one that was due n working days
 * ago is n working days late. On a day off nobody is reminded.
 */
export function reminderRules(days: ReminderDays, now: Date, calendar: WorkingCalendar): ReminderRule[] {
  const today = localDateOf(now);
  if (!isWorkingDay(today, calendar)) return [];
  const lastDue = (count: number): Date => endOfDay(addWorkingDays(today, count, calendar));
  const late = days.overdue
    .toSorted((a, b) => b - a)
    .map((count) => ({ kind: ReminderKind.OVERDUE, workingDays: count, upTo: lastDue(-count) }));
  const ahead = days.ahead
    .toSorted((a, b) => a - b)
    .map((count) => ({ kind: ReminderKind.AHEAD, workingDays: count, after: now, upTo: lastDue(count) }));
  return [...late, ...ahead];
}
