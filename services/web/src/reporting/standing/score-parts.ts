import type { Component, CriterionMethodName } from '../../api/standing-api.ts';
import { isDecimal, sumDecimals } from '../decimal.ts';

/** Points of a unit of one method: what is scored of how much, and what is not scored yet. */
export interface ScorePart {
  readonly method: CriterionMethodName;
  readonly points: string;
  /** Most points of the criteria that have points. */
  readonly scored: string;
  /** Most points of those that have none yet. */
  readonly unscored: string;
}

const METHODS = [
  'CRITERION_METHOD_COMPUTED',
  'CRITERION_METHOD_DECLARED',
  'CRITERION_METHOD_SURVEY',
] as const satisfies readonly CriterionMethodName[];

/** Where points come from: of the leaves alone, for sums only repeat them; methods a set has not are left out. */
export function scoreParts(components: readonly Component[]): ScorePart[] {
  return METHODS.map((method) => {
    const own = components.filter(({ criterion }) => criterion?.method === method);
    const mostOf = (some: readonly Component[]): string =>
      sumDecimals(some.map(({ criterion }) => criterion?.maxPoints));
    return {
      method,
      points: sumDecimals(own.map(({ points }) => points)),
      scored: mostOf(own.filter(hasPoints)),
      unscored: mostOf(own.filter((one) => !hasPoints(one))),
    };
  }).filter(({ scored, unscored }) => scored !== '0' || unscored !== '0');
}

/** Most points that are not scored yet. */
export function unscoredOf(parts: readonly ScorePart[]): string {
  return sumDecimals(parts.map(({ unscored }) => unscored));
}

/** How many steps a criterion stands below the highest level. */
export function depthsOf(components: readonly Component[]): ReadonlyMap<string, number> {
  const depths = new Map<string, number>();
  // Those below come after those above, as the contract has it.
  for (const { criterion: { code = '', parentCode = '' } = {} } of components) {
    depths.set(code, parentCode === '' ? 0 : (depths.get(parentCode) ?? 0) + 1);
  }
  return depths;
}

function hasPoints({ points }: Component): boolean {
  return isDecimal(points);
}
