import { query } from '@baro/chassis';
import type { Queryable } from '@baro/chassis';
import { PeriodState } from '@baro/proto/baro/reporting/v1/resources';
import type { UnitGroup, ValueGrade } from '@baro/proto/baro/reporting/v1/resources';
import type { EntityManager } from '@mikro-orm/postgresql';
import { PeriodEntity } from './entities.ts';
import type { PeriodRow } from './entities.ts';

/** How the units of a group stand, by their first signatures, and the least sure of their signed versions. */
export interface GroupStandings {
  unitGroup: UnitGroup;
  onTime: number;
  late: number;
  unsigned: number;
  /** Null while none has signed. */
  grade: ValueGrade | null;
}

/** How the groups of a period stand. */
export async function findGroupStandings(em: Queryable, periodId: string): Promise<GroupStandings[]> {
  return query<GroupStandings>(
    em,
    `SELECT s.unit_group AS "unitGroup", count(*) FILTER (WHERE s.first_sign_time <= s.due_time)::int AS "onTime",
       count(*) FILTER (WHERE s.first_sign_time > s.due_time)::int AS late,
       count(*) FILTER (WHERE s.first_sign_time IS NULL)::int AS unsigned, min(r.grade) AS grade
     FROM submissions s LEFT JOIN signed_revisions r ON (r.submission_id, r.revision) = (s.id, s.signed_revision)
     WHERE s.period_id = $1 GROUP BY s.unit_group ORDER BY s.unit_group`,
    [periodId],
  );
}

/** A unit that signed late or not at all. */
export interface LateUnit {
  unitName: string;
  unitGroup: UnitGroup;
  dueTime: Date;
  firstSignTime: Date | null;
}

/** Units that have not signed, then those that signed late, by group and name. */
export async function findLateUnits(em: Queryable, periodId: string): Promise<LateUnit[]> {
  const rows = await query<LateUnit>(
    em,
    `SELECT unit_name AS "unitName", unit_group AS "unitGroup", due_time AS "dueTime", first_sign_time AS "firstSignTime"
     FROM submissions WHERE period_id = $1 AND (first_sign_time IS NULL OR first_sign_time > due_time)
     ORDER BY (first_sign_time IS NOT NULL), unit_group, unit_name, id`,
    [periodId],
  );
  return rows.map(({ dueTime, firstSignTime, ...row }) => ({
    ...row,
    dueTime: new Date(dueTime),
    firstSignTime: firstSignTime && new Date(firstSignTime),
  }));
}

/** The form's period before, if it is locked: what may still change is compared with nothing. */
export async function findFormerPeriod(
  em: EntityManager,
  { formId, toDate }: Pick<PeriodRow, 'formId' | 'toDate'>,
): Promise<PeriodRow | undefined> {
  const row = await em.findOne(
    PeriodEntity,
    { formId, toDate: { $lt: toDate } },
    { orderBy: { toDate: 'desc' } },
  );
  return row?.state === PeriodState.LOCKED ? row : undefined;
}

/** A figure of a group of units, of the city in group 0, as it stands now. */
export interface ReportedRow {
  unitGroup: number;
  indicatorId: string;
  member: string;
  value: string | null;
  numerator: string | null;
  denominator: string | null;
  unitCount: number;
  restated: boolean;
  /** Of what was restated: as it was when the period was locked. */
  lockedValue: string | null;
  /** When it was rolled up. */
  rollUpTime: Date;
}

/** Every figure of a locked period as it stands now, of the groups named. */
export async function findReportedRows(
  em: Queryable,
  { id, lockedRollUpNumber }: Pick<PeriodRow, 'id' | 'lockedRollUpNumber'>,
  groups: readonly number[],
): Promise<ReportedRow[]> {
  const rows = await query<ReportedRow>(
    em,
    `SELECT c.unit_group AS "unitGroup", c.indicator_id AS "indicatorId", c.member, c.value::text, c.numerator::text,
       c.denominator::text, c.unit_count AS "unitCount", c.number > $2 AS restated, k.value::text AS "lockedValue",
       r.roll_up_time AS "rollUpTime"
     FROM (SELECT DISTINCT ON (f.unit_group, f.indicator_id, f.member) f.* FROM rolled_figures f
       WHERE f.period_id = $1 AND f.unit_group = ANY($3::smallint[])
       ORDER BY f.unit_group, f.indicator_id, f.member, f.number DESC) AS c
     JOIN roll_ups r ON (r.period_id, r.number) = (c.period_id, c.number)
     LEFT JOIN LATERAL (SELECT f.value FROM rolled_figures f WHERE f.period_id = c.period_id AND f.unit_group = c.unit_group
       AND f.indicator_id = c.indicator_id AND f.member = c.member AND f.number <= $2
       ORDER BY f.number DESC LIMIT 1) AS k ON c.number > $2`,
    [id, lockedRollUpNumber, groups],
  );
  return rows.map((row) => ({ ...row, rollUpTime: new Date(row.rollUpTime) }));
}
