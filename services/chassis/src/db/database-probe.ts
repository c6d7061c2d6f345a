import pg from 'pg';

/** Asks a database whether it answers. */
export interface DatabaseProbe {
  /** Never throws; false after `withinMs` as well. */
  answers(): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * Opens a connection of its own: a pool that is only busy says nothing of the database, and taking a busy replica away
 * would make the others busier.
 */
export function openDatabaseProbe(url: string, withinMs: number): DatabaseProbe {
  const pool = new pg.Pool({
    connectionString: url,
    max: 1,
    connectionTimeoutMillis: withinMs,
    query_timeout: withinMs,
    application_name: 'baro-readiness',
  });
  // A connection lost between two questions shows at the next one.
  pool.on('error', () => undefined);
  return {
    answers: () =>
      pool.query('SELECT 1').then(
        () => true,
        () => false,
      ),
    close: () => pool.end(),
  };
}
