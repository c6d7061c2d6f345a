import type { EntityManager } from '@mikro-orm/postgresql';
import { execute, query } from '../db/query.ts';

// Sorting a whole log: in memory when that suffices, as long as it takes. A cursor is read to its end, so the whole costs.
const settings = [
  'SET LOCAL statement_timeout = 0',
  "SET LOCAL work_mem = '128MB'",
  'SET LOCAL cursor_tuple_fraction = 1',
];

/**
 * Opens a cursor over the log as it stands now, in the transaction of `em`: events whose subject begins with a prefix, of
 * aggregates with a greater id, by aggregate and version. There is no index for it: it would cost every write something.
 */
export async function openLogCursor(em: EntityManager, prefix: string, afterId: string | null): Promise<void> {
  for (const setting of settings) await execute(em, setting);
  await execute(
    em,
    `DECLARE event_log NO SCROLL CURSOR FOR SELECT body::text AS body FROM outbox
     WHERE starts_with(subject, $1) AND ($2::uuid IS NULL OR aggregate_id > $2)
     ORDER BY aggregate_id, aggregate_version, seq`,
    [prefix, afterId],
  );
}

/** The next events of the open cursor, JSON texts without line breaks; none at its end. */
export async function fetchLog(em: EntityManager): Promise<string[]> {
  const rows = await query<{ body: string }>(em, 'FETCH FORWARD 1000 FROM event_log');
  return rows.map((row) => row.body);
}
