import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import pg from 'pg';
import { findFreePort } from '../platform/ports.ts';
import type { TestPlatform } from '../testing/test-platform.ts';

/** The same hops without logic, beside the real platform: same PostgreSQL, pool, issuer. */
export interface BarePlatform {
  url: string;
  stop: () => Promise<void>;
}

/** Starts bare gateway and bare backend as processes of their own. */
export async function startBarePlatform(platform: TestPlatform): Promise<BarePlatform> {
  const client = new pg.Client({ connectionString: platform.databaseUrl('postgres') });
  await client.connect();
  await client.query(
    'CREATE TABLE bare (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, subject text NOT NULL)',
  );
  await client.end();
  const backend = `127.0.0.1:${await findFreePort()}`;
  const port = await findFreePort();
  const { issuer } = platform.signOn;
  const children = [
    await start('bare-backend.ts', [backend, platform.databaseUrl('postgres'), issuer, '16']),
    await start('bare-gateway.ts', [String(port), backend, issuer]),
  ];
  return { url: `http://127.0.0.1:${port}`, stop: async () => void (await Promise.all(children.map(end))) };
}

async function start(file: string, args: string[]): Promise<ChildProcess> {
  const child = fork(path.join(import.meta.dirname, file), args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
  });
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}
