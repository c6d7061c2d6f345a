import type { CalendarDay, LegalTerm, OfficeHours, TermParams, TermUnit } from '@baro/directory-client/time';
import { referenceId } from './ids.ts';
import { oneOf, optional, readTsv, required } from './tsv.ts';
import { CONFIDENCES } from './units.ts';

/** A legal term with what the directory stores beside it; its first day is always known. */
export interface ReferenceTerm extends LegalTerm {
  readonly id: string;
  readonly name: string;
  readonly validFrom: string;
  readonly params: TermParams;
}

const TERM_UNITS: readonly TermUnit[] = [
  'working_day',
  'calendar_day',
  'week',
  'month',
  'year',
  'working_hour',
  'hour',
];

export function readCalendarDays(): CalendarDay[] {
  const columns = 'date day_off name name_en swap_with legal_ref confidence';
  return readTsv('calendar-days.tsv', columns).map((row) => ({
    date: required(row, 'date'),
    dayOff: required(row, 'day_off') === '1',
    name: required(row, 'name'),
    nameEn: required(row, 'name_en'),
    swapWith: optional(row['swap_with']),
    legalRef: required(row, 'legal_ref'),
    confidence: oneOf(row, 'confidence', CONFIDENCES),
  }));
}

export function readOfficeHours(): OfficeHours[] {
  const columns = 'valid_from valid_to sessions legal_ref confidence';
  return readTsv('office-hours.tsv', columns).map((row) => ({
    validFrom: optional(row['valid_from']),
    validTo: optional(row['valid_to']),
    sessions: required(row, 'sessions')
      .split(' ')
      .map((session) => ({ start: session.slice(0, 5), end: session.slice(6) })),
    legalRef: required(row, 'legal_ref'),
    confidence: oneOf(row, 'confidence', CONFIDENCES),
  }));
}

export function readLegalTerms(): ReferenceTerm[] {
  const columns = 'code name value unit start_event valid_from valid_to legal_ref confidence params note';
  return readTsv('legal-terms.tsv', columns).map((row) => ({
    id: referenceId('legal-term', required(row, 'code'), required(row, 'valid_from')),
    code: required(row, 'code'),
    name: required(row, 'name'),
    value: Number(required(row, 'value')),
    unit: oneOf(row, 'unit', TERM_UNITS),
    startEvent: required(row, 'start_event'),
    validFrom: required(row, 'valid_from'),
    validTo: optional(row['valid_to']),
    legalRef: required(row, 'legal_ref'),
    confidence: oneOf(row, 'confidence', CONFIDENCES),
    note: optional(row['note']),
    params: toParams(row['params'] ?? ''),
  }));
}

function toParams(cell: string): TermParams {
  const pairs = cell.split(';').filter((pair) => pair !== '');
  return Object.fromEntries(
    pairs.map((pair): [string, string] => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}
