import { countTerm, dueStateOf } from '@baro/directory-client';
import type { LegalTerm, WorkingCalendar } from '@baro/directory-client';
import { DueState, IncomingState, Urgency } from '@baro/proto/baro/documents/v1/resources';

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

/** Nobody is held to a date of history, nor to answer what went back to its sender. */
export function incomingDueState(
  document: {
    state: IncomingState;
    historical: boolean;
    dueTime?: Date | null | undefined;
    finishTime?: Date | null | undefined;
  },
  now: Date,
  soonEnd: Date,
): DueState {
  if (document.historical || document.state === IncomingState.RETURNED) return DueState.NONE;
  return dueStateOf(document.dueTime, document.finishTime, now, soonEnd);
}
