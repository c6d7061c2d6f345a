import { PeriodKind, RollUpRule } from '@baro/proto/baro/reporting/v1/resources';
import type { IndicatorDefinition } from '@baro/proto/baro/reporting/v1/resources';

type Aimed = Pick<IndicatorDefinition, 'targets' | 'rollUp' | 'cumulative'>;

/**
 * What the city aims at in a year, where a value of a period can be held against it: what is summed within a part of the
 * year cannot, unless it counts from the year's start. Empty otherwise.
 */
export function cityTarget(definition: Aimed, { kind, year }: { kind: PeriodKind; year: number }): string {
  const isPart = definition.rollUp === RollUpRule.SUM && !definition.cumulative && kind !== PeriodKind.YEAR;
  if (isPart) return '';
  return definition.targets.find((target) => target.year === year)?.value ?? '';
}

/** The same for a unit: what adds up over units is aimed at for the city as a whole alone. */
export function unitTarget(definition: Aimed, of: { kind: PeriodKind; year: number }): string {
  const addsUp = definition.rollUp === RollUpRule.SUM || definition.rollUp === RollUpRule.LAST;
  return addsUp ? '' : cityTarget(definition, of);
}
