import { query } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';

/** Open items of one post and kind. */
export interface HeldGroup {
  unit_id: string;
  post_id: string | null;
  /** Who held the post when the newest of them came. */
  person_id: string | null;
  kind: string;
  count: number;
  overdue: number;
}

/** What lies in units, by post and kind; read through the index of the units alone. */
export async function findHeldGroups(
  em: EntityManager,
  unitIds: readonly string[],
  now: Date,
): Promise<HeldGroup[]> {
  return query<HeldGroup>(
    em,
    `SELECT holder_unit_id AS unit_id, holder_post_id AS post_id,
       (array_agg(holder_person_id ORDER BY since_time DESC))[1] AS person_id, kind, count(*)::int AS count,
       (count(*) FILTER (WHERE due_time < $2))::int AS overdue
     FROM items WHERE holder_unit_id = ANY($1::uuid[]) GROUP BY 1, 2, 4 ORDER BY 1, 2, 4`,
    [unitIds, now],
  );
}
