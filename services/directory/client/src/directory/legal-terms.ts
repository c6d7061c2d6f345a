import {
  TermUnit,
  type CalendarDay as CalendarDayRow,
  type LegalTerm as LegalTermRow,
} from '@baro/proto/baro/directory/v1/directory';
import type { CalendarDay, Confidence, LegalTerm, TermUnit as CountedUnit } from '../time/index.ts';

const UNITS: Readonly<Record<number, CountedUnit>> = {
  [TermUnit.WORKING_DAY]: 'working_day',
  [TermUnit.CALENDAR_DAY]: 'calendar_day',
  [TermUnit.WORKING_HOUR]: 'working_hour',
  [TermUnit.HOUR]: 'hour',
  [TermUnit.WEEK]: 'week',
  [TermUnit.MONTH]: 'month',
  [TermUnit.YEAR]: 'year',
};

const CONFIDENCES: readonly Confidence[] = ['high', 'medium', 'low', 'estimate', 'unknown'];

/** A row of a legal term in the form the counting reads; undefined for a unit this version does not know. */
export function countable(row: LegalTermRow): LegalTerm | undefined {
  const unit = UNITS[row.unit];
  if (unit === undefined) return undefined;
  return {
    code: row.code,
    name: row.name,
    value: row.value,
    unit,
    startEvent: row.startEvent,
    validFrom: row.validFrom === '' ? undefined : row.validFrom,
    validTo: row.validTo === '' ? undefined : row.validTo,
    legalRef: row.legalRef,
    confidence: confidenceOf(row.confidence),
    note: row.note === '' ? undefined : row.note,
    params: row.params,
  };
}

/** A row of the working calendar in the form the counting reads. */
export function calendarDay(row: CalendarDayRow): CalendarDay {
  return {
    date: row.date,
    dayOff: row.dayOff,
    name: row.name,
    nameEn: row.nameEn === '' ? undefined : row.nameEn,
    swapWith: row.swapWith === '' ? undefined : row.swapWith,
    legalRef: row.legalRef,
    confidence: confidenceOf(row.confidence),
  };
}

function confidenceOf(text: string): Confidence {
  return CONFIDENCES.find((known) => known === text) ?? 'unknown';
}
