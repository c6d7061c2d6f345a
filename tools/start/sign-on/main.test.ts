import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findFreePort } from '../../platform/ports.ts';
import { realmFile } from './testing.ts';

const main = join(import.meta.dirname, 'main.ts');

interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
}

function run(env: Record<string, string>): Run {
  const child = spawn(process.execPath, [main], { env: { PATH: process.env['PATH'] ?? '', ...env } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  return { child, output: () => output };
}

async function exitCode({ child }: Run): Promise<unknown> {
  await once(child, 'exit');
  return child.exitCode;
}

describe('sign-on as a process', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'baro-sign-on-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function environment(port: number): Record<string, string> {
    const secrets = {
      BARO_DEMO_PASSWORD: 'demo password 1',
      BARO_GATEWAY_CLIENT_SECRET: 'gateway',
      BARO_DISTRICT_CLIENT_SECRET: 'district',
      BARO_SYNC_CLIENT_SECRET: 'sync',
      BARO_PUBLIC_CLIENT_SECRET: 'public',
    };
    writeFileSync(join(folder, 'secrets.json'), JSON.stringify(secrets));
    return {
      SIGN_ON_ADDRESS: `127.0.0.1:${port}`,
      SIGN_ON_PUBLIC_URL: `http://127.0.0.1:${port}`,
      SIGN_ON_GATEWAY_URL: 'http://127.0.0.1:18300',
      SIGN_ON_REALM_FILE: realmFile,
      SIGN_ON_SECRETS_FILE: join(folder, 'secrets.json'),
      SIGN_ON_DATA_DIR: join(folder, 'data'),
    };
  }

  async function readCerts(port: number): Promise<unknown> {
    const response = await fetch(`http://127.0.0.1:${port}/realms/baro/protocol/openid-connect/certs`);
    return response.json();
  }

  it('says when it is ready, keeps its keys private over a restart and stops on SIGTERM with 0', async () => {
    const port = await findFreePort();
    const first = run(environment(port));
    await expect.poll(first.output, { timeout: 20_000 }).toContain('sign-on ready');
    const certs = await readCerts(port);
    expect(JSON.stringify(certs)).not.toContain('"d"');
    first.child.kill('SIGTERM');
    expect(await exitCode(first)).toBe(0);
    const keys = join(folder, 'data', 'keys.json');
    expect(statSync(keys).mode & 0o777).toBe(0o600);
    expect(readFileSync(keys, 'utf8')).toContain('"kid"');

    const second = run(environment(port));
    await expect.poll(second.output, { timeout: 20_000 }).toContain('sign-on ready');
    expect(await readCerts(port)).toEqual(certs);
    second.child.kill('SIGTERM');
    expect(await exitCode(second)).toBe(0);
  });

  it('names every missing setting in one sentence', async () => {
    const started = run({ SIGN_ON_ADDRESS: 'nonsense' });
    expect(await exitCode(started)).toBe(1);
    for (const part of ['SIGN_ON_ADDRESS is not host:port', 'SIGN_ON_REALM_FILE', 'SIGN_ON_SECRETS_FILE']) {
      expect(started.output()).toContain(part);
    }
  });

  it('says which port is taken', async () => {
    const port = await findFreePort();
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    const started = run(environment(port));
    expect(await exitCode(started)).toBe(1);
    expect(started.output()).toContain(String(port));
    other.close();
  });
});
