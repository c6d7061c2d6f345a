import type { Criterion } from '@baro/proto/baro/reporting/v1/index_sets';
import { Component, Place } from '@baro/proto/baro/reporting/v1/standings';
import Big from 'big.js';
import { writeDecimal } from '../decimal.ts';
import { isLessBetter, pointsOf } from '../scoring.ts';
import { placesOf } from './place.ts';
import type { Placed } from './place.ts';

/** Last result of a survey; of the city without a unit. */
export interface SurveyValue {
  readonly surveyCode: string;
  readonly unitId: string | null;
  readonly year: number;
  readonly value: string;
  readonly measure: string;
  readonly margin: string | null;
  readonly sampleCount: number;
}

/** What a surveyed criterion comes to by unit: its own last result, else the city's, which places nobody. */
export function standSurveyed(
  criterion: Criterion,
  surveys: readonly SurveyValue[],
  unitIds: readonly string[],
): { byUnit: Map<string, Component>; total: Component } {
  const rows = surveys.filter(({ surveyCode }) => surveyCode === criterion.surveyCode);
  const ofCity = rows.find(({ unitId }) => unitId === null);
  const own = new Map(rows.map((row) => [row.unitId, row]));
  const sign = criterion.scoring && isLessBetter(criterion.scoring) ? -1 : 1;
  const places = placesOf(
    unitIds.flatMap((unitId) => {
      const row = own.get(unitId);
      return row ? [placedOf(unitId, row, sign)] : [];
    }),
  );
  const byUnit = new Map(
    unitIds.map((unitId) => {
      const row = own.get(unitId) ?? ofCity;
      const shown = row ? showSurvey(criterion, row) : Component.fromPartial({ criterion });
      const peerValue = ofCity ? writeDecimal(new Big(ofCity.value)) : '';
      const place = places.get(unitId) ?? Place.create();
      return [unitId, { ...shown, peerValue, place, surveyOfCity: row !== undefined && !own.has(unitId) }];
    }),
  );
  return { byUnit, total: ofCity ? showSurvey(criterion, ofCity) : Component.fromPartial({ criterion }) };
}

function placedOf(unitId: string, { value, margin }: SurveyValue, sign: -1 | 1): Placed {
  const rank = new Big(value).times(sign);
  const reach = Number(margin ?? 0);
  return { unitId, rank, interval: { low: Number(rank) - reach, high: Number(rank) + reach } };
}

function showSurvey(
  criterion: Criterion,
  { value, measure, margin, sampleCount, year }: SurveyValue,
): Component {
  const exact = new Big(value);
  return Component.fromPartial({
    criterion,
    value: writeDecimal(exact),
    measure,
    among: sampleCount,
    low: margin === null ? '' : writeDecimal(exact.minus(margin)),
    high: margin === null ? '' : writeDecimal(exact.plus(margin)),
    points: writeDecimal(pointsOf(criterion, exact)),
    surveyYear: year,
  });
}
