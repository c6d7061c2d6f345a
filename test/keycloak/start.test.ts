import { readdir, readFile, readlink } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import pg from 'pg';
import {
  findFirstPort,
  leftovers,
  makeDataPlace,
  processesOf,
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
    const { demoPassword } = await secrets();
    expect(platform.output()).toContain(demoPassword);
    expect(await tokenStatus(demoPassword)).toBe(200);
  });

  it('keeps its accounts in our PostgreSQL, under a role of its own', async () => {
    expect(await countUsers()).toBeGreaterThan(15);
  });

  it('is given no password by its arguments or its environment', async () => {
    const pid = processesOf(dir).get('Keycloak')?.pid ?? 0;
    const told = await Promise.all(
      ['cmdline', 'environ'].map((name) => readFile(`/proc/${pid}/${name}`, 'utf8')),
    );
    expect(told[0]).toContain('QuarkusEntryPoint');
    const { keycloak } = await secrets();
    for (const secret of Object.values(keycloak)) expect(told.join('\n')).not.toContain(secret);
  });

  it('listens on loopback only, for nobody else of a cluster', async () => {
    const pid = processesOf(dir).get('Keycloak')?.pid ?? 0;
    const open = await readdir(`/proc/${pid}/fd`);
    const links = await Promise.all(open.map((fd) => readlink(`/proc/${pid}/fd/${fd}`).catch(() => '')));
    const own = new Set(links.map((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1]));
    const tables = await Promise.all(['tcp', 'tcp6'].map((name) => readFile(`/proc/net/${name}`, 'utf8')));
    const rows = tables.flatMap((table) => table.split('\n').map((line) => line.trim().split(/\s+/)));
    // State 0A is LISTEN; column 9 the socket.
    const listening = rows.filter((row) => row[3] === '0A' && own.has(row[9])).map((row) => row[1] ?? '');
    const hexPort = (port + 2).toString(16).toUpperCase().padStart(4, '0');
    // 127.0.0.1 as the kernel writes it, alone or inside an IPv6 address.
    const addresses = listening.map((address) => address.slice(-13));
    expect(addresses).toContain(`0100007F:${hexPort}`);
    // Its transaction manager holds a second, random one.
    expect(addresses.filter((address) => !address.startsWith('0100007F:'))).toEqual([]);
  });

  it('finds its accounts at the next start, and leaves nothing behind when it stops', async () => {
    const before = await countUsers();
    platform.starter.kill('SIGTERM');
    expect(await platform.exitCode()).toBe(0);
    expect(leftovers(dir)).toEqual([]);
    platform = await start();
    expect(await countUsers()).toBe(before);
  });

  async function secrets(): Promise<{ demoPassword: string; keycloak: Record<string, string> }> {
    const text = await readFile(path.join(dir, 'secrets', 'platform.json'), 'utf8');
    return JSON.parse(text) as { demoPassword: string; keycloak: Record<string, string> };
  }

  async function tokenStatus(password: string): Promise<number> {
    const form = { grant_type: 'password', client_id: 'baro-cli', username: 'van-thu', password };
    const url = `http://127.0.0.1:${port + 2}/realms/baro/protocol/openid-connect/token`;
    return (await fetch(url, { method: 'POST', body: new URLSearchParams(form) })).status;
  }

  async function countUsers(): Promise<number> {
    const { keycloak } = await secrets();
    const client = new pg.Client({
      connectionString: `postgres://keycloak:${keycloak['database']}@127.0.0.1:${port + 3}/keycloak`,
    });
    await client.connect();
    const { rows } = await client.query<{ n: number }>('SELECT count(*)::int AS n FROM user_entity');
    await client.end();
    return rows[0]?.n ?? 0;
  }
});
