import { query } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { MyWorkCounts } from '@baro/proto/baro/documents/v1/incoming';
import type { Urgency } from '@baro/proto/baro/documents/v1/resources';
import type { ItemKind } from './custody-entities.ts';
import { Parameters } from './parameters.ts';

/** Due times asked for; all when empty. */
export interface DueRange {
  none?: boolean;
  before?: Date;
  from?: Date;
  to?: Date;
  after?: Date;
}

/** An item held, with what a list shows of its document. */
export interface WorkRow {
  item_id: string;
  kind: ItemKind;
  document_id: string;
  holder_unit_id: string;
  holder_post_id: string;
  holder_person_id: string | null;
  since_time: Date;
  due_time: Date | null;
  due_key: string;
  from_person_id: string | null;
  state: number;
  /** Set for outgoing documents, whose number and symbol are one. */
  number_symbol: string | null;
  number: string;
  symbol: string;
  arrival_number: number;
  subject: string;
  issuer_name: string;
  urgency: Urgency;
}

const dueKey = "coalesce(i.due_time, 'infinity')";

function rangeSql(range: DueRange, parameters: Parameters): string {
  const conditions = ['true'];
  if (range.none) conditions.push('i.due_time IS NULL');
  if (range.before) conditions.push(`${dueKey} < ${parameters.add(range.before, 'timestamptz')}`);
  if (range.from) conditions.push(`${dueKey} >= ${parameters.add(range.from, 'timestamptz')}`);
  if (range.to) conditions.push(`${dueKey} <= ${parameters.add(range.to, 'timestamptz')}`);
  if (range.after) conditions.push(`i.due_time > ${parameters.add(range.after, 'timestamptz')}`);
  return conditions.join(' AND ');
}

/** Items the posts hold, due soonest first; each post's are read in the order of its index. */
export async function findWork(
  em: EntityManager,
  posts: readonly string[],
  range: DueRange,
  limit: number,
  after: readonly (string | number | null)[] | undefined,
): Promise<WorkRow[]> {
  if (posts.length === 0) return [];
  const parameters = new Parameters();
  const where = rangeSql(range, parameters);
  const next = after
    ? `(${dueKey}, i.id) > (${parameters.add(after[0], 'timestamptz')}, ${parameters.add(after[1], 'uuid')})`
    : 'true';
  const branches = posts.map(
    (post) => `(SELECT i.*, ${dueKey} AS due_key FROM items i
      WHERE i.holder_post_id = ${parameters.add(post, 'uuid')} AND ${where} AND ${next}
      ORDER BY ${dueKey}, i.id LIMIT ${limit})`,
  );
  return query<WorkRow>(
    em,
    `SELECT w.id AS item_id, w.kind, w.document_id, w.holder_unit_id, w.holder_post_id, w.holder_person_id,
       w.since_time, w.due_time, to_json(w.due_key) #>> '{}' AS due_key, c.from_person_id,
       coalesce(p.state, d.state, o.state) AS state, o.number_symbol, coalesce(d.number, '') AS number,
       coalesce(d.symbol, '') AS symbol, coalesce(d.arrival_number, 0) AS arrival_number,
       coalesce(d.subject, o.subject) AS subject, coalesce(d.issuer_name, '') AS issuer_name,
       coalesce(d.urgency, o.urgency) AS urgency
     FROM (SELECT * FROM (${branches.join(' UNION ALL ')}) AS held ORDER BY due_key, id LIMIT ${limit}) AS w
     LEFT JOIN incoming_documents d ON d.id = w.document_id
     LEFT JOIN incoming_parts p ON p.id = w.id
     LEFT JOIN outgoing_documents o ON o.id = w.document_id
     LEFT JOIN custody_changes c ON c.item_id = w.id AND c.version = w.version
     ORDER BY w.due_key, w.id`,
    parameters.values,
  );
}

const countStatement = `
SELECT count(*)::int AS open,
  count(*) FILTER (WHERE due_time >= $2 AND due_time <= $3)::int AS "dueSoon",
  count(*) FILTER (WHERE due_time < $2)::int AS overdue,
  count(*) FILTER (WHERE awaiting)::int AS "notAccepted"
FROM items WHERE holder_post_id = ANY($1::uuid[])`;

/** Counts over everything the posts hold, from the index alone. */
export async function countWork(
  em: EntityManager,
  posts: readonly string[],
  now: Date,
  soonEnd: Date,
): Promise<MyWorkCounts> {
  const rows = await query<MyWorkCounts>(em, countStatement, [posts, now, soonEnd]);
  return rows[0] ?? { open: 0, dueSoon: 0, overdue: 0, notAccepted: 0 };
}
