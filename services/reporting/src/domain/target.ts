import { PeriodKind, RollUpRule } from '@baro/proto/baro/reporting/v1/resources';
import type { IndicatorDefinition } from '@baro/proto/baro/reporting/v1/resources';

/** What the city aims at in a year; empty for nothing. */
export function targetOf({ targets }: Pick<IndicatorDefinition, 'targets'>, year: number): string {
  return targets.find((target) => target.year === year)?.value ?? '';
}

/** Whether a value is of a part of the year alone: what happened in it says nothing of a whole year's target. */
export function isPartOfYear(
  { rollUp, cumulative }: Pick<IndicatorDefinition, 'rollUp' | 'cumulative'>,
  { kind }: { kind: PeriodKind },
): boolean {
  return rollUp === RollUpRule.SUM && !cumulative && kind !== PeriodKind.YEAR;
}

type Aimed = Pick<IndicatorDefinition, 'targets' | 'rollUp' | 'cumulative'>;

/**
 * What the city aims at in a year, where a value of a period can be held against it: what is summed within a part of the
 * year cannot, unless it counts from the year's start. Empty otherwise.
 */
export function cityTarget(definition: Aimed, of: { kind: PeriodKind; year: number }): string {
  return isPartOfYear(definition, of) ? '' : targetOf(definition, of.year);
}

/** The same for a unit: what adds up over units is aimed at for the city as a whole alone. */
export function unitTarget(definition: Aimed, of: { kind: PeriodKind; year: number }): string {
  const addsUp = definition.rollUp === RollUpRule.SUM || definition.rollUp === RollUpRule.LAST;
  return addsUp ? '' : cityTarget(definition, of);
}
