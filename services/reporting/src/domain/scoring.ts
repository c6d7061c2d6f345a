import { ScoringKind } from '@baro/proto/baro/reporting/v1/index_sets';
import type { Criterion, ScoringRule } from '@baro/proto/baro/reporting/v1/index_sets';
import Big from 'big.js';

/** Decimal places of points. */
export const pointPlaces = 2;

/**
 * Points of a value by the criterion's rule: exact, rounded half away from zero to 2 places, from 0 to the most points.
 * The rule is one `checkIndexSet` has passed. @throws Error for a criterion without a rule
 */
export function pointsOf(criterion: Criterion, value: Big): Big {
  const { scoring } = criterion;
  const max = new Big(criterion.maxPoints);
  if (scoring?.kind === ScoringKind.LINEAR) return linearPoints(scoring, max, value);
  if (scoring?.kind === ScoringKind.BANDS) return bandPoints(scoring, max, value);
  throw new Error(`criterion ${criterion.code} has no scoring rule`);
}

/** Whether a rule gives more points the lower the value; a single band is reached from its value on. */
export function isLessBetter({ kind, zeroValue, fullValue, bands }: ScoringRule): boolean {
  if (kind === ScoringKind.LINEAR) return new Big(fullValue).lt(zeroValue);
  const [best, next] = bands;
  return best !== undefined && next !== undefined && new Big(best.value).lt(next.value);
}

function linearPoints({ zeroValue, fullValue }: ScoringRule, max: Big, value: Big): Big {
  const span = new Big(fullValue).minus(zeroValue);
  const way = value.minus(zeroValue);
  // Where both go down both are negative: the same signs mean above nothing.
  if (way.times(span).lte(0)) return new Big(0);
  if (way.abs().gte(span.abs())) return max;
  const exact = Big();
  exact.DP = pointPlaces;
  exact.RM = Big.roundHalfUp;
  return new Big(new exact(max.times(way)).div(span));
}

function bandPoints(rule: ScoringRule, max: Big, value: Big): Big {
  const less = isLessBetter(rule);
  const band = rule.bands.find((one) => (less ? value.lte(one.value) : value.gte(one.value)));
  const points = new Big(band?.points ?? 0).round(pointPlaces, Big.roundHalfUp);
  return points.gt(max) ? max : points;
}
