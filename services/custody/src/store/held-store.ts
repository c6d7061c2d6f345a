import { query } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import { isHidden, isShown } from './confidential-sql.ts';

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

/** What lies in units, by post and kind, apart from what is confidential; read through the index of the units alone. */
export async function findHeldGroups(
  em: EntityManager,
  unitIds: readonly string[],
  now: Date,
): Promise<HeldGroup[]> {
  return groupsOf(em, unitIds, now, isShown());
}

/** The same of what is confidential. */
export async function findHiddenGroups(
  em: EntityManager,
  unitIds: readonly string[],
  now: Date,
): Promise<HeldGroup[]> {
  return groupsOf(em, unitIds, now, isHidden());
}

/** How many confidential items each unit holds, and how many of them are overdue. */
export async function countHidden(
  em: EntityManager,
  now: Date,
): Promise<Map<string, { open: number; overdue: number }>> {
  const rows = await query<{ unit_id: string; open: number; overdue: number }>(
    em,
    `SELECT holder_unit_id AS unit_id, count(*)::int AS open, (count(*) FILTER (WHERE due_time < $1))::int AS overdue
     FROM items WHERE holder_unit_id IS NOT NULL AND ${isHidden()} GROUP BY 1`,
    [now],
  );
  return new Map(rows.map(({ unit_id: id, open, overdue }) => [id, { open, overdue }]));
}

async function groupsOf(
  em: EntityManager,
  unitIds: readonly string[],
  now: Date,
  which: string,
): Promise<HeldGroup[]> {
  return query<HeldGroup>(
    em,
    `SELECT holder_unit_id AS unit_id, holder_post_id AS post_id,
       (array_agg(holder_person_id ORDER BY since_time DESC))[1] AS person_id, kind, count(*)::int AS count,
       (count(*) FILTER (WHERE due_time < $2))::int AS overdue
     FROM items WHERE holder_unit_id = ANY($1::uuid[]) AND ${which} GROUP BY 1, 2, 4 ORDER BY 1, 2, 4`,
    [unitIds, now],
  );
}
