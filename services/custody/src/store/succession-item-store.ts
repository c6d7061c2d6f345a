import { query } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import { isOfShownService } from './confidential-sql.ts';
import type { ItemService } from '../domain/item-event.ts';

/** A row of succession_items. */
export interface EntryRow {
  id: string;
  run_id: string;
  place: number;
  item_id: string;
  service: ItemService;
  kind: string;
  root_id: string;
  number_symbol: string;
  subject: string;
  from_unit_id: string;
  from_post_id: string | null;
  from_person_id: string | null;
  since_time: Date | null;
  due_time: Date | null;
  hand_version: number;
  to_post_id: string;
  to_unit_id: string | null;
  to_person_id: string | null;
  state: number;
  tries: number;
  move_time: Date | null;
  reason: string;
  reason_en: string;
  reason_vi: string;
}

/** What items of one post and kind go to. */
export interface PlannedGroup {
  unitId: string;
  postId: string | null;
  kind: string;
  service: ItemService;
  toPostId: string;
}

// Every change of state changes the counts with it.
const count = (changed: string): string => `
INSERT INTO succession_counts AS c (run_id, service, state, count)
SELECT run_id, service, state, sum(n) FROM (${changed}) AS changes GROUP BY 1, 2, 3 HAVING sum(n) <> 0 ORDER BY 1, 2, 3
ON CONFLICT (run_id, service, state) DO UPDATE SET count = c.count + excluded.count`;

const insertStatement = `
WITH added AS (
  INSERT INTO succession_items (id, run_id, place, item_id, service, kind, root_id, number_symbol, subject, from_unit_id,
    from_post_id, from_person_id, since_time, due_time, hand_version, to_post_id, state, tries)
  SELECT uuidv7(), $1, $3::integer + row_number() OVER (ORDER BY i.holder_unit_id, i.holder_post_id, i.kind,
      coalesce(i.due_time, 'infinity'), i.id), i.id, g.service, i.kind, i.root_id, i.number_symbol, i.subject,
    i.holder_unit_id, i.holder_post_id, i.holder_person_id, i.since_time, i.due_time, i.hand_version, g."toPostId", 1, 0
  FROM jsonb_to_recordset($2) AS g ("unitId" uuid, "postId" uuid, kind text, service text, "toPostId" uuid)
  JOIN items i ON i.holder_unit_id = g."unitId" AND i.holder_post_id IS NOT DISTINCT FROM g."postId" AND i.kind = g.kind
  RETURNING run_id, service, state
)
${count('SELECT run_id, service, state, 1 AS n FROM added')}
RETURNING count`;

/** Takes down what the groups hold now, in the order of the record, behind a place. @returns how many items. */
export async function insertEntries(
  em: EntityManager,
  runId: string,
  groups: readonly PlannedGroup[],
  afterPlace: number,
): Promise<number> {
  if (groups.length === 0) return 0;
  const values = [runId, JSON.stringify(groups), afterPlace];
  const rows = await query<{ count: number }>(em, insertStatement, values);
  return rows.reduce((sum, row) => sum + row.count, 0);
}

/** Items of a run in the order of the record; what is confidential is handed over with them and shown to nobody. */
export async function findEntries(
  em: EntityManager,
  runId: string,
  state: number,
  limit: number,
  afterPlace: number,
): Promise<EntryRow[]> {
  return query<EntryRow>(
    em,
    `SELECT * FROM succession_items WHERE run_id = $1 AND place > $2 AND ($3 = 0 OR state = $3) AND ${isOfShownService()}
     ORDER BY place LIMIT $4`,
    [runId, afterPlace, state, limit],
  );
}

const askStatement = `
WITH taken AS (
  SELECT id FROM succession_items WHERE state = 1 ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED
), asked AS (
  UPDATE succession_items s SET state = 2, tries = s.tries + 1 FROM taken WHERE s.id = taken.id RETURNING s.*
), counted AS (
  ${count('SELECT run_id, service, 1 AS state, -1 AS n FROM asked UNION ALL SELECT run_id, service, 2, 1 FROM asked')}
)
SELECT * FROM asked ORDER BY id`;

/** Takes waiting items that no other replica takes: they count as asked from now on. */
export async function takeWaiting(em: EntityManager, limit: number): Promise<EntryRow[]> {
  return query<EntryRow>(em, askStatement, [limit]);
}

