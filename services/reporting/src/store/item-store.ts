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

/** Values of a column in the order of the changes they were told with. */
const told = (column: string, where = `c.${column} IS NOT NULL`): string =>
  `array_agg(c.${column} ORDER BY c.version) FILTER (WHERE ${where})`;
const last = (values: string): string => `t.${values}[cardinality(t.${values})]`;

const begins = 'c.kind IS NOT NULL';
const finishes = 'c.reason IS NOT NULL AND (c.kind IS NOT NULL OR c.ends)';

/** When the work was done that counts for being on time: what was confirmed, when it was reported; what was answered, when that was signed. */
const doneSql = `CASE
  WHEN t.kinds[1] IN ('task', 'promise') THEN CASE WHEN finish.reason IN ('confirmed', 'kept') THEN coalesce(${last('reported')}, finish.time) END
  WHEN t.kinds[1] = 'petition' THEN ${last('signed')}
  ELSE finish.time END`;

/**
 * Rows of items, each made of its changes, which are read once, in order: so it is quick for all items as for one. An item
 * whose first change has not come yet has none.
 */
const foldSql = (where: string): string => `SELECT t.item_id, t.kinds[1], ${last('answers')},
    array(SELECT DISTINCT u.id FROM unnest(t.holders || t.answers) AS u (id) ORDER BY 1),
    t.start_units[1], t.start_times[1], ${last('dues')}, t.first_dues[1], ${doneSql}, finish.time, finish.reason,
    coalesce(${last('details')}, '')
  FROM (SELECT c.item_id, ${told('kind')} AS kinds, ${told('unit_id', begins)} AS start_units,
      ${told('change_time', begins)} AS start_times, ${told('answer_unit_id')} AS answers, ${told('unit_id')} AS holders,
      ${told('due_time', tellsDue)} AS dues, ${told('due_time')} AS first_dues, ${told('detail')} AS details,
      ${told('change_time', "c.reason = 'reported'")} AS reported, ${told('change_time', "c.reason = 'signed'")} AS signed,
      ${told('change_time', finishes)} AS finish_times, ${told('reason', finishes)} AS reasons, ${told('ends', finishes)} AS ends
    FROM item_changes c WHERE ${where} GROUP BY c.item_id) AS t
  CROSS JOIN LATERAL (SELECT CASE WHEN ${last('ends')} THEN ${last('finish_times')} END AS time,
    CASE WHEN ${last('ends')} THEN ${last('reasons')} END AS reason) AS finish
  WHERE t.kinds IS NOT NULL AND t.answers IS NOT NULL`;

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
    `INSERT INTO item_facts (item_id, ${columns.join(', ')}) ${foldSql('c.item_id = ANY($1::uuid[])')}
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
  await execute(em, beside(`INSERT INTO item_facts (item_id, ${columns.join(', ')}) ${foldSql('true')}`));
  await execute(em, beside(`UPDATE item_acts a SET unit_id = ${actUnitSql}`));
}
