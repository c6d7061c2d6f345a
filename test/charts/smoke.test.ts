import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPlatform } from '@baro/tools/testing/test-platform.ts';
import { seedDirectory } from '@baro/tools/testing/seed-directory.ts';
import type { TestPlatform } from '@baro/tools/testing/test-platform.ts';

const main = path.resolve(import.meta.dirname, '../../services/gateway/src/smoke/main.ts');

const read = 'ok   a signed-in read through the gateway';

let platform: TestPlatform;
let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'baro-smoke-'));
  platform = await startTestPlatform({ services: ['directory', 'gateway'] });
});

afterAll(async () => {
  await platform?.stop();
  await rm(dir, { recursive: true });
});

/** Runs what the pod of `helm test` runs. */
async function smoke(changed: Record<string, string> = {}): Promise<{ code: number | null; said: string }> {
  const secretFile = path.join(dir, 'client-secret');
  await writeFile(secretFile, platform.signOn.secrets.BARO_DISTRICT_CLIENT_SECRET);
  const env = {
    SMOKE_HEALTH_ADDRESSES: ['directory', 'gateway'].map(platform.address).join(','),
    SMOKE_GATEWAY_URL: platform.gatewayUrl,
    SMOKE_OIDC_ISSUER: platform.signOn.issuer,
    SMOKE_CLIENT_ID: 'district-ba-dinh',
    SMOKE_CLIENT_SECRET_FILE: secretFile,
    ...changed,
  };
  const child = spawn(process.execPath, [main], { env: { ...process.env, ...env } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text: Buffer) => (said += String(text)));
  }
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, said };
}

describe('the smoke test of an installed platform', () => {
  it('is well on a platform just installed, where the directory knows nobody yet', async () => {
    const { code, said } = await smoke();
    expect(said).toContain(`${read}: the directory has no such account yet\n`);
    expect(code).toBe(0);
  });

  it('is well when every service is healthy and a district system reads through the gateway', async () => {
    const [, payload = ''] = (await platform.signOn.clientToken()).split('.');
    const { sub } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { sub: string };
    await seedDirectory(platform.address('directory'), await platform.signOn.token('quan-tri'), [
      { code: 'SMOKE', name: 'Phường thử', posts: [{ role: 'RECORDS_CLERK', accountId: sub }] },
    ]);
    const { code, said } = await smoke();
    expect(said.split('\n').filter(Boolean)).toEqual([
      `ok   health of ${platform.address('directory')}`,
      `ok   health of ${platform.address('gateway')}`,
      read,
    ]);
    expect(code).toBe(0);
  });

  it('is not well when the sign-on does not know its secret, and tells no secret', async () => {
    const wrong = path.join(dir, 'wrong');
    await writeFile(wrong, 'no-such-secret');
    const { code, said } = await smoke({ SMOKE_CLIENT_SECRET_FILE: wrong });
    expect(code).toBe(1);
    expect(said).toContain('FAIL a signed-in read through the gateway: the sign-on answers 401');
    expect(said).not.toContain('no-such-secret');
  });

  it('is not well when a service does not answer', async () => {
    const { code, said } = await smoke({
      SMOKE_HEALTH_ADDRESSES: '127.0.0.1:1',
      SMOKE_CALL_TIMEOUT_MS: '3000',
    });
    expect(code).toBe(1);
    expect(said).toContain('FAIL health of 127.0.0.1:1');
  });

  it('says what it is not told', async () => {
    const { code, said } = await smoke({ SMOKE_OIDC_ISSUER: '' });
    expect(code).toBe(1);
    expect(said).toContain('SMOKE_OIDC_ISSUER is missing');
  });
});
