import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AppError } from '../errors/app-error.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileMissingError } from './attachment-store.ts';
import { DiskAttachmentStore } from './disk-attachment-store.ts';
import { Staging } from './staging.ts';

let root: string;
let staging: Staging;
let store: DiskAttachmentStore;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'baro-files-'));
  staging = new Staging(path.join(root, 'staging'));
  store = new DiskAttachmentStore(path.join(root, 'files'));
});

afterEach(async () => {
  await rm(root, { recursive: true });
});

async function* piecesOf(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function readAll(key: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of store.read(key)) pieces.push(piece);
  return Buffer.concat(pieces);
}

const reasonOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof AppError ? error.reason : String(error)),
  );

const stagedNames = (): Promise<string[]> => readdir(path.join(root, 'staging'));

describe('Staging', () => {
  it('receives bytes in order with size and SHA-256', async () => {
    const bytes = randomBytes(300_001);
    const staged = await staging.receive(piecesOf(bytes, 65_536), 1_000_000);
    expect(staged.sizeBytes).toBe(bytes.length);
    expect(staged.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect((await stat(staged.path)).mode & 0o777).toBe(0o600);
  });

  it('stops at the first piece over the limit and leaves nothing', async () => {
    let taken = 0;
    const endless = async function* (): AsyncGenerator<Buffer> {
      for (;;) {
        taken += 1;
        yield Buffer.alloc(1000);
      }
    };
    expect(await reasonOf(staging.receive(endless(), 10_000))).toBe('ATTACHMENT_TOO_LARGE');
    expect(taken).toBe(11);
    expect(await stagedNames()).toEqual([]);
  });

  it('takes a file of exactly the limit', async () => {
    expect((await staging.receive(piecesOf(Buffer.alloc(10_000), 999), 10_000)).sizeBytes).toBe(10_000);
  });

  it('refuses no bytes and leaves nothing', async () => {
    expect(await reasonOf(staging.receive(piecesOf(Buffer.alloc(0), 1), 10))).toBe('ATTACHMENT_EMPTY');
    expect(await stagedNames()).toEqual([]);
  });

  it('leaves nothing when the sender breaks off', async () => {
    const broken = async function* (): AsyncGenerator<Buffer> {
      yield Buffer.alloc(10);
      throw new Error('gone');
    };
    await expect(staging.receive(broken(), 100)).rejects.toThrow('gone');
    expect(await stagedNames()).toEqual([]);
  });

  it('cleans what nobody wrote to since the time, and nothing newer', async () => {
    const old = await staging.receive(piecesOf(Buffer.from('old'), 10), 100);
    const fresh = await staging.receive(piecesOf(Buffer.from('new'), 10), 100);
    await utimes(old.path, new Date(0), new Date(0));
    expect(await staging.cleanBefore(new Date(Date.now() - 60_000))).toBe(1);
    expect(await stagedNames()).toEqual([path.basename(fresh.path)]);
  });
});

describe('DiskAttachmentStore', () => {
  it('takes a staged file over and reads it in pieces of at most 64 KiB', async () => {
    const bytes = randomBytes(200_000);
    const key = randomUUID();
    const staged = await staging.receive(piecesOf(bytes, 50_000), 1_000_000);
    await store.put(key, staged.path);
    expect(await stagedNames()).toEqual([]);
    expect((await readAll(key)).equals(bytes)).toBe(true);
    for await (const piece of store.read(key)) expect(piece.length).toBeLessThanOrEqual(65_536);
  });

  it('says when a file is missing', async () => {
    await expect(readAll(randomUUID())).rejects.toThrow(FileMissingError);
  });

  it('closes the file when the reader stops early', async () => {
    const key = randomUUID();
    await store.put(key, (await staging.receive(piecesOf(randomBytes(200_000), 50_000), 1_000_000)).path);
    const before = (await readdir('/proc/self/fd')).length;
    for (let turn = 0; turn < 20; turn += 1) {
      for await (const piece of store.read(key)) {
        expect(piece.length).toBeGreaterThan(0);
        break;
      }
    }
    await expect.poll(async () => (await readdir('/proc/self/fd')).length).toBeLessThanOrEqual(before + 2);
  });

  it('removes a file, and bears that it is gone', async () => {
    const key = randomUUID();
    await store.put(key, (await staging.receive(piecesOf(Buffer.from('x'), 1), 10)).path);
    await store.remove(key);
    await store.remove(key);
    await expect(readAll(key)).rejects.toThrow(FileMissingError);
  });

  it('refuses keys that are no UUIDs', async () => {
    await expect(store.put('../../etc/passwd', '/tmp/x')).rejects.toThrow('UUID');
    await expect(store.remove('..')).rejects.toThrow('UUID');
  });

  it('lists what is older than the time and nothing that is not its own', async () => {
    const keys = [randomUUID(), randomUUID()];
    for (const key of keys) {
      await store.put(key, (await staging.receive(piecesOf(Buffer.from(key), 100), 100)).path);
    }
    await writeFile(path.join(root, 'files', 'README'), 'not ours');
    const listed = async (time: Date): Promise<string[]> => {
      const found: string[] = [];
      for await (const batch of store.listBefore(time)) found.push(...batch);
      return found.toSorted();
    };
    expect(await listed(new Date(Date.now() + 60_000))).toEqual(keys.toSorted());
    expect(await listed(new Date(Date.now() - 60_000))).toEqual([]);
  });

  it('lists nothing before the first file', async () => {
    for await (const batch of store.listBefore(new Date())) expect(batch).toEqual([]);
  });
});
