import { execute, joinAll, Parameters, query } from '@baro/chassis';
import type { Condition, Queryable } from '@baro/chassis';

/** One roll-up of a period. */
export interface RollUpRow {
  number: number;
  rollUpTime: Date;
  submissionCount: number;
  changedCount: number;
  correctedUnitId: string | null;
  correctedUnitName: string | null;
  reason: string;
}

/**
 * Rolls up what is signed, for each group and for the city (group 0), in one statement whatever there is to count: only
 * what differs from the figure as it was is stored. Rules by number as RollUpRule has them. @returns figures that changed
 */
export async function rollUp(em: Queryable, periodId: string, number: number): Promise<number> {
  return execute(
    em,
    `WITH given AS MATERIALIZED (
       SELECT s.unit_group, f.indicator_id, f.member, v.roll_up, v.decimals, v.factor,
         f.value, f.numerator, f.denominator
       FROM submissions s
       JOIN signed_figures f ON (f.submission_id, f.revision) = (s.id, s.signed_revision)
       JOIN period_lines l ON (l.period_id, l.indicator_id) = (s.period_id, f.indicator_id)
       JOIN indicator_versions v ON (v.indicator_id, v.number) = (l.indicator_id, l.version_number)
       WHERE s.period_id = $1 AND s.signed_revision > 0 AND s.unit_group = ANY(v.collectors) AND v.roll_up <> 5
     ), rolled AS (
       SELECT coalesce(unit_group, 0::smallint) AS unit_group, indicator_id, member,
         CASE WHEN roll_up IN (1, 2) THEN sum(value)
              ELSE exact_ratio(sum(numerator) * CASE roll_up WHEN 3 THEN factor ELSE 1 END, sum(denominator), decimals) END AS value,
         CASE WHEN roll_up IN (3, 4) THEN sum(numerator) END AS numerator,
         CASE WHEN roll_up IN (3, 4) THEN sum(denominator) END AS denominator,
         count(coalesce(value, numerator))::int AS unit_count
       FROM given
       GROUP BY GROUPING SETS ((unit_group, indicator_id, member, roll_up, decimals, factor),
         (indicator_id, member, roll_up, decimals, factor))
     ), former AS (
       SELECT DISTINCT ON (unit_group, indicator_id, member) * FROM rolled_figures WHERE period_id = $1
       ORDER BY unit_group, indicator_id, member, number DESC
     )
     INSERT INTO rolled_figures (period_id, unit_group, indicator_id, member, number, value, numerator, denominator, unit_count)
     SELECT $1, r.unit_group, r.indicator_id, r.member, $2, r.value, r.numerator, r.denominator, r.unit_count
     FROM rolled r LEFT JOIN former b USING (unit_group, indicator_id, member)
     WHERE (r.value, r.numerator, r.denominator, r.unit_count) IS DISTINCT FROM (b.value, b.numerator, b.denominator, b.unit_count)`,
    [periodId, number],
  );
}

/** What is noted of a roll-up. */
export interface NewRollUp {
  periodId: string;
  number: number;
  rollUpTime: Date;
  by: { unitId: string; postId: string; personId: string };
  changedCount: number;
  correctedSubmissionId: string | null;
  reason: string;
}

/** Notes a roll-up with how many submissions went in. */
export async function insertRollUp(em: Queryable, row: NewRollUp): Promise<void> {
  await execute(
    em,
    `INSERT INTO roll_ups (period_id, number, roll_up_time, by_unit_id, by_post_id, by_person_id, submission_count,
       changed_count, corrected_submission_id, reason)
     SELECT $1, $2, $3, $4, $5, $6, count(*) FILTER (WHERE signed_revision > 0), $7, $8, $9 FROM submissions WHERE period_id = $1`,
    [
      row.periodId,
      row.number,
      row.rollUpTime,
      row.by.unitId,
      row.by.postId,
      row.by.personId,
      row.changedCount,
      row.correctedSubmissionId,
      row.reason,
    ],
  );
}

/** Roll-ups of a period, the latest first, at most 100. */
export async function findRollUps(em: Queryable, periodId: string): Promise<RollUpRow[]> {
  return query<RollUpRow>(
    em,
    `SELECT r.number, r.roll_up_time AS "rollUpTime", r.submission_count AS "submissionCount", r.changed_count AS "changedCount",
       s.unit_id AS "correctedUnitId", s.unit_name AS "correctedUnitName", r.reason
     FROM roll_ups r LEFT JOIN submissions s ON s.id = r.corrected_submission_id
     WHERE r.period_id = $1 ORDER BY r.number DESC LIMIT 100`,
    [periodId],
  );
}

/** A figure of a group as of a roll-up. */
export interface RolledRow {
  position: number;
  indicatorId: string;
  member: string;
  number: number;
  value: string | null;
  numerator: string | null;
  denominator: string | null;
  unitCount: number;
  /** As it was when the period was locked. */
  lockedValue: string | null;
}

/** A page of figures and one more, in the order of the form, as of a roll-up. */
export async function findRolledPage(
  em: Queryable,
  list: {
    periodId: string;
    unitGroup: number;
    number: number;
    lockedNumber: number;
    after: readonly (string | number | null)[] | undefined;
    size: number;
  },
): Promise<RolledRow[]> {
  const parameters = new Parameters();
  const [period, group] = [parameters.add(list.periodId, 'uuid'), parameters.add(list.unitGroup, 'smallint')];
  const asOf = (number: number) =>
    `f.period_id = ${period} AND f.unit_group = ${group} AND f.number <= ${parameters.add(number, 'int')}`;
  const conditions: Condition[] = [];
  if (list.after) {
    const [position, member] = list.after;
    conditions.push((p) => `(l.position, c.member) > (${p.add(position, 'int')}, ${p.add(member, 'text')})`);
  }
  return query<RolledRow>(
    em,
    `SELECT l.position, l.indicator_id AS "indicatorId", c.member, c.number, c.value::text, c.numerator::text, c.denominator::text,
       c.unit_count AS "unitCount", k.value::text AS "lockedValue"
     FROM (SELECT DISTINCT ON (f.indicator_id, f.member) f.* FROM rolled_figures f WHERE ${asOf(list.number)}
       ORDER BY f.indicator_id, f.member, f.number DESC) AS c
     JOIN period_lines l ON l.period_id = ${period} AND l.indicator_id = c.indicator_id
     LEFT JOIN LATERAL (SELECT f.value FROM rolled_figures f WHERE ${asOf(list.lockedNumber)}
       AND f.indicator_id = c.indicator_id AND f.member = c.member ORDER BY f.number DESC LIMIT 1) AS k ON true
     WHERE ${joinAll(conditions, parameters)} ORDER BY l.position, c.member LIMIT ${list.size + 1}`,
    parameters.values,
  );
}
