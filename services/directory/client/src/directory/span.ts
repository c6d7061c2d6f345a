import type { IsoDate } from '../time/index.ts';

/** First and last day, both included; an empty text is an open end. */
export interface Span {
  readonly validFrom: string;
  readonly validTo: string;
}

/** Whether the span holds the date. */
export function covers(span: Span, date: IsoDate): boolean {
  return span.validFrom <= date && (span.validTo === '' || date <= span.validTo);
}

/**
 * The span that holds the date; else the last one before it (a closed unit keeps its last name); else the first
 * (a unit asked for before our records).
 */
export function pickSpan<T extends Span>(spans: readonly T[], date: IsoDate): T | undefined {
  let best: T | undefined;
  let first: T | undefined;
  for (const span of spans) {
    if (first === undefined || span.validFrom < first.validFrom) first = span;
    if (span.validFrom > date) continue;
    if (best === undefined || span.validFrom >= best.validFrom) best = span;
  }
  return best ?? first;
}
