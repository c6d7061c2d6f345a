import { readFile } from 'node:fs/promises';
import path from 'node:path';

import pg from 'pg';

import { postgresUrl } from '../platform/postgres.ts';
import type { DataState } from '../start/data-dir.ts';
import { OFFSETS } from '../start/ports.ts';
import type { Secrets } from '../start/secrets.ts';
import { RecoveryError } from './recovery-error.ts';

/** A platform's data folder and what is needed to reach its PostgreSQL. */
export interface DataPlace {
  dir: string;
  clusterDir: string;
  state: DataState;
  superuserPassword: string;
}

/** Reads a data folder. @throws RecoveryError when it is none */
export async function openDataPlace(dir: string): Promise<DataPlace> {
  try {
    const state = JSON.parse(await readFile(path.join(dir, 'state.json'), 'utf8')) as DataPlace['state'];
    const kept = await readFile(path.join(dir, 'secrets', 'platform.json'), 'utf8');
    const { postgres } = JSON.parse(kept) as Secrets;
    // As root `postgres` may be a link to where the server's user can enter.
    return { dir, clusterDir: path.join(dir, 'postgres', 'cluster'), state, superuserPassword: postgres };
  } catch (error) {
    throw new RecoveryError(`${dir} is no data folder of a platform: name one with --data <dir>.`, {
      cause: error,
    });
  }
}

/** The superuser's address of a database of the running platform. */
export function urlOf(place: DataPlace, database = 'postgres'): string {
  const port = (place.state.port ?? 0) + OFFSETS.postgres;
  return postgresUrl('postgres', place.superuserPassword, port, database);
}

/** Works with a connection of its own. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  // A server that goes away meanwhile fails the statement in hand; the event alone must not end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Every database people's data may be in. */
export async function listDatabases(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ datname: string }>(
    'SELECT datname FROM pg_database WHERE datallowconn AND NOT datistemplate ORDER BY datname',
  );
  return rows.map((row) => row.datname);
}
