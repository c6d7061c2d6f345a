import type { CalendarDay, LegalTerm } from '@baro/proto/baro/directory/v1/directory';
import { readCalendarDays, readLegalTerms } from '../../../reference/calendar.ts';
import { calendarDayRow, termRow } from '../../../reference/rows.ts';

/** The city's own legal terms and working calendar, for `seedCopy` beside a test city: numbers of the law, not of a test. */
export function lawRows(): { legalTerms: LegalTerm[]; calendarDays: CalendarDay[] } {
  return {
    legalTerms: readLegalTerms().map((term) => termRow(term)),
    calendarDays: readCalendarDays().map((day) => calendarDayRow(day)),
  };
}
