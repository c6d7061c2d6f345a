import { CriterionMethod } from '@baro/proto/baro/reporting/v1/index_sets';
import type { Criterion } from '@baro/proto/baro/reporting/v1/index_sets';
import { Place, Score } from '@baro/proto/baro/reporting/v1/standings';
import type { Component } from '@baro/proto/baro/reporting/v1/standings';
import Big from 'big.js';
import { writeDecimal } from '../decimal.ts';
import { placesOf } from './place.ts';

/** Puts points of the criteria below into those above; those with none below stay without. `components` in the tree's order. */
export function sumUp(components: readonly Component[]): Component[] {
  const sums = new Map<string, Big>();
  const summed = components.toReversed().map((component) => {
    const { code = '', parentCode = '', method = 0 } = component.criterion ?? {};
    const own = method === CriterionMethod.SUM ? writeDecimal(sums.get(code)) : component.points;
    if (own !== '') sums.set(parentCode, (sums.get(parentCode) ?? new Big(0)).plus(own));
    return { ...component, points: own };
  });
  return summed.toReversed();
}

/** Score of a unit from what its criteria came to: what has no points yet is left out, never taken as none. */
function scoreOf(components: readonly Component[]): Score {
  const scored = components.filter(
    ({ points, criterion }) => points !== '' && criterion?.method !== CriterionMethod.SUM,
  );
  const computed = scored.filter(({ criterion }) => criterion?.method === CriterionMethod.COMPUTED);
  return Score.fromPartial({
    points: total(scored.map(({ points }) => points)),
    scoredPoints: total(scored.map(({ criterion }) => mostOf(criterion))),
    computedPoints: total(computed.map(({ points }) => points)),
    computedScoredPoints: total(computed.map(({ criterion }) => mostOf(criterion))),
    place: Place.create(),
  });
}

const mostOf = (criterion: Criterion | undefined): string => criterion?.maxPoints ?? '0';

function total(points: readonly string[]): string {
  return points.reduce((sum, one) => sum.plus(one), new Big(0)).toFixed();
}

/**
 * Scores of units from what their criteria came to, placed by the share they have of the points of counted criteria. Values
 * that place nobody (`few`) do not here either; who has nothing else is not placed.
 */
export function scoreUnits(components: ReadonlyMap<string, readonly Component[]>): Map<string, Score> {
  const places = placesOf(
    [...components].flatMap(([unitId, all]) => {
      const { computedPoints, computedScoredPoints } = scoreOf(all.filter(({ few }) => !few));
      const most = new Big(computedScoredPoints);
      if (most.eq(0)) return [];
      const rank = new Big(computedPoints).div(most);
      return [{ unitId, rank, interval: { low: Number(rank), high: Number(rank) } }];
    }),
  );
  return new Map(
    [...components].map(([unitId, all]) => [
      unitId,
      { ...scoreOf(all), place: places.get(unitId) ?? Place.create() },
    ]),
  );
}
