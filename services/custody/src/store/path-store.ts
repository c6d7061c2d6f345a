import { query } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import { itemColumns } from './ledger-store.ts';
import type { ItemRow } from './ledger-store.ts';

/** A row of change_points. */
export interface PointRow {
  version: number;
  from_unit_id: string | null;
  from_post_id: string | null;
  from_person_id: string | null;
  to_unit_id: string | null;
  to_post_id: string | null;
  to_person_id: string | null;
  change_time: Date;
  due_time: Date | null;
  reason: string;
  until_time: Date | null;
  held_minutes: number | null;
}

/** The item, once a change of its hands is known. */
export async function findItem(em: EntityManager, id: string): Promise<ItemRow | undefined> {
  const rows = await query<ItemRow>(
    em,
    `SELECT ${itemColumns} FROM items WHERE id = $1 AND hand_version > 0`,
    [id],
  );
  return rows[0];
}

/** Its change points, oldest first. */
export async function findPoints(em: EntityManager, itemId: string): Promise<PointRow[]> {
  return query<PointRow>(
    em,
    `SELECT version, from_unit_id, from_post_id, from_person_id, to_unit_id, to_post_id, to_person_id, change_time,
       due_time, reason, until_time, held_minutes
     FROM change_points WHERE item_id = $1 ORDER BY version`,
    [itemId],
  );
}

/** Units and posts that hold or held any item of a document or task. */
export async function findRootHolders(
  em: EntityManager,
  rootId: string,
): Promise<{ unitId: string; postId: string | null }[]> {
  return query(
    em,
    `SELECT DISTINCT c.to_unit_id AS "unitId", c.to_post_id AS "postId"
     FROM items i JOIN change_points c ON c.item_id = i.id
     WHERE i.root_id = $1 AND c.to_unit_id IS NOT NULL`,
    [rootId],
  );
}

/** More than any task has; the page says how many there are by the task itself. */
const maxParts = 200;

/** The item it is a part of while that is open, and its own open parts, due soonest first. */
export async function findRelated(em: EntityManager, item: ItemRow): Promise<ItemRow[]> {
  return query<ItemRow>(
    em,
    `SELECT ${itemColumns} FROM items
     WHERE (parent_id = $1 OR id = $2) AND holder_unit_id IS NOT NULL
     ORDER BY id = $2 DESC NULLS LAST, coalesce(due_time, 'infinity'), id LIMIT ${maxParts}`,
    [item.id, item.parent_id],
  );
}
