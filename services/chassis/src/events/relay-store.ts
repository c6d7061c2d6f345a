import type { EntityManager } from '@mikro-orm/postgresql';
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

/** Locks the oldest unsent rows; rows another replica holds are left to it. */
export async function lockUnsent(em: EntityManager, limit: number): Promise<UnsentRow[]> {
  return query<UnsentRow>(
    em,
    `SELECT id, occur_time, seq, subject, body, trace_context FROM outbox WHERE sent_time IS NULL
     ORDER BY seq LIMIT $1 FOR UPDATE SKIP LOCKED`,
    [limit],
  );
}

/** Marks rows as sent. */
export async function markSent(em: EntityManager, rows: readonly UnsentRow[]): Promise<void> {
  await execute(
    em,
    `UPDATE outbox SET sent_time = now() FROM unnest($1::uuid[], $2::timestamptz[]) AS s (id, occur_time)
     WHERE outbox.id = s.id AND outbox.occur_time = s.occur_time`,
    [rows.map((row) => row.id), rows.map((row) => row.occur_time)],
  );
}

/** Age in seconds of the oldest unsent row; 0 when there is none. */
export async function oldestUnsentSeconds(em: EntityManager): Promise<number> {
  const rows = await query<{ age: string | null }>(
    em,
    `SELECT extract(epoch FROM now() - occur_time) AS age FROM outbox WHERE sent_time IS NULL ORDER BY seq LIMIT 1`,
  );
  return Number(rows[0]?.age ?? 0);
}
