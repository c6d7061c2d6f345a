import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A fresh database with the two roles of a service, dropped by `drop`. */
export interface TestDatabase {
  migratorUrl: string;
  appUrl: string;
  drop(): Promise<void>;
}

async function asSuperuser<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Makes a database on the server of BARO_TEST_PG_URL (tools/testing/global-setup.ts starts it). */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = process.env['BARO_TEST_PG_URL'];
  if (!serverUrl) {
    throw new Error('BARO_TEST_PG_URL is missing: run tests by vitest with tools/vitest.config.ts');
  }
  const name = `t_${randomBytes(8).toString('hex')}`;
  const urlOf = (user: string, password: string): string => {
    const url = new URL(serverUrl);
    url.pathname = `/${name}`;
    if (user) [url.username, url.password] = [user, password];
    return url.toString();
  };
  const password = randomBytes(16).toString('hex');
  await asSuperuser(serverUrl, async (client) => {
    await client.query(`CREATE ROLE ${name}_migrator LOGIN PASSWORD '${password}'`);
    await client.query(`CREATE ROLE ${name}_app LOGIN PASSWORD '${password}'`);
    await client.query(`CREATE DATABASE ${name} OWNER ${name}_migrator`);
  });
  await asSuperuser(urlOf('', ''), async (client) => {
    await client.query('CREATE EXTENSION unaccent; CREATE EXTENSION pg_trgm; CREATE EXTENSION btree_gin');
    await client.query(
      `REVOKE ALL ON SCHEMA public FROM PUBLIC; ALTER SCHEMA public OWNER TO ${name}_migrator`,
    );
  });
  return {
    migratorUrl: urlOf(`${name}_migrator`, password),
    appUrl: urlOf(`${name}_app`, password),
    drop: () =>
      asSuperuser(serverUrl, async (client) => {
        await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
        await client.query(`DROP ROLE ${name}_app; DROP ROLE ${name}_migrator`);
      }),
  };
}
