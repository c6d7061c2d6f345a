import { Event, execute, prepared, query } from '@baro/chassis';
import type { Queryable } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Hands } from '../domain/item-event.ts';
import { isConfidential } from '../domain/confidential.ts';
import type { ChangePoint, ItemState, KnownItem, Recorded } from '../domain/ledger.ts';
import type { CountChange } from '../domain/work-count.ts';
import { rebuildLock, swapLock } from './rebuild-locks.ts';

/** A row of items. */
export interface ItemRow {
  id: string;
  kind: string;
  root_id: string;
  parent_id: string | null;
  owner_unit_id: string;
  hand_version: number;
  holder_unit_id: string | null;
  holder_post_id: string | null;
  holder_person_id: string | null;
  from_person_id: string | null;
  since_time: Date | null;
  first_time: Date | null;
  end_time: Date | null;
  facts_version: number;
  due_time: Date | null;
  original_due_time: Date | null;
  number_symbol: string;
  subject: string;
  from_name: string;
  state: string;
  urgency: number;
  awaiting: boolean;
}

/** Columns of items, in the order of the table. */
export const itemColumns = `id, kind, root_id, parent_id, owner_unit_id, hand_version, holder_unit_id, holder_post_id,
  holder_person_id, from_person_id, since_time, first_time, end_time, facts_version, due_time, original_due_time,
  number_symbol, subject, from_name, state, urgency, awaiting`;

// Two replicas may have events of one item: whoever comes second waits and then reads what the first has written. Locked
// in one order, so that nobody waits in a circle. Before the first item comes the door of a rebuild (rebuild-store.ts).
const lockStatement = prepared(
  `SELECT (SELECT pg_try_advisory_xact_lock_shared(${rebuildLock})) AS undisturbed,
     (SELECT pg_advisory_xact_lock_shared(${swapLock})::text) AS door,
     pg_advisory_xact_lock(hashtextextended(id::text, 0))
   FROM (SELECT id FROM unnest($1::uuid[]) AS id ORDER BY hashtextextended(id::text, 0)) AS ids`,
);

const readStatement = prepared(
  `SELECT e.id AS asked_id, i.*, p.points
   FROM unnest($1::uuid[], $2::integer[]) AS e (id, first_version)
   LEFT JOIN items i ON i.id = e.id
   LEFT JOIN LATERAL (
     SELECT json_agg(json_build_array(c.version, c.change_time, c.to_unit_id IS NOT NULL, c.until_time)) AS points
     FROM change_points c
     WHERE c.item_id = e.id AND c.version >= coalesce(
       (SELECT max(b.version) FROM change_points b WHERE b.item_id = e.id AND b.version < e.first_version), 0)
   ) AS p ON true`,
);

type KnownRow = Partial<ItemRow> & {
  asked_id: string;
  points: [number, string, boolean, string | null][] | null;
};

/** What is stored of items, and whether the ledger is being rebuilt meanwhile: then events are to be kept for it. */
export interface LockedItems {
  known: Map<string, KnownItem>;
  rebuilding: boolean;
}

/** What is stored of items, locked until the end of the transaction; per item with its points from before a version on. */
export async function lockKnown(
  em: EntityManager,
  firstVersions: ReadonlyMap<string, number>,
): Promise<LockedItems> {
  // Both leave in one packet; the reading sees what was committed when the lock came.
  const [locks, known] = await Promise.all([
    query<{ undisturbed: boolean }>(em, lockStatement, [[...firstVersions.keys()]]),
    readKnown(em, firstVersions),
  ]);
  return { known, rebuilding: locks[0]?.undisturbed === false };
}

/** As `lockKnown`, for who has the ledger alone. */
export async function readKnown(
  em: Queryable,
  firstVersions: ReadonlyMap<string, number>,
): Promise<Map<string, KnownItem>> {
  const values = [[...firstVersions.keys()], [...firstVersions.values()]];
  const rows = await query<KnownRow>(em, readStatement, values);
  return new Map(rows.map((row) => [row.asked_id, knownOf(row)]));
}

/** Keeps events for the rebuild that runs: its logs may have been read before they came. */
export async function keepForRebuild(em: EntityManager, events: readonly Event[]): Promise<void> {
  await execute(em, 'INSERT INTO rebuild_events (body) SELECT value FROM json_array_elements($1)', [
    JSON.stringify(events.map((event) => Event.toJSON(event))),
  ]);
}

function knownOf(row: KnownRow): KnownItem {
  const points = (row.points ?? []).map(([version, changeTime, held, untilTime]) => ({
    version,
    changeTime: new Date(changeTime),
    held,
    untilTime: untilTime === null ? null : new Date(untilTime),
  }));
  return { state: row.id ? stateOf(row as ItemRow) : undefined, points };
}

function stateOf(row: ItemRow): ItemState {
  return {
    id: row.id,
    kind: row.kind,
    rootId: row.root_id,
    parentId: row.parent_id,
    ownerUnitId: row.owner_unit_id,
    handVersion: row.hand_version,
    holder: holderOf(row),
    fromPersonId: row.from_person_id,
    sinceTime: row.since_time,
    firstTime: row.first_time,
    endTime: row.end_time,
    factsVersion: row.facts_version,
    dueTime: row.due_time,
    originalDueTime: row.original_due_time,
    numberSymbol: row.number_symbol,
    subject: row.subject,
    fromName: row.from_name,
    state: row.state,
    urgency: row.urgency,
    awaiting: row.awaiting,
  };
}

