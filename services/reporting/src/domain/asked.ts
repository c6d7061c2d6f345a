import type { IndicatorDefinition, UnitGroup } from '@baro/proto/baro/reporting/v1/resources';
import { setsOf } from './computed/sets-of.ts';

/** A line of a period: an indicator in one version. */
export interface Line {
  readonly position: number;
  readonly indicatorId: string;
  readonly versionNumber: number;
  readonly definition: IndicatorDefinition;
  readonly createTime: Date;
}

/** Codes of what is filled in for an indicator: the whole (empty), then each member. */
export function membersOf({ breakdowns }: Pick<IndicatorDefinition, 'breakdowns'>): string[] {
  return ['', ...breakdowns.flatMap(({ members }) => members.map(({ code }) => code))];
}

/** Lines units of the group fill in. */
export function askedOf(lines: readonly Line[], group: UnitGroup): Line[] {
  return lines.filter(({ definition }) => definition.collectors.includes(group));
}

/** How many of them are counted and not filled in. */
export function countComputed(lines: readonly Line[], group: UnitGroup): number {
  const asked = askedOf(lines, group).flatMap(({ definition }) =>
    membersOf(definition).filter((member) => setsOf(definition, member)),
  );
  return asked.length;
}

/** How many figures that are. */
export function countAsked(lines: readonly Line[], group: UnitGroup): number {
  return askedOf(lines, group).reduce((sum, { definition }) => sum + membersOf(definition).length, 0);
}
