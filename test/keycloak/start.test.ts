import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import pg from 'pg';
import {
  findFirstPort,
  leftovers,
  makeDataPlace,
  removeDataPlace,
  startFake,
  type FakePlatform,
} from '@baro/tools/start/test/fake-platform.ts';

/** A first start makes Keycloak's tables; a limit only ends what hangs. */
vi.setConfig({ testTimeout: 1_800_000, hookTimeout: 1_800_000 });

describe('npm start -- --sso=keycloak', () => {
  let dir: string;
  let port: number;
  let platform: FakePlatform;
  beforeAll(async () => {
    dir = await makeDataPlace();
    port = await findFirstPort();
    platform = await start();
  });
  afterAll(async () => {
    platform.starter.kill('SIGTERM');
    await platform.exitCode();
    removeDataPlace(dir);
  });

  async function start(): Promise<FakePlatform> {
    const started = startFake(['--data', dir, '--port', String(port), '--sso=keycloak']);
    await started.says('\nready\n', 1_500_000);
    return started;
  }

  it('imports the realm with the demo people, who sign in with the password that is printed', async () => {
    const { demoPassword } = JSON.parse(
      await readFile(path.join(dir, 'secrets', 'platform.json'), 'utf8'),
    ) as { demoPassword: string };
    expect(platform.output()).toContain(demoPassword);
    expect(await tokenStatus(demoPassword)).toBe(200);
  });

  it('keeps its accounts in our PostgreSQL, under a role of its own, and no password in its arguments', async () => {
    expect(await countUsers()).toBeGreaterThan(15);
    const secrets = await readFile(path.join(dir, 'secrets', 'platform.json'), 'utf8');
    const { keycloak } = JSON.parse(secrets) as { keycloak: { database: string } };
    expect(leftovers(dir).join('\n')).not.toContain(keycloak.database);
  });

  it('finds its accounts at the next start, and leaves nothing behind when it stops', async () => {
    const before = await countUsers();
    platform.starter.kill('SIGTERM');
    expect(await platform.exitCode()).toBe(0);
    expect(leftovers(dir)).toEqual([]);
    platform = await start();
    expect(await countUsers()).toBe(before);
  });

  async function tokenStatus(password: string): Promise<number> {
    const form = { grant_type: 'password', client_id: 'baro-cli', username: 'van-thu', password };
    const url = `http://127.0.0.1:${port + 2}/realms/baro/protocol/openid-connect/token`;
    return (await fetch(url, { method: 'POST', body: new URLSearchParams(form) })).status;
  }

  async function countUsers(): Promise<number> {
    const { keycloak } = JSON.parse(await readFile(path.join(dir, 'secrets', 'platform.json'), 'utf8')) as {
      keycloak: { database: string };
    };
    const client = new pg.Client({
      connectionString: `postgres://keycloak:${keycloak.database}@127.0.0.1:${port + 3}/keycloak`,
    });
    await client.connect();
    const { rows } = await client.query<{ n: number }>('SELECT count(*)::int AS n FROM user_entity');
    await client.end();
    return rows[0]?.n ?? 0;
  }
});
