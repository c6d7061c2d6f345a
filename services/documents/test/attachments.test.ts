import { randomBytes, randomUUID } from 'node:crypto';
import { rm, truncate, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openLog } from '@baro/chassis';
import { cleanFiles, openFiles } from '@baro/chassis/files';
import { expectReason } from '@baro/chassis/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findOrphans } from '../src/store/attachment-rows.ts';
import { idOf } from './city.ts';
import { Drafting } from './drafting.ts';
import { FileClient } from './file-client.ts';
import { pdfOfText, png, sha256 } from '@baro/chassis/files/testing';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
let files: FileClient;
let pdf: Buffer;

beforeAll(async () => {
  world = await startWorld();
  files = new FileClient(world);
  pdf = await pdfOfText('Kế hoạch chỉnh trang vỉa hè quận Hoàn Kiếm số 888/KH-UBND');
});

afterAll(async () => {
  files.close();
  await world.close();
});

describe('DownloadAttachment', () => {
  it('gives the bytes back in chunks of at most 64 KiB to everybody who may read the document, and audits it', async () => {
    const document = await files.register();
    const bytes = Buffer.concat([png, randomBytes(1_000_000)]);
    const file = await files.upload('clerk', document.id, bytes, { fileName: 'Quét trang 1.png' });
    for (const who of ['clerk', 'chairman', 'auditor']) {
      const got = await files.download(who, file.id);
      expect(got.header).toEqual({
        fileName: 'Quét trang 1.png',
        contentType: 'image/png',
        sizeBytes: bytes.length,
        sha256: sha256(bytes),
      });
      expect(got.bytes.equals(bytes)).toBe(true);
      expect(Math.max(...got.chunks)).toBeLessThanOrEqual(65_536);
    }
    const audits = await world.rows(
      `SELECT account_id FROM audit WHERE action = 'download' AND details -> 'ids' ? $1`,
      [file.id],
    );
    expect(audits).toHaveLength(3);
  });

  it('refuses strangers whether the file exists or not, and says not found to who may see everything', async () => {
    const document = await files.register();
    const file = await files.upload('clerk', document.id, pdf);
    for (const who of ['ward-clerk', 'ward-system', 'official-th', 'stc-director', 'hdnd-leader']) {
      await expectReason(files.download(who, file.id), 'PERMISSION_DENIED');
      await expectReason(files.download(who, randomUUID()), 'PERMISSION_DENIED');
    }
    await expectReason(files.download('auditor', randomUUID()), 'ATTACHMENT_NOT_FOUND');
    await expectReason(files.download('clerk', 'x'), 'FIELD_INVALID', ['id']);
  });

  it('ends in an error, never in a file that looks whole, when bytes are damaged or missing', async () => {
    const document = await files.register();
    const file = await files.upload('clerk', document.id, pdf);
    const stored = path.join(world.attachmentDir, 'files', file.id.slice(-2), file.id);
    await truncate(stored, pdf.length - 1);
    await expectReason(files.download('clerk', file.id), 'INTERNAL');
    await rm(stored);
    await expectReason(files.download('clerk', file.id), 'INTERNAL');
  });
});

