import { execute } from '@baro/chassis';
import type { Queryable } from '@baro/chassis';
import type { ItemAct } from '../domain/item-act.ts';
import type { ItemChange } from '../domain/item-change.ts';
import { tellsDue } from './set-sql.ts';

/** Takes items one transaction at a time: facts are made of what others have committed too. Ids in one order, so that none wait in a ring. */
export async function lockItems(em: Queryable, itemIds: readonly string[]): Promise<void> {
  await execute(
    em,
    'INSERT INTO items (item_id) SELECT id FROM unnest($1::uuid[]) AS of (id) ON CONFLICT DO NOTHING',
    [itemIds],
  );
  await execute(em, 'SELECT FROM items WHERE item_id = ANY($1::uuid[]) ORDER BY item_id FOR UPDATE', [
    itemIds,
  ]);
}

/** Adds what was told; what is there already stays as it is. */
export async function addChanges(em: Queryable, changes: readonly ItemChange[]): Promise<void> {
  const rows = changes.map((change) => ({
    item_id: change.itemId,
    version: change.version,
    kind: change.kind,
    from_unit_id: change.fromUnitId,
    unit_id: change.unitId,
    answer_unit_id: change.answerUnitId,
    ends: change.ends,
    change_time: change.changeTime,
    due_time: change.dueTime,
    reason: change.reason,
    detail: change.detail,
  }));
  await execute(
    em,
    `INSERT INTO item_changes (item_id, version, kind, from_unit_id, unit_id, answer_unit_id, ends, change_time, due_time, reason, detail)
     SELECT * FROM jsonb_to_recordset($1::jsonb) AS c (item_id uuid, version int, kind text, from_unit_id uuid, unit_id uuid,
       answer_unit_id uuid, ends boolean, change_time timestamptz, due_time timestamptz, reason text, detail text)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(rows)],
  );
}

/** Adds what was done; what is there already stays as it is. */
export async function addActs(em: Queryable, acts: readonly ItemAct[]): Promise<void> {
  const rows = acts.map((act) => ({
    event_id: act.eventId,
    item_id: act.itemId,
    act: act.act,
    detail: act.detail,
    told_unit_id: act.toldUnitId,
    act_time: act.actTime,
  }));
  await execute(
    em,
    `INSERT INTO item_acts (event_id, item_id, act, detail, told_unit_id, act_time)
     SELECT * FROM jsonb_to_recordset($1::jsonb) AS a (event_id uuid, item_id uuid, act text, detail text, told_unit_id uuid,
       act_time timestamptz)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(rows)],
  );
}

/** When the work was done that counts for being on time: what was confirmed, when it was reported; what was answered, when that was signed. */
const doneSql = `CASE
  WHEN first.kind IN ('task', 'promise') THEN CASE WHEN finish.reason IN ('confirmed', 'kept') THEN coalesce(reported.change_time, finish.change_time) END
  WHEN first.kind = 'petition' THEN signed.change_time
  ELSE finish.change_time END`;

const latest = (columns: string, where: string): string =>
  `(SELECT ${columns} FROM item_changes c WHERE c.item_id = i.item_id AND ${where} ORDER BY c.version DESC LIMIT 1)`;
const earliest = (columns: string, where: string): string => latest(columns, where).replace(' DESC ', ' ');

/** An item's row, made of its changes. One whose first change has not come yet has none. */
const foldSql = `SELECT i.item_id, first.kind, holder.answer_unit_id AS unit_id, held.unit_ids,
    first.unit_id AS start_unit_id, first.change_time AS start_time, due.due_time, first_due.due_time AS first_due_time,
    ${doneSql} AS done_time, finish.change_time AS finish_time, finish.reason AS finish_reason,
    coalesce(told.detail, '') AS detail
  FROM items i
  CROSS JOIN LATERAL ${earliest('c.kind, c.unit_id, c.change_time', 'c.kind IS NOT NULL')} AS first
  CROSS JOIN LATERAL ${latest('c.answer_unit_id', 'c.answer_unit_id IS NOT NULL')} AS holder
  CROSS JOIN LATERAL (SELECT array(SELECT DISTINCT u.id FROM item_changes c, unnest(ARRAY[c.unit_id, c.answer_unit_id]) AS u (id)
    WHERE c.item_id = i.item_id AND u.id IS NOT NULL ORDER BY 1) AS unit_ids) AS held
  LEFT JOIN LATERAL ${latest('c.due_time', tellsDue)} AS due ON true
  LEFT JOIN LATERAL ${earliest('c.due_time', 'c.due_time IS NOT NULL')} AS first_due ON true
  LEFT JOIN LATERAL ${latest('c.detail', 'c.detail IS NOT NULL')} AS told ON true
  LEFT JOIN LATERAL ${latest('c.change_time', "c.reason = 'reported'")} AS reported ON true
  LEFT JOIN LATERAL ${latest('c.change_time', "c.reason = 'signed'")} AS signed ON true
  LEFT JOIN LATERAL (SELECT h.* FROM ${latest('c.change_time, c.reason, c.ends', 'c.reason IS NOT NULL AND (c.kind IS NOT NULL OR c.ends)')} AS h
    WHERE h.ends) AS finish ON true`;

/** Unit an act counts for. */
const actUnitSql = `coalesce(a.told_unit_id, (SELECT c.answer_unit_id FROM item_changes c
  WHERE c.item_id = a.item_id AND c.change_time <= a.act_time AND c.answer_unit_id IS NOT NULL
  ORDER BY c.version DESC LIMIT 1))`;

const columns = [
  'kind',
  'unit_id',
  'unit_ids',
  'start_unit_id',
  'start_time',
  'due_time',
  'first_due_time',
  'done_time',
  'finish_time',
  'finish_reason',
  'detail',
];

/** Makes the facts of items, and whom their acts count for, anew from everything that was told of them. */
export async function foldFacts(em: Queryable, itemIds: readonly string[]): Promise<void> {
  await execute(
    em,
    `INSERT INTO item_facts (item_id, ${columns.join(', ')}) ${foldSql} WHERE i.item_id = ANY($1::uuid[])
     ON CONFLICT (item_id) DO UPDATE SET ${columns.map((name) => `${name} = excluded.${name}`).join(', ')}`,
    [itemIds],
  );
  await execute(
    em,
    `UPDATE item_acts a SET unit_id = ${actUnitSql} WHERE a.item_id = ANY($1::uuid[]) AND a.unit_id IS DISTINCT FROM ${actUnitSql}`,
    [itemIds],
  );
}

/** Makes the facts of all items anew in tables that stand beside those in use, their names with a prefix. */
export async function foldAll(em: Queryable, prefix: string): Promise<void> {
  const beside = (sql: string): string =>
    sql.replaceAll(/\b(items|item_changes|item_acts|item_facts)\b/g, `${prefix}$1`);
  await execute(
    em,
    beside(`INSERT INTO items SELECT item_id FROM item_changes UNION SELECT item_id FROM item_acts`),
  );
  await execute(em, beside(`INSERT INTO item_facts (item_id, ${columns.join(', ')}) ${foldSql}`));
  await execute(em, beside(`UPDATE item_acts a SET unit_id = ${actUnitSql}`));
}
