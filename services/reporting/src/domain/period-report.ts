import { RollUpRule } from '@baro/proto/baro/reporting/v1/resources';
import type { PeriodKind, ValueGrade } from '@baro/proto/baro/reporting/v1/resources';
import type { Line } from './asked.ts';
import { startsAnew } from './compare-figures.ts';

/** A figure as it stands now; decimal texts, empty for none. */
export interface ReportedFigure {
  value: string;
  numerator: string;
  denominator: string;
  unitCount: number;
  restated: boolean;
  /** Of what was restated: as it was when the period was locked. */
  lockedValue: string;
  rollUpTime: Date;
}

/** The period a report is compared with. */
export interface FormerPeriod {
  kind: PeriodKind;
  year: number;
  number: number;
  /** Indicators it has as well, by id: whether the series broke since. */
  shared: ReadonlyMap<string, boolean>;
}

/** Why a figure is compared with nothing. */
export type NotCompared = 'no-period' | 'broken' | 'new' | 'starts-anew';

/** A row of the report: an indicator, or one member of its breakdown. */
export interface ReportLine {
  line: Line;
  /** Empty for the whole. */
  member: string;
  memberName: string;
  city: ReportedFigure | undefined;
  communes: ReportedFigure | undefined;
  departments: ReportedFigure | undefined;
  former: ReportedFigure | undefined;
  /** Unset where it may be compared. */
  notCompared: NotCompared | undefined;
  /** The least sure of the signed versions it may be made of; unset where none is signed. */
  grade: ValueGrade | undefined;
}

/** Why an indicator is not compared with the former period; unset where it is. */
export function notComparedOf(
  { indicatorId, definition }: Line,
  period: { kind: PeriodKind; year: number },
  former: FormerPeriod | undefined,
): NotCompared | undefined {
  if (!former) return 'no-period';
  const broken = former.shared.get(indicatorId);
  if (broken === undefined) return 'new';
  if (broken) return 'broken';
  return startsAnew(definition, period, former.year) ? 'starts-anew' : undefined;
}

/** Code and name of the whole (empty) and of each member, in the order of the definition. */
export function membersWithNames({ definition: { breakdowns } }: Line): { member: string; name: string }[] {
  const named = breakdowns.length > 1;
  return [
    { member: '', name: '' },
    ...breakdowns.flatMap(({ name: of, members }) =>
      members.map(({ code, name }) => ({ member: code, name: named ? `${of}: ${name}` : name })),
    ),
  ];
}

/** Whether there is no value above the unit. */
export function isNotAdditive({ definition }: Line): boolean {
  return definition.rollUp === RollUpRule.NONE;
}
