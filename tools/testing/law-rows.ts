import type { CalendarDay, LegalTerm } from '@baro/proto/baro/directory/v1/directory';
import { readReference } from '../../services/directory/reference/index.ts';
import { calendarDayRow, termRow } from '../../services/directory/reference/rows.ts';

/**
 * The city's own legal terms and working calendar, for tests of services: into a service's copy by `seedCopy` of
 * `@baro/directory-client/testing`, into a directory by ImportDirectory. Numbers of the law, not of a test.
 */
export function lawRows(): { legalTerms: LegalTerm[]; calendarDays: CalendarDay[] } {
  const { legalTerms, calendarDays } = readReference();
  return { legalTerms: legalTerms.map(termRow), calendarDays: calendarDays.map(calendarDayRow) };
}