// The ledger tells what became of an item: it is believed only when it has heard of a change after the preview. Moved
// is what the run did; gone elsewhere is out of the closed unit all the same.
const settleStatement = `
WITH told AS (
  SELECT s.id, s.run_id, s.service, s.state AS old_state, m.change_time, m.to_unit_id, m.to_person_id, i.end_time,
    CASE WHEN m.version IS NOT NULL THEN 3 WHEN i.holder_unit_id IS NULL THEN 4 ELSE 5 END AS new_state
  FROM succession_items s JOIN items i ON i.id = s.item_id
  LEFT JOIN LATERAL (
    SELECT p.version, p.change_time, p.to_unit_id, p.to_person_id FROM change_points p
    WHERE p.item_id = s.item_id AND p.version > s.hand_version AND p.reason = 'succeeded' AND p.to_post_id = s.to_post_id
    ORDER BY p.version LIMIT 1
  ) AS m ON true
  WHERE s.state IN (2, 6) AND i.hand_version > s.hand_version
    AND (m.version IS NOT NULL OR i.holder_unit_id IS NULL OR i.holder_unit_id <> s.from_unit_id)
  ORDER BY s.id LIMIT $1 FOR UPDATE OF s SKIP LOCKED
), changed AS (
  UPDATE succession_items s SET state = t.new_state, to_unit_id = t.to_unit_id, to_person_id = t.to_person_id,
    move_time = coalesce(t.change_time, t.end_time)
  FROM told t WHERE s.id = t.id RETURNING s.run_id, s.service, t.old_state, t.new_state
), counted AS (
  ${count('SELECT run_id, service, old_state AS state, -1 AS n FROM changed UNION ALL SELECT run_id, service, new_state, 1 FROM changed')}
)
SELECT run_id, count(*)::int AS count FROM changed WHERE ${isOfShownService()} GROUP BY run_id`;

/** Brings items up to what the ledger knows of them. @returns how many of each run that are shown. */
export async function followLedger(em: EntityManager, limit: number): Promise<Map<string, number>> {
  const rows = await query<{ run_id: string; count: number }>(em, settleStatement, [limit]);
  return new Map(rows.map((row) => [row.run_id, row.count]));
}

/** Why an item was not handed over. */
export interface RefusedEntry {
  id: string;
  /** Which asking it answers. */
  tries: number;
  reason: string;
  en: string;
  vi: string;
}

/** Notes a refusal of the newest asking. @returns the run when it took effect on what is shown. */
export async function refuseEntry(em: EntityManager, entry: RefusedEntry): Promise<string | undefined> {
  const rows = await query<{ run_id: string }>(
    em,
    `WITH changed AS (
       UPDATE succession_items SET state = 6, reason = $3, reason_en = $4, reason_vi = $5
       WHERE id = $1 AND tries = $2 AND state = 2 RETURNING run_id, service
     ), counted AS (
       ${count('SELECT run_id, service, 2 AS state, -1 AS n FROM changed UNION ALL SELECT run_id, service, 6, 1 FROM changed')}
     )
     SELECT run_id FROM changed WHERE ${isOfShownService()}`,
    [entry.id, entry.tries, entry.reason, entry.en, entry.vi],
  );
  return rows[0]?.run_id;
}

/** Puts the refused items of a run into another state: waiting again, to another post or the same, or settled. */
export async function moveRefused(
  em: EntityManager,
  runId: string,
  state: number,
  toPostId: string,
): Promise<number> {
  const rows = await query(
    em,
    `WITH changed AS (
       UPDATE succession_items SET state = $2, to_post_id = coalesce($3::uuid, to_post_id)
       WHERE run_id = $1 AND state = 6 AND ${isOfShownService()} RETURNING id, run_id, service
     ), counted AS (
       ${count('SELECT run_id, service, 6 AS state, -1 AS n FROM changed UNION ALL SELECT run_id, service, $2::smallint, 1 FROM changed')}
     )
     SELECT id FROM changed`,
    [runId, state, toPostId || null],
  );
  return rows.length;
}

/** Units that hold the refused items of a run. */
export async function findRefusedUnits(em: EntityManager, runId: string): Promise<string[]> {
  const rows = await query<{ from_unit_id: string }>(
    em,
    `SELECT DISTINCT from_unit_id FROM succession_items WHERE run_id = $1 AND state = 6 AND ${isOfShownService()}`,
    [runId],
  );
  return rows.map((row) => row.from_unit_id);
}

/** Whether any item of the run that is shown is not answered or settled yet. */
export async function hasUnsettled(em: EntityManager, runId: string): Promise<boolean> {
  const rows = await query(
    em,
    `SELECT 1 FROM succession_counts
     WHERE run_id = $1 AND state IN (1, 2, 6) AND count > 0 AND ${isOfShownService()} LIMIT 1`,
    [runId],
  );
  return rows.length > 0;
}

/** Whether there is anything to do: a run that goes on, or a confidential item whose run may be over. */
export async function hasWork(em: EntityManager): Promise<boolean> {
  const rows = await query<{ work: boolean }>(
    em,
    `SELECT EXISTS (SELECT FROM successions WHERE finish_time IS NULL)
       OR EXISTS (SELECT FROM succession_items WHERE state = 1)
       OR EXISTS (SELECT FROM succession_items WHERE state = 2 AND NOT (${isOfShownService()})) AS work`,
  );
  return rows[0]?.work === true;
}
