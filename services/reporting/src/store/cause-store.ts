import { execute, query } from '@baro/chassis';
import type { Queryable } from '@baro/chassis';
import type { Window } from '../domain/standing/window.ts';
import type { IndexSetRow } from './index-set-store.ts';

/** A cause a unit gave. */
export interface CauseRow {
  id: string;
  criterionCode: string;
  unitId: string;
  cause: string;
  personId: string;
  postId: string;
}

/** Keeps a cause; those given before stay. */
export async function insertCause(
  em: Queryable,
  { unitId: keeperUnitId, code, year }: IndexSetRow,
  { kind, fromDate }: Window,
  row: CauseRow,
  now: Date,
): Promise<void> {
  await execute(
    em,
    `INSERT INTO standing_causes (id, index_code, year, keeper_unit_id, criterion_code, unit_id, kind, from_date, cause, person_id,
       post_id, create_time) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      row.id,
      code,
      year,
      keeperUnitId,
      row.criterionCode,
      row.unitId,
      kind,
      fromDate,
      row.cause,
      row.personId || null,
      row.postId || null,
      now,
    ],
  );
}

/** The last cause of each criterion a unit gave for a window, by code. */
export async function findCauses(
  em: Queryable,
  { unitId: keeperUnitId, code, year }: IndexSetRow,
  { kind, fromDate }: Window,
  unitId: string,
): Promise<Map<string, string>> {
  const rows = await query<{ criterionCode: string; cause: string }>(
    em,
    `SELECT DISTINCT ON (criterion_code) criterion_code AS "criterionCode", cause FROM standing_causes
     WHERE unit_id = $1 AND kind = $2 AND from_date = $3 AND (keeper_unit_id, index_code, year) = ($4, $5, $6)
     ORDER BY criterion_code, create_time DESC, id DESC`,
    [unitId, kind, fromDate, keeperUnitId, code, year],
  );
  return new Map(rows.map(({ criterionCode, cause }) => [criterionCode, cause]));
}
