import { dueDateOf, localDateOf } from './local-date.ts';
import { workingDaysBetween, type WorkingCalendar } from './working-calendar.ts';

/**
 * Where an item stands against its due time. Open: `in_term`, `overdue`. Done: `early` (on an earlier date),
 * `on_time` (on the due date), `late`. `no_due` when nothing was set. Always derived, never stored by hand.
 */
export type DueState = 'no_due' | 'in_term' | 'overdue' | 'early' | 'on_time' | 'late';

/** Derives the state; the due instant itself still belongs to the term. */
export function dueState(dueTime: Date | undefined, doneTime: Date | undefined, now: Date): DueState {
  if (dueTime === undefined) return 'no_due';
  if (doneTime === undefined) return now.getTime() <= dueTime.getTime() ? 'in_term' : 'overdue';
  if (doneTime.getTime() > dueTime.getTime()) return 'late';
  return localDateOf(doneTime) < dueDateOf(dueTime) ? 'early' : 'on_time';
}

/** Whether an open item's last day is at most `workingDays` working days away. */
export function isDueSoon(
  dueTime: Date | undefined,
  now: Date,
  workingDays: number,
  calendar: WorkingCalendar,
): boolean {
  if (dueTime === undefined || now.getTime() > dueTime.getTime()) return false;
  return workingDaysBetween(localDateOf(now), dueDateOf(dueTime), calendar) <= workingDays;
}
