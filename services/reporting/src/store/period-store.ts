import { LockMode } from '@mikro-orm/core';
import { execute, joinAll, Parameters, query } from '@baro/chassis';
import type { Condition, Queryable } from '@baro/chassis';
import { IndicatorDefinition } from '@baro/proto/baro/reporting/v1/resources';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Line } from '../domain/asked.ts';
import { PeriodEntity } from './entities.ts';
import type { PeriodRow } from './entities.ts';

/** One period. */
export async function findPeriod(em: EntityManager, id: string): Promise<PeriodRow | null> {
  return em.findOne(PeriodEntity, { id });
}

/** Locks the period until the end of the transaction. */
export async function lockPeriodRow(em: EntityManager, id: string): Promise<PeriodRow | null> {
  return em.findOne(PeriodEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
}

/** Holds the period as it is until the end of the transaction: others may hold it too, nobody changes it. */
export async function holdPeriodRow(em: EntityManager, id: string): Promise<PeriodRow | null> {
  return em.findOne(PeriodEntity, { id }, { lockMode: LockMode.PESSIMISTIC_READ });
}

/** State of a period as it is now, past what this transaction has read. */
export async function findPeriodState(em: EntityManager, id: string): Promise<number | undefined> {
  const rows = await query<{ state: number }>(em, 'SELECT state FROM periods WHERE id = $1', [id]);
  return rows[0]?.state;
}

/** Periods by id, in the order of the ids. */
export async function findPeriodsIn(em: EntityManager, ids: readonly string[]): Promise<PeriodRow[]> {
  const rows = await em.find(PeriodEntity, { id: { $in: [...new Set(ids)] } }, { disableIdentityMap: true });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** A page of periods and one more, the latest first. */
export async function findPeriodPage(
  em: EntityManager,
  list: { formId: string; after: readonly (string | number | null)[] | undefined; size: number },
): Promise<{ id: string; toDate: string }[]> {
  const parameters = new Parameters();
  const conditions: Condition[] = [];
  const { formId, after } = list;
  if (formId) conditions.push((p) => `p.form_id = ${p.add(formId, 'uuid')}`);
  if (after) {
    const [toDate, id] = after.map(String);
    conditions.push((p) => `(p.to_date, p.id) < (${p.add(toDate, 'date')}, ${p.add(id, 'uuid')})`);
  }
  return query(
    em,
    `SELECT p.id, p.to_date::text AS "toDate" FROM periods p WHERE ${joinAll(conditions, parameters)}
     ORDER BY p.to_date DESC, p.id DESC LIMIT ${list.size + 1}`,
    parameters.values,
  );
}

/** How units of a period stand. */
export interface Standings {
  onTime: number;
  late: number;
  unsigned: number;
}

/** How units of periods stand, by period: by their first signatures. */
export async function countStandings(
  em: EntityManager,
  periodIds: readonly string[],
): Promise<Map<string, Standings>> {
  const rows = await query<Standings & { id: string }>(
    em,
    `SELECT period_id AS id, count(*) FILTER (WHERE first_sign_time <= due_time)::int AS "onTime",
       count(*) FILTER (WHERE first_sign_time > due_time)::int AS late,
       count(*) FILTER (WHERE first_sign_time IS NULL)::int AS unsigned
     FROM submissions WHERE period_id = ANY($1::uuid[]) GROUP BY period_id`,
    [periodIds],
  );
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

/** Keeps what the form asks as it is on the last day of the period. @returns how many lines */
export async function insertLines(
  em: Queryable,
  periodId: string,
  formId: string,
  toDate: string,
): Promise<number> {
  return execute(
    em,
    `INSERT INTO period_lines (period_id, position, indicator_id, version_number)
     SELECT $1, l.position, l.indicator_id, v.number FROM report_form_lines l
     CROSS JOIN LATERAL (SELECT w.number, w.valid_to FROM indicator_versions w
       WHERE w.indicator_id = l.indicator_id AND w.valid_from <= $3::date ORDER BY w.number DESC LIMIT 1) AS v
     WHERE l.form_id = $2 AND (v.valid_to IS NULL OR v.valid_to >= $3::date)`,
    [periodId, formId, toDate],
  );
}

/** Lines of a period in the order of the form. */
export async function findLines(em: Queryable, periodId: string): Promise<Line[]> {
  const rows = await query<Omit<Line, 'definition'> & { definition: unknown }>(
    em,
    `SELECT l.position, l.indicator_id AS "indicatorId", l.version_number AS "versionNumber", v.definition,
       v.create_time AS "createTime"
     FROM period_lines l JOIN indicator_versions v ON (v.indicator_id, v.number) = (l.indicator_id, l.version_number)
     WHERE l.period_id = $1 ORDER BY l.position`,
    [periodId],
  );
  return rows.map(({ definition, ...row }) => ({
    ...row,
    createTime: new Date(row.createTime),
    definition: IndicatorDefinition.fromJSON(definition),
  }));
}

/** Indicators two periods have both, by id: whether a version since the first one broke the series. */
export async function findSharedLines(
  em: Queryable,
  periodId: string,
  formerId: string,
): Promise<Map<string, boolean>> {
  const rows = await query<{ indicatorId: string; broken: boolean }>(
    em,
    `SELECT l.indicator_id AS "indicatorId", EXISTS (SELECT FROM indicator_versions v
       WHERE v.indicator_id = l.indicator_id AND v.number > f.version_number AND v.number <= l.version_number
         AND coalesce((v.definition->>'breaksSeries')::boolean, false)) AS broken
     FROM period_lines l JOIN period_lines f ON f.indicator_id = l.indicator_id AND f.period_id = $2
     WHERE l.period_id = $1`,
    [periodId, formerId],
  );
  return new Map(rows.map(({ indicatorId, broken }) => [indicatorId, broken]));
}
