import { execute, query } from '@baro/chassis';
import type { Queryable } from '@baro/chassis';
import { Criterion } from '@baro/proto/baro/reporting/v1/index_sets';
import type { UnitGroup } from '@baro/proto/baro/reporting/v1/resources';

/** An index set in one of its versions. */
export interface IndexSetRow {
  id: string;
  code: string;
  year: number;
  versionNumber: number;
  name: string;
  /** Unit that keeps it. */
  unitId: string;
  unitGroup: UnitGroup;
  minCount: number;
  legalRef: string;
  ours: boolean;
  /** Numbers as PostgreSQL writes them. */
  maxPoints: string;
  computedPoints: string;
}

/** What names a set, whatever its version. */
export type IndexSetKey = Pick<IndexSetRow, 'unitId' | 'code' | 'year'>;

const columns = `s.id, s.code, s.year::int AS year, s.version_number AS "versionNumber", s.name, s.unit_id AS "unitId",
  s.unit_group::int AS "unitGroup", s.min_count AS "minCount", s.legal_ref AS "legalRef", s.ours,
  s.max_points::text AS "maxPoints", s.computed_points::text AS "computedPoints"`;

/** A version of a set by its id. */
export async function findIndexSet(em: Queryable, id: string): Promise<IndexSetRow | undefined> {
  const [row] = await query<IndexSetRow>(em, `SELECT ${columns} FROM index_sets s WHERE s.id = $1`, [id]);
  return row;
}

/** The last version of a set. */
export async function findLastIndexSet(em: Queryable, key: IndexSetKey): Promise<IndexSetRow | undefined> {
  const [row] = await query<IndexSetRow>(
    em,
    `SELECT ${columns} FROM index_sets s WHERE s.unit_id = $1 AND s.code = $2 AND s.year = $3
     ORDER BY s.version_number DESC LIMIT 1`,
    [key.unitId, key.code, key.year],
  );
  return row;
}

/** Criteria of a version in order, those below after those above. */
export async function findCriteria(em: Queryable, indexSetId: string): Promise<Criterion[]> {
  const rows = await query<{ definition: unknown }>(
    em,
    'SELECT definition FROM index_criteria WHERE index_set_id = $1 ORDER BY position',
    [indexSetId],
  );
  return rows.map(({ definition }) => Criterion.fromJSON(definition));
}

/** A criterion of a version. */
export async function findCriterion(
  em: Queryable,
  indexSetId: string,
  code: string,
): Promise<Criterion | undefined> {
  const [row] = await query<{ definition: unknown }>(
    em,
    'SELECT definition FROM index_criteria WHERE index_set_id = $1 AND code = $2',
    [indexSetId, code],
  );
  return row && Criterion.fromJSON(row.definition);
}

/** Keys a page of sets goes on after. */
export type IndexSetPlace = [year: number, code: string, unitId: string];

/** The last versions of sets and one more than the page, the latest year first, then by code. `year` 0 for all. */
export async function findIndexSetPage(
  em: Queryable,
  page: { year: number; after: IndexSetPlace | undefined; size: number },
): Promise<IndexSetRow[]> {
  const [year = null, code = null, unitId = null] = page.after ?? [];
  return query<IndexSetRow>(
    em,
    `SELECT ${columns} FROM index_sets s
     WHERE ($1::int = 0 OR s.year = $1::int)
       AND NOT EXISTS (SELECT FROM index_sets l WHERE (l.unit_id, l.code, l.year) = (s.unit_id, s.code, s.year)
         AND l.version_number > s.version_number)
       AND ($2::int IS NULL OR s.year < $2::int OR s.year = $2::int AND (s.code, s.unit_id) > ($3::text, $4::uuid))
     ORDER BY s.year DESC, s.code, s.unit_id LIMIT $5`,
    [page.year, year, code, unitId, page.size + 1],
  );
}

/** Stores a version with its tree. */
export async function insertIndexSet(
  em: Queryable,
  row: IndexSetRow,
  criteria: readonly Criterion[],
  { source, now }: { source: string; now: Date },
): Promise<void> {
  const { id, code, year, versionNumber, name, unitId, unitGroup, minCount, legalRef, ours } = row;
  await execute(
    em,
    `INSERT INTO index_sets (id, code, year, version_number, name, unit_id, unit_group, min_count, legal_ref, ours, max_points,
       computed_points, source, create_time) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      id,
      code,
      year,
      versionNumber,
      name,
      unitId,
      unitGroup,
      minCount,
      legalRef,
      ours,
      row.maxPoints,
      row.computedPoints,
      source,
      now,
    ],
  );
  await execute(
    em,
    `INSERT INTO index_criteria (index_set_id, position, code, method, max_points, indicator_code, survey_code, definition)
     SELECT $1, c.position, c.code, c.method, c.max_points, c.indicator_code, c.survey_code, c.definition
     FROM jsonb_to_recordset($2::jsonb) AS c (position smallint, code text, method smallint, max_points numeric,
       indicator_code text, survey_code text, definition jsonb)`,
    [id, JSON.stringify(criteria.map(storedCriterion))],
  );
}

function storedCriterion(criterion: Criterion, position: number) {
  return {
    position,
    code: criterion.code,
    method: criterion.method,
    max_points: criterion.maxPoints,
    indicator_code: criterion.indicatorCode,
    survey_code: criterion.surveyCode,
    definition: Criterion.toJSON(criterion),
  };
}
