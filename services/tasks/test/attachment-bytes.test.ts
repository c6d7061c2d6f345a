import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { callMetadata, openLog } from '@baro/chassis';
import { cleanFiles, openFiles } from '@baro/chassis/files';
import { pdfOfText, png, sha256 } from '@baro/chassis/files/testing';
import { eventually, expectReason } from '@baro/chassis/testing';
import { findFreePort } from '@baro/tools/platform/ports.ts';
import { ServiceProcess } from '@baro/tools/testing/service-process.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findOrphans } from '../src/store/attachment-store.ts';
import { TaskFiles, uploadMessages } from './task-files.ts';
import { noNats, startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
let files: TaskFiles;
let pdf: Buffer;

beforeAll(async () => {
  world = await startWorld();
  files = new TaskFiles(world);
  pdf = await pdfOfText('Báo cáo kết quả thực hiện');
});

afterAll(async () => {
  files.close();
  await world.close();
});

const accepted = async () => (await world.accepted('stc-head')).id;

/** Removes what has no row, as the job does after an hour. */
function cleanLater(): Promise<number> {
  const { staging, store } = openFiles({ attachmentDir: world.attachmentDir });
  const deps = { staging, store, orm: world.service.orm, log: openLog('tasks', 'silent'), findOrphans };
  return cleanFiles(deps, new Date(Date.now() + 2 * 3_600_000));
}

describe('DownloadTaskAttachment', () => {
  it('gives the bytes back to everybody who sees the task, and audits it', async () => {
    const id = await accepted();
    const bytes = Buffer.concat([png, randomBytes(300_000)]);
    const file = await files.upload('stc-head', id, bytes, { fileName: 'Ảnh hiện trường.png' });
    for (const who of ['stc-head', 'chairman', 'stc-director', 'auditor']) {
      const got = await files.download(who, file.id);
      expect(got.header).toEqual({
        fileName: 'Ảnh hiện trường.png',
        contentType: 'image/png',
        sizeBytes: bytes.length,
        sha256: sha256(bytes),
      });
      expect(got.bytes.equals(bytes)).toBe(true);
      expect(Math.max(...got.chunks)).toBeLessThanOrEqual(65_536);
    }
    const audits = await world.rows(
      `SELECT 1 FROM audit WHERE action = 'download' AND details -> 'ids' ? $1`,
      [file.id],
    );
    expect(audits).toHaveLength(4);
  });

  it('refuses strangers whether the file exists or not, and says not found to who may see everything', async () => {
    const file = await files.upload('stc-head', await accepted(), pdf);
    for (const who of ['ward-leader', 'official-th', 'hdnd-leader', 'administrator']) {
      await expectReason(files.download(who, file.id), 'PERMISSION_DENIED');
      await expectReason(files.download(who, randomUUID()), 'PERMISSION_DENIED');
    }
    await expectReason(files.download('auditor', randomUUID()), 'ATTACHMENT_NOT_FOUND');
    await expectReason(files.download('chairman', 'x'), 'FIELD_INVALID', ['id']);
  });

  it('ends in an error, never in a file that looks whole, when bytes are damaged', async () => {
    const file = await files.upload('stc-head', await accepted(), pdf);
    await truncate(path.join(world.attachmentDir, 'files', file.id.slice(-2), file.id), pdf.length - 1);
    await expectReason(files.download('stc-head', file.id), 'INTERNAL');
  });
});

describe('RemoveTaskAttachment', () => {
  it('takes the file off: row and audit stay, bytes and text go', async () => {
    const id = await accepted();
    const file = await files.upload('stc-head', id, pdf);
    await files.remove('stc-head', file.id);
    expect((await world.get('stc-head', id)).attachments).toEqual([]);
    await expectReason(files.download('stc-head', file.id), 'ATTACHMENT_NOT_FOUND');
    expect(await files.onDisk()).not.toContain(file.id);
    const rows = await world.rows('SELECT content FROM task_attachments WHERE id = $1', [file.id]);
    expect(rows).toEqual([{ content: '' }]);
    const told = await world.rows<{ type: string }>('SELECT type FROM outbox WHERE aggregate_id = $1', [id]);
    expect(told.map((row) => row.type)).toContain('baro.tasks.v1.TaskAttachmentRemoved');
  });

  it('acts once for the same request id, and of two removals at once one wins', async () => {
    const id = await accepted();
    const file = await files.upload('stc-head', id, pdf);
    const requestId = randomUUID();
    await files.remove('stc-head', file.id, requestId);
    await files.remove('stc-head', file.id, requestId);
    await expectReason(files.remove('stc-head', file.id), 'ATTACHMENT_NOT_FOUND');
    const other = await files.upload('stc-head', id, pdf);
    const outcomes = await Promise.allSettled([1, 2].map(() => files.remove('stc-head', other.id)));
    expect(outcomes.map((outcome) => outcome.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('refuses what is not there, to who may not know it without saying so', async () => {
    await expectReason(files.remove('stc-head', randomUUID()), 'PERMISSION_DENIED');
    await expectReason(files.remove('auditor', randomUUID()), 'ATTACHMENT_NOT_FOUND');
    await expectReason(files.remove('stc-head', 'x'), 'FIELD_INVALID', ['id']);
  });
});

describe('a service killed', () => {
  let folder: string;
  let service: ServiceProcess;
  let there: TaskFiles;
  let address: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'baro-killed-'));
    const secret = async (name: string, value: string): Promise<string> => {
      await writeFile(path.join(folder, name), value);
      return path.join(folder, name);
    };
    const { database } = world.service;
    address = `127.0.0.1:${await findFreePort()}`;
    const env = {
      TASKS_EMBEDDED: 'true',
      TASKS_LOG_LEVEL: 'warn',
      TASKS_GRPC_ADDRESS: address,
      TASKS_DATABASE_URL_FILE: await secret('app', database.appUrl),
      TASKS_NATS_URL_FILE: await secret('nats', noNats),
      TASKS_OIDC_ISSUER: world.issuer.issuer,
      TASKS_ATTACHMENT_DIR: world.attachmentDir,
    };
    const main = path.resolve(import.meta.dirname, '../src/main.ts');
    service = new ServiceProcess('tasks', main, env, path.join(folder, 'log'));
    there = new TaskFiles(world, address);
  });

  afterAll(async () => {
    there.close();
    await service.kill();
    await rm(folder, { recursive: true });
  });

  it('between the bytes and the commit leaves no file, and the same request makes it whole', async () => {
    const id = await accepted();
    const before = await files.onDisk();
    await service.start({ TASKS_FAULT_POINT: 'before-commit:1' });
    const header = { requestId: randomUUID() };
    await expect(there.upload('stc-head', id, pdf, header)).rejects.toThrow(/UNAVAILABLE/);
    await service.ended();
    expect(service.running).toBe(false);
    expect((await world.get('stc-head', id)).attachments).toEqual([]);
    expect((await files.onDisk()).length).toBe(before.length + 1);
    expect(await cleanLater()).toBe(1);
    await files.expectOnDisk(before);
    const file = await files.upload('stc-head', id, pdf, header);
    expect((await files.download('chairman', file.id)).bytes.equals(pdf)).toBe(true);
  });

  it('while it receives leaves half a file that is nobody’s, and goes', async () => {
    const id = await accepted();
    const before = await files.onDisk();
    await service.start();
    // A stream is never tried again, and the connection of before may not have come back yet.
    there.close();
    there = new TaskFiles(world, address);
    const call = there.client.uploadTaskAttachment(
      callMetadata(await world.token('stc-head')),
      () => undefined,
    );
    call.on('error', () => undefined);
    for (const message of uploadMessages({ taskId: id }, Buffer.alloc(300_000, 'a'))) call.write(message);
    await eventually(async () => expect((await files.onDisk()).length).toBe(before.length + 1));
    await service.kill();
    expect((await world.get('stc-head', id)).attachments).toEqual([]);
    expect(await cleanLater()).toBe(1);
    await files.expectOnDisk(before);
  });
});
