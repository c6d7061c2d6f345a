import type { Component, StandingWindow } from '../../api/standing-api.ts';
import type { Messages } from '../../i18n/vi/index.ts';
import { isDecimal } from '../decimal.ts';
import { pointName } from './standing-windows.ts';
import { withMeasure } from './standing-words.ts';

/** `10/2026 75 %; 11/2026 50 %`. */
export function seriesWords(
  { pointsInTime = [], measure }: Component,
  window: StandingWindow,
  m: Messages,
): string {
  const t = m.standing;
  const words = pointsInTime.flatMap((point) =>
    isDecimal(point.value) ? [t.pointWords(pointName(point, window), withMeasure(point.value, measure))] : [],
  );
  return words.length === 0 ? t.noSeries : words.join('; ');
}
