import { execute, query, Parameters } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { MyWorkCounts } from '@baro/proto/baro/documents/v1/incoming';
import type { Urgency } from '@baro/proto/baro/documents/v1/resources';
import type { ItemKind } from './custody-entities.ts';

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

// Days before and after today from the counters; today, where the hour decides, from the index.
const countStatement = `
WITH counted AS (
  SELECT due_day, open, awaiting FROM work_counts WHERE post_id = ANY($1::uuid[])
  UNION ALL
  SELECT due_day, open, awaiting FROM work_count_changes WHERE post_id = ANY($1::uuid[])
), today AS (
  SELECT count(*) FILTER (WHERE due_time < $2) AS overdue, count(*) FILTER (WHERE due_time >= $2) AS soon
  FROM items
  WHERE holder_post_id = ANY($1::uuid[]) AND coalesce(due_time, 'infinity') > $3 AND coalesce(due_time, 'infinity') <= $4
)
SELECT coalesce(sum(open), 0)::int AS open,
  (coalesce(sum(open) FILTER (WHERE due_day > due_day_of($4) AND due_day <= due_day_of($5)), 0) + today.soon)::int AS "dueSoon",
  (coalesce(sum(open) FILTER (WHERE due_day < due_day_of($4)), 0) + today.overdue)::int AS overdue,
  coalesce(sum(awaiting), 0)::int AS "notAccepted"
FROM counted RIGHT JOIN today ON true GROUP BY today.soon, today.overdue`;

/** Instants that part the work of a list. */
export interface WorkTimes {
  now: Date;
  /** 00:00 and 24:00 of today. */
  dayStart: Date;
  dayEnd: Date;
  /** Last due time that is soon. */
  soonEnd: Date;
}

/** Counts over everything the posts hold. */
export async function countWork(
  em: EntityManager,
  posts: readonly string[],
  times: WorkTimes,
): Promise<MyWorkCounts> {
  const { now, dayStart, dayEnd, soonEnd } = times;
  const rows = await query<MyWorkCounts>(em, countStatement, [posts, now, dayStart, dayEnd, soonEnd]);
  return rows[0] ?? { open: 0, dueSoon: 0, overdue: 0, notAccepted: 0 };
}

// Rows another replica is adding are left to it.
const foldStatement = `
WITH taken AS (
  DELETE FROM work_count_changes
  WHERE id IN (SELECT id FROM work_count_changes ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED)
  RETURNING post_id, due_day, open, awaiting
), added AS (
  INSERT INTO work_counts (post_id, due_day, open, awaiting)
  SELECT post_id, due_day, sum(open), sum(awaiting) FROM taken GROUP BY post_id, due_day ORDER BY post_id, due_day
  ON CONFLICT (post_id, due_day) DO UPDATE
    SET open = work_counts.open + excluded.open, awaiting = work_counts.awaiting + excluded.awaiting
)
SELECT count(*)::int AS count FROM taken`;

/** Adds changes to the counters, at most `limit`. @returns how many. */
export async function foldWorkCounts(em: EntityManager, limit: number): Promise<number> {
  const rows = await query<{ count: number }>(em, foldStatement, [limit]);
  await execute(
    em,
    "DELETE FROM work_counts WHERE open = 0 AND awaiting = 0 AND due_day < now() - interval '1 day'",
  );
  return rows[0]?.count ?? 0;
}
