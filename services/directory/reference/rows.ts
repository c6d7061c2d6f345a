import type { CalendarDay, TermUnit as CountedUnit } from '@baro/directory-client/time';
import {
  CalendarDay as CalendarDayRow,
  LegalTerm as LegalTermRow,
  TermUnit,
} from '@baro/proto/baro/directory/v1/directory';
import type { ReferenceTerm } from './calendar.ts';

const UNITS: Readonly<Record<CountedUnit, TermUnit>> = {
  working_day: TermUnit.WORKING_DAY,
  calendar_day: TermUnit.CALENDAR_DAY,
  working_hour: TermUnit.WORKING_HOUR,
  hour: TermUnit.HOUR,
  week: TermUnit.WEEK,
  month: TermUnit.MONTH,
  year: TermUnit.YEAR,
};

/** A legal term as the contract carries it: open ends are empty texts. */
export function termRow({ unit, validTo, note, ...term }: ReferenceTerm): LegalTermRow {
  return LegalTermRow.fromPartial({ ...term, unit: UNITS[unit], validTo: validTo ?? '', note: note ?? '' });
}

/** A day of the working calendar as the contract carries it. */
export function calendarDayRow({ nameEn, swapWith, ...day }: CalendarDay): CalendarDayRow {
  return CalendarDayRow.fromPartial({ ...day, nameEn: nameEn ?? '', swapWith: swapWith ?? '' });
}
