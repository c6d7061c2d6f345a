import { execute } from '@baro/chassis';
import type { Queryable } from '@baro/chassis';
import type { ItemChange } from '../domain/item-change.ts';

/** Takes items one transaction at a time: facts are made of what others have committed too. Ids in one order, so that none wait in a ring. */
export async function lockItems(em: Queryable, itemIds: readonly string[]): Promise<void> {
  await execute(
    em,
    'INSERT INTO items (item_id) SELECT id FROM unnest($1::uuid[]) AS of (id) ON CONFLICT DO NOTHING',
    [itemIds],
  );
  await execute(em, 'SELECT FROM items WHERE item_id = ANY($1::uuid[]) ORDER BY item_id FOR UPDATE', [itemIds]);
}

/** Adds what was told; what is there already stays as it is. */
export async function addChanges(em: Queryable, changes: readonly ItemChange[]): Promise<void> {
  const rows = changes.map((change) => ({
    item_id: change.itemId,
    version: change.version,
    kind: change.kind,
    from_unit_id: change.fromUnitId,
    unit_id: change.unitId,
    change_time: change.changeTime,
    due_time: change.dueTime,
    reason: change.reason,
  }));
  await execute(
    em,
    `INSERT INTO item_changes (item_id, version, kind, from_unit_id, unit_id, change_time, due_time, reason)
     SELECT * FROM jsonb_to_recordset($1::jsonb) AS c (item_id uuid, version int, kind text, from_unit_id uuid, unit_id uuid,
       change_time timestamptz, due_time timestamptz, reason text)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(rows)],
  );
}

/** Reasons of changes by which the work counts as done, by kind; others are done when they end. */
const doneReasons = `(kind = 'task' AND reason = 'reported') OR (kind = 'petition' AND reason = 'signed')`;

/**
 * Makes the facts of items anew from all their changes. An item whose first change has not come yet has none. The last
 * report before the end is the one that was confirmed.
 */
export async function foldFacts(em: Queryable, itemIds: readonly string[]): Promise<void> {
  await execute(
    em,
    `INSERT INTO item_facts AS f (item_id, version, kind, unit_id, start_unit_id, start_time, due_time, done_time, finish_time,
       finish_reason, hand_count)
     SELECT c.item_id, max(c.version), first.kind, holder.unit_id, first.unit_id, first.change_time, due.due_time,
       coalesce(done.change_time, finish.change_time), finish.change_time, finish.reason,
       (count(*) FILTER (WHERE c.reason IS NOT NULL))::int
     FROM item_changes c
     CROSS JOIN LATERAL (SELECT h.* FROM item_changes h WHERE h.item_id = c.item_id AND h.reason IS NOT NULL
       ORDER BY h.version LIMIT 1) AS first
     CROSS JOIN LATERAL (SELECT coalesce(h.unit_id, h.from_unit_id) AS unit_id FROM item_changes h
       WHERE h.item_id = c.item_id AND h.reason IS NOT NULL ORDER BY h.version DESC LIMIT 1) AS holder
     CROSS JOIN LATERAL (SELECT d.due_time FROM item_changes d WHERE d.item_id = c.item_id ORDER BY d.version DESC LIMIT 1) AS due
     LEFT JOIN LATERAL (SELECT h.change_time, h.reason FROM (
         SELECT h.* FROM item_changes h WHERE h.item_id = c.item_id AND h.reason IS NOT NULL ORDER BY h.version DESC LIMIT 1) AS h
       WHERE h.unit_id IS NULL AND h.from_unit_id IS NOT NULL) AS finish ON true
     LEFT JOIN LATERAL (SELECT h.change_time FROM item_changes h WHERE h.item_id = c.item_id AND (${doneReasons})
       ORDER BY h.version DESC LIMIT 1) AS done ON true
     WHERE c.item_id = ANY($1::uuid[])
     GROUP BY c.item_id, first.kind, holder.unit_id, first.unit_id, first.change_time, due.due_time, done.change_time,
       finish.change_time, finish.reason
     ON CONFLICT (item_id) DO UPDATE SET version = excluded.version, kind = excluded.kind, unit_id = excluded.unit_id,
       start_unit_id = excluded.start_unit_id, start_time = excluded.start_time, due_time = excluded.due_time,
       done_time = excluded.done_time, finish_time = excluded.finish_time, finish_reason = excluded.finish_reason,
       hand_count = excluded.hand_count`,
    [itemIds],
  );
}
