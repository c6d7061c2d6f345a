import { joinAll, Parameters, query } from '@baro/chassis';
import type { Condition, Queryable } from '@baro/chassis';
import type { PeriodKind, PeriodState, UnitGroup, ValueGrade } from '@baro/proto/baro/reporting/v1/resources';

/** A period that asks for an indicator. */
export interface SeriesPeriodRow {
  periodId: string;
  formId: string;
  formName: string;
  kind: PeriodKind;
  year: number;
  number: number;
  fromDate: string;
  toDate: string;
  state: PeriodState;
  versionNumber: number;
}

const periodColumns = `p.id AS "periodId", p.form_id AS "formId", p.form_name AS "formName", p.kind, p.year, p.number,
  p.from_date::text AS "fromDate", p.to_date::text AS "toDate", p.state, l.version_number AS "versionNumber"`;

/** Periods of a kind that are rolled up and asked for the indicator, the earliest first; of two the same, the one opened first. */
export async function findSeriesPeriods(
  em: Queryable,
  of: { indicatorId: string; kind: PeriodKind; fromDate: string; toDate: string },
): Promise<SeriesPeriodRow[]> {
  return query<SeriesPeriodRow>(
    em,
    `SELECT DISTINCT ON (p.to_date, p.year, p.number) ${periodColumns}
     FROM period_lines l JOIN periods p ON p.id = l.period_id
     WHERE l.indicator_id = $1 AND p.kind = $2 AND p.roll_up_number > 0 AND p.to_date BETWEEN $3::date AND $4::date
     ORDER BY p.to_date, p.year, p.number, p.create_time, p.id`,
    [of.indicatorId, of.kind, of.fromDate, of.toDate],
  );
}

/** The period, when it asks for the indicator. */
export async function findSeriesPeriod(
  em: Queryable,
  periodId: string,
  indicatorId: string,
): Promise<SeriesPeriodRow | undefined> {
  const rows = await query<SeriesPeriodRow>(
    em,
    `SELECT ${periodColumns} FROM periods p JOIN period_lines l ON l.period_id = p.id
     WHERE p.id = $1 AND l.indicator_id = $2`,
    [periodId, indicatorId],
  );
  return rows[0];
}

/** A figure, and what it was when its period was locked. */
export interface FigureRow {
  periodId: string;
  value: string | null;
  numerator: string | null;
  denominator: string | null;
  restated: boolean;
  lockedValue: string | null;
}

/** A figure of a group, of the city in group 0. */
export interface GroupFigureRow extends FigureRow {
  unitGroup: UnitGroup;
  unitCount: number;
}

/** Of a period `p`: only what was rolled up again since the lock may differ from what it was locked with. */
const restatedSql = 'p.roll_up_number > p.locked_roll_up_number';

/** What periods are rolled up to, of groups; in one statement. */
export async function findGroupFigures(
  em: Queryable,
  of: { indicatorId: string; periodIds: readonly string[]; groups: readonly UnitGroup[] },
): Promise<GroupFigureRow[]> {
  const asOf = (number: string, when = 'true'): string =>
    `(SELECT f.* FROM rolled_figures f WHERE (f.period_id, f.unit_group, f.indicator_id, f.member) = (p.id, g.id, $1, '')
       AND f.number <= ${number} AND ${when} ORDER BY f.number DESC LIMIT 1)`;
  return query<GroupFigureRow>(
    em,
    `SELECT p.id AS "periodId", g.id AS "unitGroup", c.value::text, c.numerator::text, c.denominator::text,
       c.unit_count AS "unitCount", c.number > p.locked_roll_up_number IS TRUE AS restated, k.value::text AS "lockedValue"
     FROM periods p CROSS JOIN unnest($3::smallint[]) AS g (id)
     JOIN LATERAL ${asOf('p.roll_up_number')} AS c ON true
     LEFT JOIN LATERAL ${asOf('p.locked_roll_up_number', restatedSql)} AS k ON true
     WHERE p.id = ANY($2::uuid[])`,
    [of.indicatorId, of.periodIds, of.groups],
  );
}

/** A figure of a unit, with what its standing is told by. */
export interface UnitFigureRow extends FigureRow {
  unitId: string;
  unitName: string;
  dueTime: Date;
  firstSignTime: Date | null;
  nothing: boolean | null;
  grade: ValueGrade | null;
}

/** Figures of units that went into the last roll-up of periods, by unit name; further conditions are on the submission `s`. One statement. */
export async function findUnitFigures(
  em: Queryable,
  of: { indicatorId: string; periodIds: readonly string[]; filters: readonly Condition[] },
): Promise<UnitFigureRow[]> {
  const parameters = new Parameters();
  const indicator = parameters.add(of.indicatorId, 'uuid');
  const signedBy = (time: string): string =>
    `(SELECT n.revision, n.grade FROM signed_revisions n
       WHERE n.submission_id = s.id AND ${time} IS NOT NULL AND n.sign_time <= ${time} ORDER BY n.revision DESC LIMIT 1)`;
  const figure = (alias: string, revision: string): string =>
    `signed_figures ${alias} ON (${alias}.submission_id, ${alias}.revision, ${alias}.indicator_id, ${alias}.member)
       = (s.id, ${revision}, ${indicator}, '')`;
  const rows = await query<UnitFigureRow>(
    em,
    `WITH asked AS MATERIALIZED (
       SELECT p.id AS period_id, v.collectors, r.roll_up_time, k.roll_up_time AS lock_roll_up_time
       FROM period_lines l
       JOIN periods p ON p.id = l.period_id
       JOIN indicator_versions v ON (v.indicator_id, v.number) = (l.indicator_id, l.version_number)
       JOIN roll_ups r ON (r.period_id, r.number) = (p.id, p.roll_up_number)
       LEFT JOIN roll_ups k ON (k.period_id, k.number) = (p.id, p.locked_roll_up_number) AND ${restatedSql}
       WHERE l.indicator_id = ${indicator} AND l.period_id = ANY(${parameters.add(of.periodIds, 'uuid[]')}))
     SELECT s.period_id AS "periodId", s.unit_id AS "unitId", s.unit_name AS "unitName", s.due_time AS "dueTime",
       s.first_sign_time AS "firstSignTime", f.value::text, f.numerator::text, f.denominator::text, f.nothing, n.grade,
       a.lock_roll_up_time IS NOT NULL AND (f.value, f.numerator, f.denominator, f.nothing)
         IS DISTINCT FROM (b.value, b.numerator, b.denominator, b.nothing) AS restated, b.value::text AS "lockedValue"
     FROM submissions s
     JOIN asked a ON a.period_id = s.period_id AND s.unit_group = ANY(a.collectors)
     LEFT JOIN LATERAL ${signedBy('a.roll_up_time')} AS n ON true
     LEFT JOIN ${figure('f', 'n.revision')}
     LEFT JOIN LATERAL ${signedBy('a.lock_roll_up_time')} AS o ON true
     LEFT JOIN ${figure('b', 'o.revision')}
     WHERE ${joinAll(of.filters, parameters)} ORDER BY s.unit_name, s.id`,
    parameters.values,
  );
  return rows.map((row) => ({
    ...row,
    dueTime: new Date(row.dueTime),
    firstSignTime: row.firstSignTime && new Date(row.firstSignTime),
  }));
}
