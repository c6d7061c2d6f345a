import { addDays } from '@baro/directory-client';
import type { IsoDate, LegalTerm } from '@baro/directory-client';

/** A span of the law: first and last day. */
export interface Span {
  readonly start: IsoDate;
  readonly end: IsoDate;
}

/** The month or week, Monday first, a day lies in; undefined for another unit. */
export function spanOf(date: IsoDate, unit: LegalTerm['unit']): Span | undefined {
  if (unit === 'month') {
    const start = `${date.slice(0, 7)}-01`;
    return { start, end: addDays(`${addDays(start, 31).slice(0, 7)}-01`, -1) };
  }
  if (unit !== 'week') return undefined;
  const sinceMonday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  const start = addDays(date, -sinceMonday);
  return { start, end: addDays(start, 6) };
}

/** Days on which the row demands a reception in each span. */
export function daysOf(term: Pick<LegalTerm, 'params'>): number {
  return Number(term.params?.['times'] ?? '1');
}

/** What kind of body a unit is to the law of receptions; undefined when it says nothing of its head. */
export function bodyOf(kind: string, parentKind: string | undefined): string | undefined {
  if (kind === 'people_committee') return parentKind === 'city' ? 'city' : 'commune';
  if (['ward', 'commune', 'township'].includes(kind)) return 'commune';
  return kind === 'department' || kind === 'agency' ? 'body' : undefined;
}
