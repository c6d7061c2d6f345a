import { UnitGroup } from '@baro/proto/baro/reporting/v1/resources';
import type { ValueGrade } from '@baro/proto/baro/reporting/v1/resources';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Line } from '../domain/asked.ts';
import { shortNumber } from '../domain/decimal.ts';
import { membersWithNames, notComparedOf } from '../domain/period-report.ts';
import type { ReportedFigure, ReportLine } from '../domain/period-report.ts';
import type { FormRow, PeriodRow } from '../store/entities.ts';
import { findForm } from '../store/form-store.ts';
import {
  findFormerPeriod,
  findGroupStandings,
  findLateUnits,
  findReportedRows,
} from '../store/period-report-store.ts';
import type { GroupStandings, LateUnit, ReportedRow } from '../store/period-report-store.ts';
import { findLines, findSharedLines } from '../store/period-store.ts';
import { findRollUps } from '../store/roll-up-store.ts';
import type { RollUpRow } from '../store/roll-up-store.ts';

/** Everything a report says of a locked period. */
export interface PeriodReport {
  period: PeriodRow;
  form: FormRow;
  former: PeriodRow | undefined;
  standings: GroupStandings[];
  lateUnits: LateUnit[];
  lines: ReportLine[];
  /** Since the lock. */
  restatements: RollUpRow[];
}

/** Roll-ups list the city as a group of its own. */
const city = UnitGroup.UNSPECIFIED;

/** Reads a locked period in the snapshot of `em`, in as many statements whatever there is. */
export async function readPeriodReport(em: EntityManager, period: PeriodRow): Promise<PeriodReport> {
  const form = await findForm(em, period.formId);
  if (!form) throw new Error(`period ${period.id} has no form`);
  const former = await findFormerPeriod(em, period);
  const standings = await findGroupStandings(em, period.id);
  const rollUps = await findRollUps(em, period.id);
  return {
    period,
    form,
    former,
    standings,
    lateUnits: await findLateUnits(em, period.id),
    lines: await readLines(em, { period, former, standings }),
    restatements: rollUps.filter(({ number }) => number > (period.lockedRollUpNumber ?? Infinity)),
  };
}

async function readLines(
  em: EntityManager,
  { period, former, standings }: Pick<PeriodReport, 'period' | 'former' | 'standings'>,
): Promise<ReportLine[]> {
  const find = finderOf(await findReportedRows(em, period, [city, UnitGroup.COMMUNE, UnitGroup.DEPARTMENT]));
  const findFormer = finderOf(former ? await findReportedRows(em, former, [city]) : []);
  const shared = former && { ...former, shared: await findSharedLines(em, period.id, former.id) };
  const lines = await findLines(em, period.id);
  return lines.flatMap((line) => {
    const notCompared = notComparedOf(line, period, shared);
    const grade = gradeOf(line, standings);
    return membersWithNames(line).map(({ member, name }): ReportLine => {
      const { indicatorId } = line;
      return {
        line,
        member,
        memberName: name,
        city: find(city, indicatorId, member),
        communes: find(UnitGroup.COMMUNE, indicatorId, member),
        departments: find(UnitGroup.DEPARTMENT, indicatorId, member),
        former: findFormer(city, indicatorId, member),
        notCompared,
        grade,
      };
    });
  });
}

type FindFigure = (unitGroup: number, indicatorId: string, member: string) => ReportedFigure | undefined;

function finderOf(rows: readonly ReportedRow[]): FindFigure {
  const keyOf = (...key: (string | number)[]): string => key.join(' ');
  const byKey = new Map(rows.map((row) => [keyOf(row.unitGroup, row.indicatorId, row.member), showRow(row)]));
  return (...key) => byKey.get(keyOf(...key));
}

function showRow({ unitCount, restated, rollUpTime, ...row }: ReportedRow): ReportedFigure {
  return {
    value: shortNumber(row.value),
    numerator: shortNumber(row.numerator),
    denominator: shortNumber(row.denominator),
    unitCount,
    restated,
    lockedValue: shortNumber(row.lockedValue),
    rollUpTime,
  };
}

/** A figure is as sure as the least sure of what it may be made of. */
function gradeOf({ definition }: Line, standings: readonly GroupStandings[]): ValueGrade | undefined {
  const grades = standings.flatMap(({ unitGroup, grade }) =>
    grade !== null && definition.collectors.includes(unitGroup) ? [grade] : [],
  );
  return grades.length === 0 ? undefined : (Math.min(...grades) as ValueGrade);
}
