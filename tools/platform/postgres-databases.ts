import pg from 'pg';

/** The passwords of a service's two roles. */
export interface DatabasePasswords {
  migrator: string;
  app: string;
}

/** Extensions a service may use; only a superuser can create them. */
const EXTENSIONS = ['unaccent', 'pg_trgm', 'btree_gin'];

/**
 * Makes sure database `baro_<service>` is there with its roles: `<service>_migrator` owns it, `<service>_app` may only
 * connect (what it may touch is granted in the migrations). Repeating it changes only the passwords, to those given.
 */
export async function createDatabase(
  superuserUrl: (database?: string) => string,
  service: string,
  passwords: DatabasePasswords,
): Promise<void> {
  const database = `baro_${service}`;
  await withClient(superuserUrl(), async (client) => {
    await ensureRole(client, `${service}_migrator`, passwords.migrator);
    await ensureRole(client, `${service}_app`, passwords.app);
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (found.rowCount === 0) {
      await client.query(`CREATE DATABASE ${id(database)} OWNER ${id(`${service}_migrator`)}`);
    }
    await client.query(`REVOKE ALL ON DATABASE ${id(database)} FROM PUBLIC`);
    await client.query(`GRANT CONNECT ON DATABASE ${id(database)} TO ${id(`${service}_app`)}`);
  });
  await withClient(superuserUrl(database), async (client) => {
    for (const extension of EXTENSIONS) await client.query(`CREATE EXTENSION IF NOT EXISTS ${id(extension)}`);
  });
}

/** Makes sure a database that no service of ours owns is there, and its one role, which owns it. */
export async function createForeignDatabase(
  superuserUrl: (database?: string) => string,
  name: string,
  password: string,
): Promise<void> {
  await withClient(superuserUrl(), async (client) => {
    await ensureRole(client, name, password);
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${id(name)} OWNER ${id(name)}`);
    await client.query(`REVOKE ALL ON DATABASE ${id(name)} FROM PUBLIC`);
  });
}

async function ensureRole(client: pg.Client, role: string, password: string): Promise<void> {
  const found = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
  const verb = found.rowCount === 0 ? 'CREATE' : 'ALTER';
  await client.query(`${verb} ROLE ${id(role)} LOGIN PASSWORD ${pg.escapeLiteral(password)}`);
}

async function withClient(url: string, use: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await use(client);
  } finally {
    await client.end();
  }
}

function id(name: string): string {
  return pg.escapeIdentifier(name);
}
