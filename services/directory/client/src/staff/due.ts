import { DueState } from '@baro/proto/baro/custody/v1/resources';
import { addWorkingDays, dueState, localDateOf, remainingInWords, startOfDay } from '../time/index.ts';
import type { WorkingCalendar } from '../time/index.ts';

/** An open item is due soon within so many working days. */
export const dueSoonDays = 2;

const states = {
  no_due: DueState.NONE,
  in_term: DueState.IN_TERM,
  overdue: DueState.OVERDUE,
  early: DueState.EARLY,
  on_time: DueState.ON_TIME,
  late: DueState.LATE,
} as const;

/** Where an item stands against its due time; `soonEnd` is `dueSoonEnd` of now. */
export function dueStateOf(
  due: Date | null | undefined,
  finish: Date | null | undefined,
  now: Date,
  soonEnd: Date,
): DueState {
  const state = dueState(due ?? undefined, finish ?? undefined, now);
  if (state === 'in_term' && due && due <= soonEnd) return DueState.DUE_SOON;
  return states[state];
}

/** Last due time that is soon: 24:00 of the day before the third working day from today. */
export function dueSoonEnd(now: Date, calendar: WorkingCalendar): Date {
  return startOfDay(addWorkingDays(localDateOf(now), dueSoonDays + 1, calendar));
}

/** Time left in words; empty without a due time. */
export function remainingOf(
  due: Date | null | undefined,
  now: Date,
  calendar: WorkingCalendar,
): { vi: string; en: string } {
  return due ? remainingInWords(due, now, calendar) : { vi: '', en: '' };
}