describe('RemoveAttachment', () => {
  it('takes the file off: row and audit stay, bytes, text and the way to it go', async () => {
    const document = await files.register();
    const file = await files.upload(
      'clerk',
      document.id,
      await pdfOfText('Phương án phân luồng giao thông đường Láng'),
    );
    await files.remove('clerk', file.id);
    expect((await files.getDocument('clerk', document.id)).attachments).toEqual([]);
    await expectReason(files.download('clerk', file.id), 'ATTACHMENT_NOT_FOUND');
    expect(await files.onDisk()).not.toContain(file.id);
    const found = await files.search('phân luồng');
    expect(found).toEqual([]);
    const rows = await world.rows<{ content: string }>('SELECT content FROM attachments WHERE id = $1', [
      file.id,
    ]);
    expect(rows).toEqual([{ content: '' }]);
    const types = await world.rows<{ type: string }>('SELECT type FROM outbox WHERE aggregate_id = $1', [
      document.id,
    ]);
    expect(types.map((row) => row.type)).toContain('baro.documents.v1.AttachmentRemoved');
  });

  it('acts once for the same request id, and of two removals at once one wins', async () => {
    const document = await files.register();
    const file = await files.upload('clerk', document.id, pdf);
    const requestId = randomUUID();
    await files.remove('clerk', file.id, requestId);
    await files.remove('clerk', file.id, requestId);
    await expectReason(files.remove('clerk', file.id), 'ATTACHMENT_NOT_FOUND');
    const other = await files.upload('clerk', document.id, pdf);
    const outcomes = await Promise.allSettled([
      files.remove('clerk', other.id),
      files.remove('clerk', other.id),
    ]);
    expect(outcomes.map((outcome) => outcome.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('is refused once the document is routed, and to people who may not', async () => {
    const document = await files.register();
    const file = await files.upload('clerk', document.id, pdf);
    for (const who of ['chairman', 'auditor', 'ward-clerk', 'official-th', 'ward-system']) {
      await expectReason(files.remove(who, file.id), 'PERMISSION_DENIED');
      await expectReason(
        files.remove(who, randomUUID()),
        who === 'auditor' ? 'ATTACHMENT_NOT_FOUND' : 'PERMISSION_DENIED',
      );
    }
    await world.as('chairman', world.client.routeIncomingDocument, {
      id: document.id,
      coOrdinators: [],
      forInformationPostIds: [],
      direction: 'Giao tham mưu',
      etag: '',
      lead: { postId: idOf('post head-th'), dueTime: undefined, direction: '' },
      requestId: randomUUID(),
    });
    await expectReason(files.remove('clerk', file.id), 'DOCUMENT_STATE_WRONG');
    // A scan may still follow the entry, and who handles it reads it.
    await files.upload('clerk', document.id, png);
    expect((await files.download('head-th', file.id)).bytes.equals(pdf)).toBe(true);
  });
});

describe('files of outgoing documents', () => {
  it('stay as they are from issue on: nobody adds or removes one', async () => {
    const desk = new Drafting(world);
    const draft = await desk.draft();
    const file = await files.upload('stc-official', draft.id, pdf, { fileName: 'dự thảo.pdf' });
    await desk.number(draft.id);
    await files.remove('stc-official', file.id);
    const signed = await files.upload('stc-official', draft.id, pdf, { fileName: 'bản ký.pdf' });
    const issued = await desk.issue(draft.id);
    expect(issued.attachments).toEqual([signed]);
    for (const who of ['stc-official', 'stc-clerk', 'stc-director']) {
      await expectReason(files.upload(who, draft.id, pdf), 'DOCUMENT_STATE_WRONG');
      await expectReason(files.remove(who, signed.id), 'DOCUMENT_STATE_WRONG');
      expect((await files.download(who, signed.id)).bytes.equals(pdf)).toBe(true);
    }
    for (const who of ['auditor', 'ward-official', 'hdnd-leader', 'administrator']) {
      await expectReason(files.upload(who, draft.id, pdf), 'PERMISSION_DENIED');
      await expectReason(files.remove(who, signed.id), 'PERMISSION_DENIED');
    }
    desk.close();
  });
});

describe('cleaning of files', () => {
  it('removes what no document has after an hour, and nothing else', async () => {
    const document = await files.register();
    const kept = await files.upload('clerk', document.id, pdf);
    const before = await files.onDisk();
    const orphan = randomUUID();
    const { staging, store, stagingDir } = openFiles({ attachmentDir: world.attachmentDir });
    const half = path.join(stagingDir, randomUUID());
    await writeFile(half, 'half an upload');
    await utimes(half, new Date(0), new Date(0));
    const fresh = path.join(stagingDir, randomUUID());
    await writeFile(fresh, 'of a crash');
    await store.put(orphan, fresh);
    const log = openLog('documents', 'silent');
    const deps = { staging, store, orm: world.service.orm, log, findOrphans };
    expect(await cleanFiles(deps, new Date())).toBe(1);
    expect(await files.onDisk()).toContain(orphan);
    expect(await cleanFiles(deps, new Date(Date.now() + 2 * 3_600_000))).toBe(1);
    await files.expectOnDisk(before);
    expect((await files.download('clerk', kept.id)).bytes.equals(pdf)).toBe(true);
  });
});
