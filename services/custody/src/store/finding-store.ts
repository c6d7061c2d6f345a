import { execute, prepared, query } from '@baro/chassis';
import type { FindingRule, FindingState } from '@baro/proto/baro/custody/v1/findings';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { KeptFacts } from '../domain/finding.ts';
import type { DatedParameter } from '../domain/finding-parameters.ts';

/** A finding as stored. */
export interface FindingRow {
  id: string;
  version: number;
  item_id: string;
  rule: FindingRule;
  point_version: number;
  change_number: number;
  change_time: Date;
  item_kind: string;
  root_id: string;
  number_symbol: string;
  subject: string;
  unit_id: string;
  post_id: string;
  person_id: string;
  parameters: DatedParameter[];
  facts: KeptFacts;
  state: FindingState;
  create_time: Date;
  reply_due_time: Date;
  reply: string;
  reply_time: Date | null;
  conclusion_reason: string;
  concluded_unit_id: string | null;
  concluded_post_id: string | null;
  concluded_person_id: string | null;
  conclude_time: Date | null;
}

/** A finding about to be stored. */
export type NewFinding = Omit<
  FindingRow,
  | 'id'
  | 'reply'
  | 'reply_time'
  | 'conclusion_reason'
  | 'concluded_unit_id'
  | 'concluded_post_id'
  | 'concluded_person_id'
  | 'conclude_time'
>;

const newColumns = `version, item_id, rule, point_version, change_number, change_time, item_kind, root_id, number_symbol,
  subject, unit_id, post_id, person_id, parameters, facts, state, create_time, reply_due_time`;

// What is found again is left as it is, but for facts that came late while nobody has replied.
const addStatement = prepared(
  `INSERT INTO findings (${newColumns})
   SELECT ${newColumns} FROM jsonb_populate_recordset(NULL::findings, $1)
   ON CONFLICT (item_id, rule, point_version) DO UPDATE SET facts = excluded.facts
     WHERE findings.state = 1 AND findings.facts <> excluded.facts
   RETURNING *, xmax = 0 AS made`,
);

/** Stores findings, each once. @returns those that are new */
export async function addFindings(em: EntityManager, findings: readonly NewFinding[]): Promise<FindingRow[]> {
  const rows = await query<FindingRow & { made: boolean }>(em, addStatement, [JSON.stringify(findings)]);
  return rows.filter((row) => row.made);
}

/** Which findings a list shows. */
export interface FindingFilter {
  rule: FindingRule;
  state: FindingState;
  from: Date | undefined;
  until: Date | undefined;
}

/** Whose findings: one person's (of nobody when empty), or those of units that others may see by now, or one item's. */
export type FindingPlace =
  | { personId: string }
  | { unitIds: readonly string[]; itemId: string; now: Date }
  | { itemId: string };

/** Findings, newest first, from below `beforeId`. */
export async function findFindings(
  em: EntityManager,
  place: FindingPlace,
  filter: FindingFilter,
  limit: number,
  beforeId: string | undefined,
): Promise<FindingRow[]> {
  const [where, given] = placeCondition(place);
  return query<FindingRow>(
    em,
    `SELECT * FROM findings
     WHERE ${where} AND ($1::uuid IS NULL OR id < $1) AND ($2 = 0 OR rule = $2) AND ($3 = 0 OR state = $3)
       AND ($4::timestamptz IS NULL OR create_time >= $4) AND ($5::timestamptz IS NULL OR create_time < $5)
     ORDER BY id DESC LIMIT ${limit}`,
    [beforeId ?? null, filter.rule, filter.state, filter.from ?? null, filter.until ?? null, ...given],
  );
}

function placeCondition(place: FindingPlace): [string, unknown[]] {
  if ('personId' in place) return ['person_id = $6', [place.personId || null]];
  if (!('unitIds' in place)) return ['item_id = $6', [place.itemId]];
  return [
    `unit_id = ANY($6::uuid[]) AND (state <> 1 OR reply_due_time <= $7) AND ($8::uuid IS NULL OR item_id = $8)`,
    [place.unitIds, place.now, place.itemId || null],
  ];
}

/** The finding; locked until the end of the transaction when somebody is about to act on it. */
export async function findFinding(
  em: EntityManager,
  id: string,
  lock = false,
): Promise<FindingRow | undefined> {
  const rows = await query<FindingRow>(
    em,
    `SELECT * FROM findings WHERE id = $1 ${lock ? 'FOR UPDATE' : ''}`,
    [id],
  );
  return rows[0];
}

/** Stores the reply of a finding. */
export async function storeReply(em: EntityManager, row: FindingRow): Promise<void> {
  await execute(
    em,
    'UPDATE findings SET version = $2, state = $3, reply = $4, reply_time = $5 WHERE id = $1',
    [row.id, row.version, row.state, row.reply, row.reply_time],
  );
}

/** Stores the conclusion of a finding. */
export async function storeConclusion(em: EntityManager, row: FindingRow): Promise<void> {
  await execute(
    em,
    `UPDATE findings SET version = $2, state = $3, conclusion_reason = $4, concluded_unit_id = $5,
       concluded_post_id = $6, concluded_person_id = $7, conclude_time = $8
     WHERE id = $1`,
    [
      row.id,
      row.version,
      row.state,
      row.conclusion_reason,
      row.concluded_unit_id,
      row.concluded_post_id,
      row.concluded_person_id,
      row.conclude_time,
    ],
  );
}
