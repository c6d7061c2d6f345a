import { execute, joinAll, Parameters, query } from '@baro/chassis';
import type { Condition, Queryable } from '@baro/chassis';
import { IndicatorDefinition } from '@baro/proto/baro/reporting/v1/resources';
import type { EntityManager } from '@mikro-orm/postgresql';

/** An indicator in one of its versions. */
export interface VersionRow {
  indicatorId: string;
  code: string;
  number: number;
  definition: IndicatorDefinition;
  createTime: Date;
}

interface Stored extends Omit<VersionRow, 'definition'> {
  definition: unknown;
}

const columns = `i.id AS "indicatorId", i.code, v.number, v.definition, v.create_time AS "createTime"`;

function read({ definition, ...row }: Stored): VersionRow {
  return {
    ...row,
    createTime: new Date(row.createTime),
    definition: IndicatorDefinition.fromJSON(definition),
  };
}

/** Number of the version in force on the date, or of the first where none is yet. */
const inForce = (
  date: string,
): string => `(SELECT w.number FROM indicator_versions w WHERE w.indicator_id = i.id
  ORDER BY (w.valid_from <= ${date}) DESC, CASE WHEN w.valid_from <= ${date} THEN w.number END DESC, w.number LIMIT 1)`;

/** Every version of indicators by code, the latest first. */
export async function findVersions(em: Queryable, codes: readonly string[]): Promise<VersionRow[]> {
  const rows = await query<Stored>(
    em,
    `SELECT ${columns} FROM indicators i JOIN indicator_versions v ON v.indicator_id = i.id
     WHERE i.code = ANY($1::text[]) ORDER BY i.code, v.number DESC`,
    [codes],
  );
  return rows.map(read);
}

/** Locks indicators by code until the end of the transaction, in one order. */
export async function lockIndicators(em: Queryable, codes: readonly string[]): Promise<void> {
  await query(em, 'SELECT id FROM indicators WHERE code = ANY($1::text[]) ORDER BY id FOR UPDATE', [codes]);
}

/** A page of the catalogue by code and one more, in the versions of the date. */
export async function findIndicatorPage(
  em: EntityManager,
  list: { date: string; filters: readonly Condition[]; after: string | undefined; size: number },
): Promise<VersionRow[]> {
  const parameters = new Parameters();
  const date = parameters.add(list.date, 'date');
  const { after } = list;
  const conditions = [...list.filters];
  if (after !== undefined) conditions.push((p) => `i.code > ${p.add(after, 'text')}`);
  const rows = await query<Stored>(
    em,
    `SELECT ${columns} FROM indicators i JOIN indicator_search s ON s.indicator_id = i.id
     JOIN indicator_versions v ON v.indicator_id = i.id AND v.number = ${inForce(date)}
     WHERE ${joinAll(conditions, parameters)} ORDER BY i.code LIMIT ${list.size + 1}`,
    parameters.values,
  );
  return rows.map(read);
}

/** Names of the groups of every version there is. */
export async function findGroupNames(em: EntityManager): Promise<string[]> {
  const rows = await query<{ name: string }>(
    em,
    'SELECT DISTINCT group_name AS name FROM indicator_versions ORDER BY group_name',
  );
  return rows.map(({ name }) => name);
}

/** What is stored of new versions. */
export interface NewVersion {
  indicatorId: string;
  number: number;
  definition: IndicatorDefinition;
  factor: string;
}

/** Stores versions, and the indicators that are new, and the words of all, in a statement each. */
export async function insertVersions(
  em: EntityManager,
  versions: readonly NewVersion[],
  source: string,
  now: Date,
): Promise<void> {
  const rows = JSON.stringify(
    versions.map(({ definition, ...version }) => ({
      ...version,
      definition: IndicatorDefinition.toJSON(definition),
      code: definition.code,
      valid_from: definition.validFrom,
      valid_to: definition.validTo || null,
      group_name: definition.groupName,
      roll_up: definition.rollUp,
      decimals: definition.decimals,
      collectors: definition.collectors,
      name: definition.name,
    })),
  );
  const from = `jsonb_to_recordset($1::jsonb) AS v ("indicatorId" uuid, number int, code text, valid_from date, valid_to date,
    group_name text, roll_up smallint, decimals smallint, factor numeric, collectors smallint[], definition jsonb, name text)`;
  await execute(
    em,
    `INSERT INTO indicators (id, code, version, create_time) SELECT "indicatorId", min(code), max(number), $2 FROM ${from}
     GROUP BY "indicatorId" ON CONFLICT (id) DO UPDATE SET version = excluded.version`,
    [rows, now],
  );
  await execute(
    em,
    `INSERT INTO indicator_versions (indicator_id, number, valid_from, valid_to, group_name, roll_up, decimals, factor, collectors,
       definition, source, create_time)
     SELECT "indicatorId", number, valid_from, valid_to, group_name, roll_up, decimals, factor, collectors, definition, $2, $3 FROM ${from}`,
    [rows, source, now],
  );
  await execute(
    em,
    `INSERT INTO indicator_search (indicator_id, folded, plain)
     SELECT DISTINCT ON ("indicatorId") "indicatorId", search_document(ARRAY[code, name, group_name, ''], true),
       search_document(ARRAY[code, name, group_name, ''], false)
     FROM ${from} ORDER BY "indicatorId", number DESC ON CONFLICT (indicator_id) DO UPDATE SET folded = excluded.folded, plain = excluded.plain`,
    [rows],
  );
}
