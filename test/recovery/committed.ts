import type pg from 'pg';
import { withClient } from '@baro/tools/recovery/platform-database.ts';

type UrlOf = (database?: string) => string;

/** Tables whose rows are only ever inserted: what stands with a row is the transaction it was committed in. */
const insertOnly = [
  { table: 'audit', key: 'id::text' },
  { table: 'inbox', key: "consumer || '/' || event_id" },
];

/** How a server restored to an instant compares with what was committed up to then. */
export interface CommittedRows {
  before: number;
  after: number;
  /** Committed up to the instant, and not there. */
  missing: string[];
  /** There, and committed after the instant or never. */
  beyond: string[];
}

/** Compares by the instants of commits, which the source keeps. */
export async function compareCommitted(
  source: UrlOf,
  restored: UrlOf,
  databases: readonly string[],
  instant: Date,
): Promise<CommittedRows> {
  const found: CommittedRows = { before: 0, after: 0, missing: [], beyond: [] };
  for (const database of databases) {
    for (const { table, key } of insertOnly) {
      const wanted = new Set<string>();
      const commits = await read<{ key: string; before: boolean | null }>(
        source(database),
        `SELECT ${key} AS key, pg_xact_commit_timestamp(xmin) <= $1 AS before FROM ${table}`,
        [instant],
      );
      for (const row of commits) {
        if (row.before === null) {
          throw new Error(`${database}.${table}: the instant of a commit is not known`);
        }
        if (row.before) wanted.add(row.key);
        else found.after += 1;
      }
      found.before += wanted.size;
      for (const row of await read<{ key: string }>(
        restored(database),
        `SELECT ${key} AS key FROM ${table}`,
      )) {
        if (!wanted.delete(row.key)) found.beyond.push(`${database}.${table} ${row.key}`);
      }
      found.missing.push(...[...wanted].map((one) => `${database}.${table} ${one}`));
    }
  }
  return found;
}

async function read<T extends pg.QueryResultRow>(
  url: string,
  sql: string,
  values: unknown[] = [],
): Promise<T[]> {
  return withClient(url, async (client) => (await client.query<T>(sql, values)).rows);
}
