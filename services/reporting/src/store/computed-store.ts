import { Parameters, query } from '@baro/chassis';
import type { Queryable } from '@baro/chassis';
import type { ItemSet } from '../domain/computed/item-set.ts';
import { setSql } from './set-sql.ts';
import type { Scope } from './set-sql.ts';

/** Ids of the items of each set, in order, all sets in one statement. */
export async function findSets(em: Queryable, sets: readonly ItemSet[], scope: Scope): Promise<string[][]> {
  if (sets.length === 0) return [];
  const p = new Parameters();
  const parts = sets.map(
    (set, at) =>
      `SELECT ${at} AS at, array(SELECT item_id FROM (${setSql(set, scope, p)}) AS s ORDER BY 1)::text[] AS ids`,
  );
  const rows = await query<{ at: number; ids: string[] }>(em, parts.join(' UNION ALL '), p.values);
  return rows.toSorted((one, other) => one.at - other.at).map(({ ids }) => ids);
}

/** How many items each set has, all sets in one statement. */
export async function countSets(em: Queryable, sets: readonly ItemSet[], scope: Scope): Promise<number[]> {
  if (sets.length === 0) return [];
  const p = new Parameters();
  const parts = sets.map(
    (set, at) => `SELECT ${at} AS at, count(*)::int AS count FROM (${setSql(set, scope, p)}) AS s`,
  );
  const rows = await query<{ at: number; count: number }>(em, parts.join(' UNION ALL '), p.values);
  return rows.toSorted((one, other) => one.at - other.at).map(({ count }) => count);
}

/** How many items a set has for one unit. */
export interface UnitCount {
  /** Place of the set in the list. */
  at: number;
  unitId: string;
  count: number;
}

/** How many items each set has for every unit that has any, all sets in one statement. */
export async function countByUnit(
  em: Queryable,
  sets: readonly ItemSet[],
  scope: Omit<Scope, 'unitId'>,
): Promise<UnitCount[]> {
  if (sets.length === 0) return [];
  const p = new Parameters();
  const parts = sets.map(
    (set, at) => `SELECT ${at} AS at, unit_id AS "unitId", count(*)::int AS count
      FROM (${setSql(set, scope, p)}) AS s WHERE unit_id IS NOT NULL GROUP BY unit_id`,
  );
  return query<UnitCount>(em, parts.join(' UNION ALL '), p.values);
}

/** What is known of an item of a figure. */
export interface ItemRow {
  itemId: string;
  kind: string;
  startTime: Date;
  dueTime: Date | null;
  doneTime: Date | null;
  finishTime: Date | null;
  /** How often it counts. */
  count: number;
}

/** Items by id, as often as their ids are given, by id; of an item nothing else is known of, its id alone. */
export async function findItems(
  em: Queryable,
  ids: readonly string[],
  page: { after: string | undefined; size: number },
): Promise<ItemRow[]> {
  return query<ItemRow>(
    em,
    `SELECT g.id AS "itemId", coalesce(f.kind, '') AS kind, f.start_time AS "startTime", f.due_time AS "dueTime",
       f.done_time AS "doneTime", f.finish_time AS "finishTime", g.count::int AS count
     FROM (SELECT id, count(*) AS count FROM unnest($1::uuid[]) AS of (id) WHERE id > $2 GROUP BY id ORDER BY id LIMIT $3) AS g
     LEFT JOIN item_facts f ON f.item_id = g.id ORDER BY g.id`,
    [ids, page.after ?? '00000000-0000-0000-0000-000000000000', page.size + 1],
  );
}
