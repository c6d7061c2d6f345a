import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { coveredDatabases, coveredServices } from './covered.ts';
import type { HashedFile } from './hashed-copy.ts';
import { type Manifest, writeManifest } from './manifest.ts';
import { restoreBackup } from './restore-backup.ts';
import { verifyBackup } from './verify-backup.ts';

const SEGMENT = '000000010000000000000004';
const BASE = '20261127T201530Z-ab12';
const ATTACHMENT = 'documents/01/0190a000-0000-7000-8000-000000000001';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'baro-verify-'));
});

afterEach(() => rm(root, { recursive: true }));

async function put(file: string, text: string): Promise<HashedFile> {
  const place = path.join(root, file);
  await mkdir(path.dirname(place), { recursive: true });
  await writeFile(place, text, { mode: 0o600 });
  return { path: file, size: text.length, sha256: createHash('sha256').update(text).digest('hex') };
}

async function inBase(file: string): Promise<HashedFile> {
  return { ...(await put(path.join('base', BASE, file), `the bytes of ${file}`)), path: file };
}

/** A whole backup folder, small; `change` spoils its manifest before it is written. */
async function backUp(change: Partial<Manifest> = {}): Promise<void> {
  const files = ['cluster/backup_label', 'cluster/PG_VERSION', 'cluster/global/pg_control', `wal/${SEGMENT}`];
  const whole: Manifest = {
    format: 1,
    beginTime: '2026-11-27T20:15:30.000Z',
    finishTime: '2026-11-27T20:16:00.000Z',
    postgres: '18.0',
    systemIdentifier: '1',
    beginWal: SEGMENT,
    endWal: SEGMENT,
    databases: ['postgres', ...coveredDatabases()],
    services: coveredServices().map((one) => ({ ...one, attachmentCount: 0 })),
    city: 'empty',
    hasSecrets: true,
    folders: [],
    files: await Promise.all([...files, 'secrets/secrets/platform.json'].map(inBase)),
    attachments: [{ ...(await put(`files/${ATTACHMENT}`, 'a scan')), path: ATTACHMENT }],
  };
  await writeManifest(path.join(root, 'base', BASE), { ...whole, ...change });
}

async function faults(): Promise<string[]> {
  return (await verifyBackup(root)).faults;
}

describe('a backup folder', () => {
  it('is well when everything the platform has is in it', async () => {
    await backUp();
    expect(await verifyBackup(root)).toEqual({ bases: 1, files: 6, segments: 0, faults: [] });
  });

  it('counts the sealed identities among the databases', () => {
    expect(coveredDatabases()).toContain('baro_identities');
  });

  it.each(coveredDatabases())('is refused without %s', async (database) => {
    await backUp();
    await backUp({ databases: coveredDatabases().filter((name) => name !== database) });
    expect(await faults()).toEqual([`${BASE}: database ${database} is not in it`]);
  });

  it('is refused without the attachments of a service that keeps some', async () => {
    const without = coveredServices().map((one) => ({ ...one, attachments: undefined, attachmentCount: 0 }));
    await backUp({ services: without });
    expect(await faults()).toEqual([
      `${BASE}: the attachments of documents are not in it`,
      `${BASE}: the attachments of tasks are not in it`,
    ]);
  });

  it('names a file that is missing, one that was changed, and a missing attachment', async () => {
    await backUp();
    await rm(path.join(root, 'base', BASE, 'cluster/PG_VERSION'));
    await writeFile(
      path.join(root, 'base', BASE, 'wal', SEGMENT),
      `the bytes of wal/${SEGMENT}`.toUpperCase(),
    );
    await rm(path.join(root, 'files', ATTACHMENT));
    expect(await faults()).toEqual([
      `${BASE}: cluster/PG_VERSION is missing`,
      `${BASE}: wal/${SEGMENT} was changed`,
      `${BASE}: ${ATTACHMENT} is missing`,
    ]);
  });

  it('is refused when its manifest was changed after it was written', async () => {
    await backUp();
    await writeFile(path.join(root, 'base', BASE, 'manifest.json'), `${'0'.repeat(64)}\n{"format":1}\n`);
    expect(await faults()).toEqual([
      `${path.join(root, 'base', BASE, 'manifest.json')} was changed after it was written.`,
    ]);
  });

  it('is refused with a key of the sealed identities in it', async () => {
    await backUp({ files: [await inBase('secrets/secrets/identity-key')] });
    expect(await faults()).toContain(`${BASE}: identity-key is in it: sealed identities would open`);
  });

  it('is refused when others can read its secrets', async () => {
    await backUp();
    await chmod(path.join(root, 'base', BASE, 'secrets/secrets/platform.json'), 0o644);
    expect(await faults()).toEqual([`${BASE}: secrets/secrets/platform.json can be read by others`]);
  });

  it('names the segments that are missing from the log', async () => {
    await backUp();
    for (const last of ['05', '06', '09']) await put(`wal/0000000100000000000000${last}`, 'log');
    expect(await faults()).toEqual([
      'the log lacks segment 000000010000000000000007',
      'the log lacks segment 000000010000000000000008',
    ]);
  });
});

describe('a restore', () => {
  it('is refused without the keys of the sealed identities, and leaves nothing behind', async () => {
    await backUp();
    const dataDir = path.join(root, 'restored');
    const nowhere = { toTime: undefined, lastOf: undefined, secretsDir: undefined };
    const wish = {
      root,
      dataDir,
      ...nowhere,
      identityKeysDir: path.join(root, 'empty'),
      say: () => undefined,
    };
    await expect(restoreBackup(wish)).rejects.toThrow('identity-key is kept in with --identity-keys');
    expect(existsSync(dataDir)).toBe(false);
  });
});
