import { execute, prepared, query } from '@baro/chassis';
import type { Queryable } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { ItemDueMove } from '../domain/due-moves.ts';
import type { DatedParameter } from '../domain/finding-parameters.ts';
import type { ItemHistory } from '../domain/finding-rules.ts';

/** Notes descriptions that told another due time, or came late and may have. */
export async function addDueMoves(em: Queryable, moves: readonly ItemDueMove[]): Promise<void> {
  await execute(
    em,
    `INSERT INTO due_moves (item_id, version, move_time, due_time)
     SELECT * FROM json_to_recordset($1) AS r (item_id uuid, version integer, move_time timestamptz, due_time timestamptz)
     ON CONFLICT DO NOTHING`,
    [
      JSON.stringify(
        moves.map(({ itemId, version, time, dueTime }) => ({
          item_id: itemId,
          version,
          move_time: time,
          due_time: dueTime,
        })),
      ),
    ],
  );
}

/** What lists show of the item a finding is about. */
export interface ItemTitle {
  rootId: string;
  numberSymbol: string;
  subject: string;
}

interface Known {
  id: string;
  history: ItemHistory;
  title: ItemTitle;
}

interface Row {
  id: string;
  kind: string;
  root_id: string;
  number_symbol: string;
  subject: string;
  points: PointJson[] | null;
  moves: { version: number; move_time: string; due_time: string | null }[] | null;
  rules: DatedParameter[] | null;
}

interface PointJson {
  version: number;
  change_number: number;
  from_unit_id: string | null;
  from_post_id: string | null;
  from_person_id: string | null;
  to_unit_id: string | null;
  to_post_id: string | null;
  to_person_id: string | null;
  by_person_id: string | null;
  change_time: string;
  due_time: string | null;
  reason: string;
  acted: boolean;
  held_minutes: number | null;
}

const historyStatement = prepared(
  `SELECT i.id, i.kind, i.root_id, i.number_symbol, i.subject,
     (SELECT json_agg(c ORDER BY c.version) FROM change_points c WHERE c.item_id = i.id) AS points,
     (SELECT json_agg(m ORDER BY m.version) FROM due_moves m WHERE m.item_id = i.id) AS moves,
     (SELECT json_agg(json_build_object('rule', rule, 'parameter', parameter, 'value', value, 'validFrom', valid_from,
        'validTo', coalesce(valid_to::text, ''), 'legalRef', legal_ref)) FROM finding_rules) AS rules
   FROM items i WHERE i.id = ANY($1::uuid[])`,
);

/** The whole way of items with their due times, and the dated numbers of the rules. */
export async function findHistories(
  em: EntityManager,
  itemIds: readonly string[],
): Promise<{ known: Known[]; rules: DatedParameter[] }> {
  const rows = await query<Row>(em, historyStatement, [itemIds]);
  return { known: rows.map((row) => knownOf(row)), rules: rows[0]?.rules ?? [] };
}

function knownOf(row: Row): Known {
  const moves = (row.moves ?? []).map(({ version, move_time, due_time }) => ({
    version,
    time: new Date(move_time),
    dueTime: due_time === null ? null : new Date(due_time),
  }));
  return {
    id: row.id,
    history: { kind: row.kind, points: (row.points ?? []).map((point) => pointOf(point)), dueMoves: moves },
    title: { rootId: row.root_id, numberSymbol: row.number_symbol, subject: row.subject },
  };
}

function pointOf(row: PointJson): ItemHistory['points'][number] {
  return {
    version: row.version,
    changeNumber: row.change_number,
    from: handsOf(row.from_unit_id, row.from_post_id, row.from_person_id),
    to: handsOf(row.to_unit_id, row.to_post_id, row.to_person_id),
    byPersonId: row.by_person_id,
    changeTime: new Date(row.change_time),
    dueTime: row.due_time === null ? null : new Date(row.due_time),
    reason: row.reason,
    acted: row.acted,
    heldMinutes: row.held_minutes,
  };
}

function handsOf(unitId: string | null, postId: string | null, personId: string | null) {
  return unitId ? { unitId, postId, personId } : null;
}
