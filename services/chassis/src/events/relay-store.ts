import type { EntityManager } from '@mikro-orm/postgresql';
import { sentAhead } from '../db/pipeline.ts';
import { execute, query } from '../db/query.ts';

/** An unsent row of the outbox. */
export interface UnsentRow {
  id: string;
  occur_time: Date;
  seq: string;
  subject: string;
  body: unknown;
  trace_context: string | null;
}

// A bitmap scan reads every entry of the index that was sent since the last vacuum, each time; an index scan in the
// order asked for takes the dead ones out as it passes.
const indexOrder = sentAhead('SET LOCAL enable_bitmapscan = off');

/** Times between which a pass looks for rows. */
export interface Span {
  from: Date;
  to: Date;
}

/**
 * Locks the oldest unsent rows; rows another replica holds are left to it. A span leaves out the partitions of other
 * years: neither statement here is prepared, so that each is planned for the partitions it needs.
 */
export async function lockUnsent(em: EntityManager, limit: number, span?: Span): Promise<UnsentRow[]> {
  await execute(em, indexOrder);
  return query<UnsentRow>(
    em,
    `SELECT id, occur_time, seq, subject, body, trace_context FROM outbox WHERE sent_time IS NULL AND occur_time BETWEEN $2 AND $3
     ORDER BY seq LIMIT $1 FOR UPDATE SKIP LOCKED`,
    [limit, span?.from ?? '-infinity', span?.to ?? 'infinity'],
  );
}

const sentStatement = sentAhead(
  `UPDATE outbox SET sent_time = now() FROM unnest($1::uuid[], $2::timestamptz[]) AS s (id, occur_time)
   WHERE outbox.id = s.id AND outbox.occur_time = s.occur_time AND outbox.occur_time BETWEEN $3 AND $4`,
);

/** Marks rows as sent; the commit behind it says whether they are. */
export async function markSent(em: EntityManager, rows: readonly UnsentRow[]): Promise<void> {
  const times = rows.map((row) => row.occur_time);
  const instants = times.map((time) => time.getTime());
  const span = [new Date(Math.min(...instants)), new Date(Math.max(...instants))];
  await execute(em, sentStatement, [rows.map((row) => row.id), times, ...span]);
}

/** How many rows are not sent. */
export async function countUnsent(em: EntityManager): Promise<number> {
  const rows = await query<{ count: number }>(
    em,
    'SELECT count(*)::int AS count FROM outbox WHERE sent_time IS NULL',
  );
  return rows[0]?.count ?? 0;
}

/** Age in seconds of the oldest unsent row; 0 when there is none. */
export async function oldestUnsentSeconds(em: EntityManager): Promise<number> {
  const rows = await query<{ age: string | null }>(
    em,
    `SELECT extract(epoch FROM now() - occur_time) AS age FROM outbox WHERE sent_time IS NULL ORDER BY seq LIMIT 1`,
  );
  return Number(rows[0]?.age ?? 0);
}
