import type { IsoDate } from './local-date.ts';
import type { Confidence } from './working-calendar.ts';

/**
 * What a term is counted in. Zero days is "the same day" (the next working day when that is a day off), zero
 * hours is "at once". `working_hour` passes in office time only.
 */
export type TermUnit = 'working_day' | 'calendar_day' | 'week' | 'month' | 'year' | 'working_hour' | 'hour';

/**
 * Refinements of a term, as stored: text keys and text values.
 * - `cut_off` `HH:mm`: received after it, or on a day off, counts as received on the next working day.
 * - `direction` `before`: the term is counted back from the event, e.g. a report due 10 days before a session.
 * - `roll_over` `no`: a calendar-day term keeps its last day even when that is a day off.
 * - `times`: for an extension, how often it may be granted in one case; for a duty, on how many days of each such span.
 * - `until` `morning`: ends with the morning session of the last day, e.g. sending by the morning of the next
 *   working day (QĐ 28/2018/QĐ-TTg).
 */
export type TermParams = Readonly<Record<string, string>>;

/** A legal number as a dated row: which term applied when, and by which text. */
export interface LegalTerm {
  /** Procedure, step and, where the law tells cases apart, variant, joined by dots: see termCode. */
  readonly code: string;
  /** What the term is for, in Vietnamese. */
  readonly name?: string | undefined;
  readonly value: number;
  readonly unit: TermUnit;
  /** What the term runs from, in Vietnamese: `ngày nhận`, `ngày thụ lý`, … */
  readonly startEvent: string;
  readonly validFrom?: IsoDate | undefined;
  readonly validTo?: IsoDate | undefined;
  readonly legalRef: string;
  readonly confidence: Confidence;
  readonly note?: string | undefined;
  readonly params?: TermParams | undefined;
}

/** Terms of days end at 24:00 of a date; the others run by the clock. */
export function isCountedInDays(term: Pick<LegalTerm, 'unit'>): boolean {
  return term.unit !== 'hour' && term.unit !== 'working_hour';
}

/** "At the latest n days before" an event. */
export function isCountedBack(term: Pick<LegalTerm, 'params'>): boolean {
  return term.params?.['direction'] === 'before';
}

/** Whether the row is a default of ours, no rule text being found, and not the law's number. */
export function isOurDefault(term: Pick<LegalTerm, 'confidence'>): boolean {
  return term.confidence === 'unknown';
}

/** The code of a term's rows: `complaints` `resolve.first` `complex.remote` is `complaints.resolve.first.complex.remote`. */
export function termCode(procedure: string, step: string, variant = ''): string {
  return [procedure, step, variant].filter((part) => part !== '').join('.');
}

interface Dated {
  readonly validFrom?: IsoDate | undefined;
  readonly validTo?: IsoDate | undefined;
}

/** Whether a row held on a date; both ends are inclusive, an absent end is open. */
export function isValidOn(row: Dated, date: IsoDate): boolean {
  return (row.validFrom ?? '') <= date && (row.validTo === undefined || date <= row.validTo);
}

/**
 * The row of a term that governs an event. The date of the triggering event decides, not today: a complaint
 * received on 2026-06-30 keeps its 10 days although the law of the next day says 7 working days.
 */
export function pickTerm(
  terms: readonly LegalTerm[],
  code: string,
  eventDate: IsoDate,
): LegalTerm | undefined {
  let best: LegalTerm | undefined;
  for (const term of terms) {
    if (term.code !== code || !isValidOn(term, eventDate)) continue;
    if (best === undefined || (term.validFrom ?? '') > (best.validFrom ?? '')) best = term;
  }
  return best;
}
