import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { openSecrets } from './secrets.ts';

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), 'baro-secrets-'));
  await mkdir(path.join(dir, 'secrets'));
});

afterEach(() => rm(dir, { recursive: true }));

const read = (name: string): Promise<string> => readFile(path.join(dir, 'secrets', name), 'utf8');

describe('the keys of the sealed identities', () => {
  it('stand in files of their own alone, and are the same at the next start', async () => {
    const { identityKey, identityIndexKey } = openSecrets(dir, ['alpha']).secrets;
    expect(Buffer.from(identityKey, 'base64')).toHaveLength(32);
    expect(await read('identity-key')).toBe(identityKey);
    expect(await read('identity-index-key')).toBe(identityIndexKey);
    const kept = await read('platform.json');
    expect(kept).not.toContain(identityKey);
    expect(kept).not.toContain(identityIndexKey);
    expect(openSecrets(dir, ['alpha']).secrets).toMatchObject({ identityKey, identityIndexKey });
  });

  it('may be rotated in the file: a start leaves the lines as they are', async () => {
    const { identityKey } = openSecrets(dir, []).secrets;
    const both = `${Buffer.alloc(32, 1).toString('base64')}\n${identityKey}\n`;
    await writeFile(path.join(dir, 'secrets', 'identity-key'), both);
    openSecrets(dir, []);
    expect(await read('identity-key')).toBe(both);
  });

  it('are taken out of a platform.json that still holds them', async () => {
    const identityKey = Buffer.alloc(32, 2).toString('base64');
    await writeFile(path.join(dir, 'secrets', 'platform.json'), JSON.stringify({ identityKey }));
    expect(openSecrets(dir, []).secrets.identityKey).toBe(identityKey);
    expect(await read('platform.json')).not.toContain(identityKey);
  });
});
