import {
  addWorkingDays,
  countTerm,
  dueState,
  localDateOf,
  remainingInWords,
  startOfDay,
} from '@baro/directory-client';
import type { LegalTerm, WorkingCalendar } from '@baro/directory-client';
import { DueState, Urgency } from '@baro/proto/baro/documents/v1/resources';

/** An open item is due soon within so many working days. */
export const dueSoonDays = 2;

/** Legal term that sets the due time of handling, by urgency; the row is the directory's. */
export function handlingTerm(urgency: Urgency): string {
  switch (urgency) {
    case Urgency.URGENT:
      return 'documents.incoming.handle.urgent';
    case Urgency.VERY_URGENT:
      return 'documents.incoming.handle.very_urgent';
    case Urgency.EXPRESS:
    case Urgency.EXPRESS_TIMED:
      return 'documents.incoming.handle.express';
    default:
      return 'documents.incoming.handle.normal';
  }
}

/** A due time and how it came about. */
export interface Due {
  time: Date | undefined;
  /** In Vietnamese; empty when there is no due time. */
  explanation: string;
  /** Version of the calendar it was counted with; empty when it was set by hand. */
  calendarVersion: string;
}

/** Due time as typed, else counted from arrival by the term in force that day. */
export function dueOf(
  typed: Date | undefined,
  arrival: Date,
  term: LegalTerm | undefined,
  calendar: WorkingCalendar,
): Due {
  if (typed) return { time: typed, explanation: 'Hạn xử lý do người đăng ký nhập', calendarVersion: '' };
  if (!term) return { time: undefined, explanation: '', calendarVersion: '' };
  const counted = countTerm({ term, startTime: arrival, calendar });
  return {
    time: counted.dueTime,
    explanation: counted.explanation.vi,
    calendarVersion: counted.calendarVersion,
  };
}

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
  due: Date | null,
  now: Date,
  calendar: WorkingCalendar,
): { vi: string; en: string } {
  return due ? remainingInWords(due, now, calendar) : { vi: '', en: '' };
}
