import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import pg from 'pg';

import { type ClusterCopy, startThrowAwayPostgres } from '../platform/throw-away.ts';

/** Set by the test run: where it keeps its cluster. */
export const MIGRATED_CLUSTER = 'BARO_TEST_MIGRATED_CLUSTER';

/** Makes the databases of all services on a server, by `main.ts migrate` of each. @returns their names */
export type Migrate = (dir: string, superuserUrl: (database?: string) => string) => Promise<string[]>;

/** A stopped cluster with the databases of these services, migrated. */
export interface MigratedCluster extends ClusterCopy {
  services: string[];
}

/**
 * Each platform of a test run begins with a copy of one cluster: to migrate seven databases takes seven processes, and
 * thirty platforms would do the same. Outside a test run there is none.
 */
export async function migratedCluster(migrate: Migrate): Promise<MigratedCluster | undefined> {
  const dir = process.env[MIGRATED_CLUSTER];
  const serverUrl = process.env['BARO_TEST_PG_URL'];
  if (!dir || !serverUrl) return undefined;
  const told = path.join(dir, 'cluster.json');
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    // Test files run side by side: one makes it, the others wait; the lock goes with the connection.
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [dir]);
    if (!existsSync(told)) {
      await rm(dir, { recursive: true, force: true });
      await make(dir, told, migrate);
    }
  } finally {
    await client.end();
  }
  return JSON.parse(await readFile(told, 'utf8')) as MigratedCluster;
}

async function make(dir: string, told: string, migrate: Migrate): Promise<void> {
  await mkdir(dir);
  const postgres = await startThrowAwayPostgres(dir);
  try {
    const services = await migrate(dir, postgres.url);
    const { cluster, superuserPassword } = postgres;
    await writeFile(`${told}.new`, JSON.stringify({ cluster, superuserPassword, services }), { mode: 0o600 });
  } finally {
    // What is copied is at rest.
    await postgres.stop();
  }
  await rename(`${told}.new`, told);
}
