import { Pool } from 'pg';
import { errorFacts, watchPool } from '@baro/chassis';
import type { Logger } from '@baro/chassis';

/** Opens the pool; no connection is made before the first query, and a lost one is only logged. */
export function openPool(url: string, size: number, log: Logger): Pool {
  const pool = new Pool({
    connectionString: url,
    max: size,
    connectionTimeoutMillis: 3_000,
    statement_timeout: 5_000,
    idleTimeoutMillis: 30_000,
    application_name: 'baro-gateway',
  });
  watchPool(pool);
  pool.on('error', (error) => log.warn({ component: 'database', ...errorFacts(error) }, 'connection lost'));
  return pool;
}

/** Names of migrations that have not run; the gateway refuses to serve while there are any. */
export async function pendingMigrations(pool: Pool, names: readonly string[]): Promise<string[]> {
  const known = await pool
    .query<{ name: string }>('SELECT name FROM schema_migrations')
    .catch((error: unknown) => {
      // 42P01 undefined_table: nothing has ever been migrated.
      if (error instanceof Error && 'code' in error && error.code === '42P01') return { rows: [] };
      throw error;
    });
  const done = new Set(known.rows.map((row) => row.name));
  return names.filter((name) => !done.has(name));
}
