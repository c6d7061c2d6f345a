import { existsSync, readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { poll } from '../../platform/poll.ts';
import { isRunning } from '../../platform/process-identity.ts';
import { demoLogins } from '../logins.ts';
import {
  crash,
  type FakePlatform,
  findFirstPort,
  leftovers,
  makeDataPlace,
  processesOf,
  removeDataPlace,
  startFake,
} from './fake-platform.ts';

let dir: string;
let port: number;
let platform: FakePlatform;

beforeAll(async () => {
  dir = await makeDataPlace();
  port = await findFirstPort();
  platform = startFake(['--data', dir, '--port', String(port)]);
  await platform.says('\nready\n');
});

afterAll(async () => {
  platform.starter.kill('SIGTERM');
  await platform.exitCode();
  removeDataPlace(dir);
});

async function countStarts(): Promise<number> {
  const url = await readFile(path.join(dir, 'secrets', 'alpha-database-url'), 'utf8');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ count: string }>('SELECT count(*) FROM starts');
  await client.end();
  return Number(rows[0]?.count);
}

describe('a platform that was started', () => {
  it('prints every demo login and the password', async () => {
    const kept = await readFile(path.join(dir, 'secrets', 'platform.json'), 'utf8');
    const { demoPassword } = JSON.parse(kept) as { demoPassword: string };
    expect(platform.output()).toContain(demoPassword);
    for (const { username } of demoLogins()) {
      expect(platform.output()).toMatch(new RegExp(` ${username} .*\\p{L}`, 'u'));
    }
  });

  it('keeps its secrets from other users of the machine', () => {
    expect(statSync(path.join(dir, 'secrets')).mode & 0o077).toBe(0);
    for (const name of readdirSync(path.join(dir, 'secrets'))) {
      expect(statSync(path.join(dir, 'secrets', name)).mode & 0o077).toBe(0);
    }
  });

  it('listens on loopback only', async () => {
    const mine = new Set(
      [0, 1, 2, 3, 4, 10, 11].map((offset) => (port + offset).toString(16).toUpperCase().padStart(4, '0')),
    );
    const tables = await Promise.all(['tcp', 'tcp6'].map((name) => readFile(`/proc/net/${name}`, 'utf8')));
    const listening = tables
      .flatMap((table) => table.split('\n'))
      .filter((line) => line.trim().split(/\s+/)[3] === '0A');
    const addresses = listening.map((line) => line.trim().split(/\s+/)[1] ?? '');
    const ours = addresses.filter((address) => mine.has(address.split(':')[1] ?? ''));
    expect(ours.length).toBeGreaterThanOrEqual(5);
    // 127.0.0.1 as the kernel writes it.
    expect(ours.filter((address) => !address.startsWith('0100007F:'))).toEqual([]);
  });

  it('refuses a second start on the same data with one sentence', async () => {
    const second = startFake(['--data', dir, '--port', String(await findFirstPort())]);
    expect(await second.exitCode()).toBe(1);
    expect(second.output()).toContain(`Baro already runs on ${dir} (process ${platform.starter.pid})`);
  });

  it('names every port it has to a second platform that wants the same, before anything starts', async () => {
    const place = await makeDataPlace();
    const second = startFake(['--data', place, '--port', String(port)]);
    expect(await second.exitCode()).toBe(1);
    expect(second.output()).toContain(
      `${port + 3} (PostgreSQL), ${port + 4} (NATS), ${port + 10} (the service alpha)`,
    );
    expect(second.output()).toContain('--port <n>');
    expect(existsSync(path.join(place, 'postgres'))).toBe(false);
    removeDataPlace(place);
  });

  it('lets a second platform with ports and data of its own run side by side, and end alone', async () => {
    const place = await makeDataPlace();
    const second = startFake(['--data', place, '--port', String(await findFirstPort()), '--empty']);
    await second.says('\nready\n');
    expect(existsSync(path.join(place, 'city'))).toBe(false);
    second.starter.kill('SIGTERM');
    expect(await second.exitCode()).toBe(0);
    expect(leftovers(place)).toEqual([]);
    for (const identity of processesOf(dir).values()) expect(isRunning(identity)).toBe(true);
    removeDataPlace(place);
  });

  it('says the crash of a service and starts it again', async () => {
    const before = await countStarts();
    crash(dir, 'alpha');
    await platform.says('alpha crashed (signal SIGKILL); starting it again');
    await platform.says('alpha is back');
    expect(await countStarts()).toBe(before + 1);
  });

  it('starts PostgreSQL again when it crashes, with everything that was committed', async () => {
    const before = await countStarts();
    crash(dir, 'PostgreSQL');
    await platform.says('PostgreSQL is back');
    expect(await countStarts()).toBe(before);
  });

  it('stops on SIGTERM in order, leaves nothing behind, and keeps the data for the next start', async () => {
    const before = await countStarts();
    platform.starter.kill('SIGTERM');
    expect(await platform.exitCode()).toBe(0);
    expect(leftovers(dir)).toEqual([]);
    expect(await readFile(path.join(dir, 'logs', 'alpha.log'), 'utf8')).toContain('left in good order');

    platform = startFake(['--data', dir, '--port', String(port)]);
    await platform.says('\nready\n');
    expect(await countStarts()).toBe(before + 1);
    expect(readdirSync(path.join(dir, 'city'))).toHaveLength(1);
  });

  it('killed outright, leaves nothing in the way of the next start', async () => {
    const before = await countStarts();
    const old = processesOf(dir);
    platform.starter.kill('SIGKILL');
    await platform.exitCode();

    platform = startFake(['--data', dir, '--port', String(port)]);
    await platform.says('\nready\n');
    for (const identity of old.values()) expect(isRunning(identity)).toBe(false);
    expect(await countStarts()).toBe(before + 1);
  });

  it('stops on Ctrl-C pressed twice without leaving an orphan', async () => {
    platform.starter.kill('SIGINT');
    platform.starter.kill('SIGINT');
    expect(await platform.exitCode()).toBe(0);
    await poll(() => leftovers(dir).length === 0, { what: 'the last process', timeoutMs: 30_000 });
  });
});
