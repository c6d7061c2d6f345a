import type { IndicatorDefinition, UnitGroup } from '@baro/proto/baro/reporting/v1/resources';

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

/** How many figures that are. */
export function countAsked(lines: readonly Line[], group: UnitGroup): number {
  return askedOf(lines, group).reduce((sum, { definition }) => sum + membersOf(definition).length, 0);
}
