import { query } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import { isShown } from './confidential-sql.ts';

/** What lay in a unit at a moment; at one post of it where the unit was asked for by post. */
export interface PastRow {
  unit_id: string;
  post_id: string | null;
  open: number;
  overdue: number;
  soon: number;
}

/** Units, the unit counted by post, the moment, and the last due time that was soon then. */
export const pastStatement = `
WITH held AS (
  SELECT c.to_unit_id AS unit_id, c.to_post_id AS post_id, c.due_time FROM change_points c
  WHERE c.to_unit_id = ANY($1::uuid[]) AND c.until_time IS NOT NULL AND c.until_time > $3 AND c.change_time <= $3
    AND NOT c.confidential
  UNION ALL
  SELECT i.holder_unit_id, i.holder_post_id, p.due_time
  FROM items i JOIN change_points p ON p.item_id = i.id AND p.version = i.hand_version
  WHERE i.holder_unit_id = ANY($1::uuid[]) AND i.since_time <= $3 AND ${isShown('i.kind')}
)
SELECT unit_id, CASE WHEN unit_id = $2 THEN post_id END AS post_id, count(*)::int AS open,
  (count(*) FILTER (WHERE due_time < $3))::int AS overdue,
  (count(*) FILTER (WHERE due_time >= $3 AND due_time <= $4))::int AS soon
FROM held GROUP BY 1, 2`;

/**
 * Counts what lay in units at a moment, by post in one of them. Holdings that ended since are found by the index of unit
 * and end, those that last by the index of open items: what the units never held is not read.
 */
export async function countPast(
  em: EntityManager,
  unitIds: readonly string[],
  byPostIn: string,
  at: Date,
  soonEnd: Date,
): Promise<PastRow[]> {
  return query<PastRow>(em, pastStatement, [unitIds, byPostIn, at, soonEnd]);
}
