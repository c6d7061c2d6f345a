import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { findFreePort } from '../ports.ts';
import { openCluster, type PostgresCluster } from '../postgres-cluster.ts';
import { createDatabase } from '../postgres-databases.ts';
import { postgresUrl, type RunningPostgres, startPostgres } from '../postgres.ts';
import { makePostgresHome, makeThrowAwayDir } from '../throw-away.ts';

const PASSWORD = 'a password: with / and @';
const roles = { migrator: 'm1', app: 'a1' };

let dir: string;
let port: number;
let cluster: PostgresCluster;
let server: RunningPostgres;

beforeAll(async () => {
  dir = await makeThrowAwayDir();
  port = await findFreePort();
  cluster = await openCluster(path.join(await makePostgresHome(dir), 'cluster'), PASSWORD);
  server = await start();
  await createDatabase(server.url, 'alpha', roles);
  await createDatabase(server.url, 'beta', roles);
});

afterAll(async () => {
  await server.stop();
  await rm(dir, { recursive: true });
});

function start(): Promise<RunningPostgres> {
  const logFile = path.join(dir, 'server.log');
  return startPostgres(cluster, { port, logFile, superuserPassword: PASSWORD, durable: false });
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return rows.map((row) => Object.values(row)[0]);
  } finally {
    await client.end();
  }
}

function urlOf(role: string, password: string, database: string): string {
  return postgresUrl(role, password, port, database);
}

describe('the embedded PostgreSQL', () => {
  it('knows Vietnamese letters whatever locale it was made under', async () => {
    expect(await ask(server.url(), "SELECT lower('ĐƯỜNG')")).toEqual(['đường']);
    expect(await ask(server.url(), 'SHOW server_encoding')).toEqual(['UTF8']);
  });

  it('has what the services need of it', async () => {
    const url = urlOf('alpha_app', roles.app, 'baro_alpha');
    expect(await ask(url, "SELECT unaccent('Nguyễn Đức')")).toEqual(['Nguyen Duc']);
    expect(await ask(url, "SELECT similarity('ba đình', 'ba dinh') > 0")).toEqual([true]);
    expect(await ask(url, 'SELECT length(uuidv7()::text)')).toEqual([36]);
  });

  it('lets the migrator make tables and the app only what it is granted', async () => {
    const migrator = urlOf('alpha_migrator', roles.migrator, 'baro_alpha');
    const app = urlOf('alpha_app', roles.app, 'baro_alpha');
    await ask(migrator, 'CREATE TABLE kept (n int)');
    await expect(ask(app, 'CREATE TABLE mine (n int)')).rejects.toThrow(
      'permission denied for schema public',
    );
    await expect(ask(app, 'SELECT n FROM kept')).rejects.toThrow('permission denied for table kept');
    await ask(migrator, 'GRANT SELECT ON kept TO alpha_app');
    expect(await ask(app, 'SELECT n FROM kept')).toEqual([]);
  });

  it("keeps a service's roles out of another's database", async () => {
    await expect(ask(urlOf('alpha_app', roles.app, 'baro_beta'), 'SELECT 1')).rejects.toThrow(
      'permission denied for database',
    );
  });

  it('wants the password', async () => {
    await expect(ask(urlOf('postgres', 'guessed', 'postgres'), 'SELECT 1')).rejects.toThrow(
      'password authentication failed',
    );
  });

  it("writes no statement's values into its log", async () => {
    await ask(server.url(), 'CREATE TABLE once (name text UNIQUE)');
    await ask(server.url(), "INSERT INTO once VALUES ('Nguyễn Thị Bí Mật')");
    await expect(ask(server.url(), "INSERT INTO once VALUES ('Nguyễn Thị Bí Mật')")).rejects.toThrow(
      'duplicate key',
    );
    const log = await readFile(path.join(dir, 'server.log'), 'utf8');
    expect(log).toContain('duplicate key value violates unique constraint');
    expect(log).not.toContain('Bí Mật');
  });

  it('starts after a crash although its lock names a stranger that has the pid now', async () => {
    const { identity, exited } = server.child;
    process.kill(identity.pid, 'SIGKILL');
    await exited;
    const lock = path.join(cluster.dir, 'postmaster.pid');
    await writeFile(lock, `${process.pid}\n${cluster.dir}\n`);
    cluster = await openCluster(cluster.dir, PASSWORD);
    server = await start();
    expect(await ask(server.url('baro_alpha'), 'SELECT count(*)::int FROM kept')).toEqual([0]);
  });

  it('ends the server a killed starter left on its data before it starts its own', async () => {
    const left = server;
    cluster = await openCluster(cluster.dir, PASSWORD);
    expect((await left.child.exited).code).toBe(0);
    server = await start();
    expect(await ask(server.url(), 'SELECT 1')).toEqual([1]);
  });
});