/** Who holds the item of a row. */
export function holderOf(
  row: Pick<ItemRow, 'holder_unit_id' | 'holder_post_id' | 'holder_person_id'>,
): Hands | null {
  const { holder_unit_id: unitId, holder_post_id: postId, holder_person_id: personId } = row;
  return unitId ? { unitId, postId, personId } : null;
}

// One statement for everything a batch changes. Added and changed points never meet: the ones are new, the others stored.
const writeStatement = prepared(
  `WITH added AS (
    INSERT INTO change_points (item_id, version, from_unit_id, from_post_id, from_person_id, to_unit_id, to_post_id,
      to_person_id, change_time, due_time, reason, until_time, held_minutes, change_number, acted, by_person_id, confidential)
    SELECT * FROM json_to_recordset($1) AS r (item_id uuid, version integer, from_unit_id uuid, from_post_id uuid,
      from_person_id uuid, to_unit_id uuid, to_post_id uuid, to_person_id uuid, change_time timestamptz,
      due_time timestamptz, reason text, until_time timestamptz, held_minutes integer, change_number integer,
      acted boolean, by_person_id uuid, confidential boolean)
    ON CONFLICT DO NOTHING
  ), changed AS (
    UPDATE change_points c SET until_time = r.until_time, held_minutes = r.held_minutes
    FROM json_to_recordset($2) AS r (item_id uuid, version integer, until_time timestamptz, held_minutes integer)
    WHERE c.item_id = r.item_id AND c.version = r.version
  ), counted AS (
    INSERT INTO work_count_changes (unit_id, post_id, kind, due_day, open, awaiting)
    SELECT * FROM json_to_recordset($4) AS r (unit_id uuid, post_id uuid, kind text, due_day date, open integer, awaiting integer)
  )
  INSERT INTO items AS i (${itemColumns})
  SELECT ${itemColumns} FROM json_populate_recordset(NULL::items, $3)
  ON CONFLICT (id) DO UPDATE SET (${itemColumns}) = (SELECT ${itemColumns
    .split(',')
    .map((column) => `excluded.${column.trim()}`)
    .join(', ')})`,
);

/** Stores what a batch changes. */
export async function storeRecorded(
  em: Queryable,
  recorded: readonly Recorded[],
  counts: readonly CountChange[],
): Promise<void> {
  await execute(em, writeStatement, [
    JSON.stringify(recorded.flatMap((one) => pointRows(one))),
    JSON.stringify(
      recorded
        .flatMap(({ changed }) => changed)
        .map((span) => ({
          item_id: span.itemId,
          version: span.version,
          until_time: span.untilTime,
          held_minutes: span.heldMinutes,
        })),
    ),
    JSON.stringify(recorded.map(({ after }) => itemRow(after))),
    JSON.stringify(
      counts.map(({ unitId, postId, kind, dueDay, open, awaiting }) => ({
        unit_id: unitId,
        post_id: postId,
        kind,
        due_day: dueDay,
        open,
        awaiting,
      })),
    ),
  ]);
}

/** Rows of change_points an item gets. */
export function pointRows({ added, after }: Recorded): Record<string, unknown>[] {
  const confidential = isConfidential(after.kind);
  return added.map((point) => ({ ...pointRow(point), confidential }));
}

function pointRow(point: ChangePoint): Record<string, unknown> {
  const { from, to } = point;
  return {
    item_id: point.itemId,
    version: point.version,
    from_unit_id: from?.unitId,
    from_post_id: from?.postId,
    from_person_id: from?.personId,
    to_unit_id: to?.unitId,
    to_post_id: to?.postId,
    to_person_id: to?.personId,
    change_time: point.changeTime,
    due_time: point.dueTime,
    reason: point.reason,
    until_time: point.untilTime,
    held_minutes: point.heldMinutes,
    change_number: point.changeNumber,
    acted: point.acted,
    by_person_id: point.byPersonId,
  };
}

/** A row of items. */
export function itemRow(item: ItemState): ItemRow {
  return {
    id: item.id,
    kind: item.kind,
    root_id: item.rootId,
    parent_id: item.parentId,
    owner_unit_id: item.ownerUnitId,
    hand_version: item.handVersion,
    holder_unit_id: item.holder?.unitId ?? null,
    holder_post_id: item.holder?.postId ?? null,
    holder_person_id: item.holder?.personId ?? null,
    from_person_id: item.fromPersonId,
    since_time: item.sinceTime,
    first_time: item.firstTime,
    end_time: item.endTime,
    facts_version: item.factsVersion,
    due_time: item.dueTime,
    original_due_time: item.originalDueTime,
    number_symbol: item.numberSymbol,
    subject: item.subject,
    from_name: item.fromName,
    state: item.state,
    urgency: item.urgency,
    awaiting: item.awaiting,
  };
}
