import { createHash, randomBytes } from 'node:crypto';
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

/** What many fresh databases begin with. */
export interface TestTemplate {
  /** Equal keys are equal contents. */
  key: string;
  /** Fills it, once in a run of tests. */
  fill(database: Pick<TestDatabase, 'migratorUrl'>): Promise<void>;
}

interface Roles {
  migrator: string;
  app: string;
  password: string;
}

/**
 * Makes a database on the server of BARO_TEST_PG_URL (tools/testing/global-setup.ts starts it). With a template it is
 * a copy of it, which takes a moment, and shares its two roles with the other copies.
 */
export async function createTestDatabase(template?: TestTemplate): Promise<TestDatabase> {
  const serverUrl = process.env['BARO_TEST_PG_URL'];
  if (!serverUrl) {
    throw new Error('BARO_TEST_PG_URL is missing: run tests by vitest with tools/vitest.config.ts');
  }
  const name = `t_${randomBytes(8).toString('hex')}`;
  // A server that outlives the run would keep templates of an older schema.
  const run = process.env['BARO_TEST_RUN'];
  if (template && run) return copyTemplate(serverUrl, name, run, template);
  const roles = { ...rolesOf(name), password: randomBytes(16).toString('hex') };
  await createFresh(serverUrl, name, roles);
  const database = testDatabase(serverUrl, name, roles, true);
  await template?.fill(database);
  return database;
}

async function copyTemplate(
  serverUrl: string,
  name: string,
  run: string,
  { key, fill }: TestTemplate,
): Promise<TestDatabase> {
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
  const template = `template_${hash(key).slice(0, 16)}`;
  const roles = { ...rolesOf(template), password: hash(`${run} ${template}`) };
  await asSuperuser(serverUrl, async (client) => {
    // Test files run side by side: one makes it, the others wait; the lock goes with the connection.
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [template]);
    const { rows } = await client.query<{ whole: boolean }>(
      'SELECT datistemplate AS whole FROM pg_database WHERE datname = $1',
      [template],
    );
    if (rows.length > 0 && !rows[0]?.whole) await testDatabase(serverUrl, template, roles, true).drop();
    if (!rows[0]?.whole) {
      await createFresh(serverUrl, template, roles);
      await fill(testDatabase(serverUrl, template, roles, false));
      await client.query(`ALTER DATABASE ${template} WITH IS_TEMPLATE true ALLOW_CONNECTIONS false`);
    }
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER ${roles.migrator}`);
  });
  return testDatabase(serverUrl, name, roles, false);
}

async function createFresh(serverUrl: string, name: string, roles: Roles): Promise<void> {
  const { migrator, app, password } = roles;
  await asSuperuser(serverUrl, async (client) => {
    await client.query(`CREATE ROLE ${migrator} LOGIN PASSWORD '${password}'`);
    await client.query(`CREATE ROLE ${app} LOGIN PASSWORD '${password}'`);
    await client.query(`CREATE DATABASE ${name} OWNER ${migrator}`);
  });
  await asSuperuser(urlOf(serverUrl, name), async (client) => {
    await client.query('CREATE EXTENSION unaccent; CREATE EXTENSION pg_trgm; CREATE EXTENSION btree_gin');
    await client.query(`REVOKE ALL ON SCHEMA public FROM PUBLIC; ALTER SCHEMA public OWNER TO ${migrator}`);
  });
}

function rolesOf(name: string): Pick<Roles, 'migrator' | 'app'> {
  return { migrator: `${name}_migrator`, app: `${name}_app` };
}

function urlOf(serverUrl: string, database: string, user?: { name: string; password: string }): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  if (user) [url.username, url.password] = [user.name, user.password];
  return url.toString();
}

function testDatabase(
  serverUrl: string,
  name: string,
  { migrator, app, password }: Roles,
  ownRoles: boolean,
): TestDatabase {
  return {
    migratorUrl: urlOf(serverUrl, name, { name: migrator, password }),
    appUrl: urlOf(serverUrl, name, { name: app, password }),
    drop: () =>
      asSuperuser(serverUrl, async (client) => {
        await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
        if (ownRoles) await client.query(`DROP ROLE ${app}; DROP ROLE ${migrator}`);
      }),
  };
}
