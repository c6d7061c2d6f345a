import type pg from 'pg';

/** As STREAM_MAX_AGE_DAYS says; a stream held no event that was sent before. */
const STREAM_DAYS = 7;

/**
 * Sets what the relay is to publish to streams that begin empty: all that the streams held, as counted from the newest
 * event. Consumers have noted what they took in the same restored database, so nothing takes effect twice, and what
 * was on its way at that instant is published again, so nothing is lost. @returns how many events
 */
export async function republishEvents(client: pg.Client): Promise<number> {
  if (!(await hasTable(client, 'outbox'))) return 0;
  const done = await client.query(
    `UPDATE outbox SET sent_time = NULL WHERE sent_time IS NOT NULL
     AND sent_time > (SELECT max(sent_time) FROM outbox) - make_interval(days => $1)`,
    [STREAM_DAYS],
  );
  // A replay an operator asked for went the same way; run again it does nothing twice.
  await client.query(
    `UPDATE replays SET last_seq = 0, finish_time = NULL
     WHERE coalesce(finish_time, create_time) > (SELECT max(create_time) FROM replays) - make_interval(days => $1)`,
    [STREAM_DAYS],
  );
  return done.rowCount ?? 0;
}

/** Ends every session: one that was ended after the instant would live again. @returns how many */
export async function endSessions(client: pg.Client): Promise<number> {
  if (!(await hasTable(client, 'sessions'))) return 0;
  return (await client.query('DELETE FROM sessions')).rowCount ?? 0;
}

async function hasTable(client: pg.Client, name: string): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [
    name,
  ]);
  return rows[0]?.there === true;
}

/** A row of a service's attachments. */
export interface AttachmentRow {
  key: string;
  sha256: string;
}

/** Every attachment a database counts on; tables are known by their columns. @throws when it has no such table */
export async function attachmentRows(client: pg.Client): Promise<AttachmentRow[]> {
  const tables = await client.query<{ name: string }>(
    `SELECT quote_ident(table_name) AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name IN ('storage_key', 'sha256')
     GROUP BY table_name HAVING count(*) = 2`,
  );
  if (tables.rows.length === 0) {
    throw new Error('a service with attachments has no table with storage_key, sha256');
  }
  const all: AttachmentRow[] = [];
  for (const { name } of tables.rows) {
    const { rows } = await client.query<AttachmentRow>(
      `SELECT storage_key AS key, sha256 FROM ${name} WHERE remove_time IS NULL ORDER BY storage_key`,
    );
    all.push(...rows);
  }
  return all;
}
