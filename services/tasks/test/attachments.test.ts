import { randomBytes, randomUUID } from 'node:crypto';
import { compoundOf, docxOf, paragraph, pdfOfText, png, sha256 } from '@baro/chassis/files/testing';
import { expectReason } from '@baro/chassis/testing';
import { idOf } from '@baro/directory-client/testing';
import { TaskAttachmentPurpose } from '@baro/proto/baro/tasks/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TaskFiles } from './task-files.ts';
import { noNats, startWorld } from './world.ts';
import type { World } from './world.ts';

const { ASSIGNMENT, PROGRESS, COMPLETION } = TaskAttachmentPurpose;
const maxBytes = 2_000_000;

let world: World;
let files: TaskFiles;
let pdf: Buffer;

beforeAll(async () => {
  world = await startWorld(noNats, { ATTACHMENT_MAX_BYTES: String(maxBytes) });
  files = new TaskFiles(world);
  pdf = await pdfOfText('Báo cáo kết quả rà soát quỹ nhà, đất dôi dư số 912/BC-STC');
});

afterAll(async () => {
  files.close();
  await world.close();
});

const assigned = async () => (await world.assign('chairman', 'stc-head')).id;
const accepted = async () => (await world.accepted('stc-head')).id;

describe('UploadTaskAttachment', () => {
  it('keeps the file with type, size, SHA-256 and who attached it, and shows it with its task', async () => {
    const id = await accepted();
    const before = await world.get('stc-head', id);
    const file = await files.upload('stc-head', id, pdf, {
      fileName: 'Báo cáo 912.pdf',
      sha256: sha256(pdf),
    });
    expect(file).toMatchObject({
      taskId: id,
      partId: '',
      purpose: COMPLETION,
      fileName: 'Báo cáo 912.pdf',
      contentType: 'application/pdf',
      sizeBytes: pdf.length,
      sha256: sha256(pdf),
      textFound: true,
      allowedActions: ['DownloadTaskAttachment', 'RemoveTaskAttachment'],
    });
    expect(file.by?.postId).toBe(idOf('post stc-head'));
    const shown = await world.get('stc-head', id);
    expect(shown.attachments).toEqual([file]);
    expect(shown.etag).not.toBe(before.etag);
    // Who only sees the task downloads.
    const [seen] = (await world.get('chairman', id)).attachments;
    expect(seen?.allowedActions).toEqual(['DownloadTaskAttachment']);
  });

  it('tells the event under the version that is now the etag, and audits without names', async () => {
    const id = await accepted();
    const file = await files.upload('stc-head', id, pdf, { fileName: 'Nguyễn Văn A.pdf', purpose: PROGRESS });
    const rows = await world.rows<Record<string, unknown>>(
      'SELECT type, aggregate_version, subject, body FROM outbox WHERE aggregate_id = $1 ORDER BY seq DESC LIMIT 1',
      [id],
    );
    expect(rows[0]).toMatchObject({
      type: 'baro.tasks.v1.TaskAttachmentAdded',
      subject: 'baro.tasks.task.attachment_added.UBND',
      body: { data: { taskId: id, attachmentId: file.id, sha256: sha256(pdf), purpose: 'PROGRESS' } },
    });
    expect(String(rows[0]?.['aggregate_version'])).toBe((await world.get('stc-head', id)).etag);
    const audits = await world.rows('SELECT details FROM audit WHERE subject_id = $1 AND action = $2', [
      id,
      'attach',
    ]);
    expect(audits).toHaveLength(1);
    expect(JSON.stringify([audits, rows])).not.toContain('Nguyễn Văn A');
  });

  it('lets the task be found by what is in its files, until they are taken off', async () => {
    const id = await accepted();
    const text = await pdfOfText('Phương án thu gom rác thải cồng kềnh theo công văn 9917/STNMT-QLCTR');
    const file = await files.upload('stc-head', id, text);
    for (const query of ['rác thải cồng kềnh', 'rac thai cong kenh', '9917/STNMT-QLCTR']) {
      expect(await world.listAll('chairman', { query })).toEqual([id]);
    }
    expect(await world.listAll('ward-leader', { query: 'rác thải cồng kềnh' })).toEqual([]);
    await files.remove('stc-head', file.id);
    expect(await world.listAll('chairman', { query: 'rác thải cồng kềnh' })).toEqual([]);
    expect(await world.listAll('chairman', { query: 'quỹ nhà, đất dôi dư' })).toContain(id);
  });

  it('answers the same for the same request id and content, and acts once', async () => {
    const id = await accepted();
    const before = await files.onDisk();
    const header = { requestId: randomUUID(), fileName: 'một lần.pdf' };
    const all = await Promise.all([1, 2, 3].map(() => files.upload('stc-head', id, pdf, header)));
    const [first] = all;
    expect(all).toEqual([first, first, first]);
    await world.complete('stc-head', id);
    // The answer stands although it could not be given anew.
    expect(await files.upload('stc-head', id, pdf, header)).toEqual(first);
    for (const other of [{ fileName: 'khác.pdf' }, { purpose: PROGRESS }]) {
      await expectReason(files.upload('stc-head', id, pdf, { ...header, ...other }), 'REQUEST_ID_REUSED');
    }
    await expectReason(files.upload('stc-head', id, png, header), 'REQUEST_ID_REUSED');
    await files.expectOnDisk([...before, first?.id ?? '']);
  });
});

describe('UploadTaskAttachment refuses, and leaves nothing behind,', () => {
  it.each<[string, () => Promise<Buffer> | Buffer, object, string]>([
    ['an empty file', () => Buffer.alloc(0), {}, 'ATTACHMENT_EMPTY'],
    ['another content than was stated', () => pdf, { sha256: 'a'.repeat(64) }, 'ATTACHMENT_HASH_WRONG'],
    ['a file over the limit', () => Buffer.alloc(maxBytes + 1, 'a'), {}, 'ATTACHMENT_TOO_LARGE'],
    ['a program', () => randomBytes(2000), { fileName: 'a.pdf' }, 'ATTACHMENT_TYPE_REFUSED'],
    ['a mark of secrecy in a PDF', () => pdfOfText('UBND\nMẬT\nBáo cáo'), {}, 'DOCUMENT_CLASSIFIED'],
    ['a mark in a Word file', () => docxOf(paragraph('TUYỆT MẬT')), {}, 'DOCUMENT_CLASSIFIED'],
    [
      'a mark in an old Word file',
      () => compoundOf('WordDocument', '\rTỐI MẬT\r'),
      {},
      'DOCUMENT_CLASSIFIED',
    ],
    ['a mark for a name', () => pdf, { fileName: 'TỐI MẬT.pdf' }, 'DOCUMENT_CLASSIFIED'],
  ])('%s', async (_, make, header, reason) => {
    const id = await accepted();
    const before = await files.onDisk();
    const { etag } = await world.get('stc-head', id);
    await expectReason(files.upload('stc-head', id, await make(), header), reason);
    await files.expectOnDisk(before);
    expect(await world.get('stc-head', id)).toMatchObject({ attachments: [], etag });
  });

  it('every fault of the header at once', async () => {
    const header = {
      fileName: '../a.pdf',
      sha256: 'ABC',
      requestId: '',
      purpose: 0 as TaskAttachmentPurpose,
    };
    await expectReason(files.upload('stc-head', 'x', pdf, header), 'FIELD_INVALID', [
      'header.taskId',
      'header.fileName',
      'header.sha256',
      'header.requestId',
      'header.purpose',
    ]);
    const unknown = { purpose: 9 as TaskAttachmentPurpose };
    await expectReason(files.upload('stc-head', randomUUID(), pdf, unknown), 'FIELD_INVALID', [
      'header.purpose',
    ]);
  });

  it('people of other units, and a task that is not there alike', async () => {
    const id = await accepted();
    const before = await files.onDisk();
    for (const who of ['ward-leader', 'ward-clerk', 'hdnd-leader', 'administrator', 'auditor']) {
      await expectReason(files.upload(who, id, pdf, { purpose: ASSIGNMENT }), 'PERMISSION_DENIED');
      await expectReason(files.upload(who, randomUUID(), pdf), 'PERMISSION_DENIED');
    }
    await expectReason(files.upload('ward-leader', id, pdf), 'PERMISSION_DENIED');
    await expectReason(files.upload('nobody', id, pdf), 'CALLER_UNKNOWN');
    await files.expectOnDisk(before);
  });
});

describe('files of the assignment', () => {
  it('are the assigner’s, another leader’s and the clerk’s of the unit, from assigning until it is confirmed', async () => {
    const id = await assigned();
    const header = { purpose: ASSIGNMENT };
    for (const who of ['chairman', 'deputy', 'clerk']) {
      expect((await world.get(who, id)).attachmentPurposes).toEqual([ASSIGNMENT]);
      expect((await world.get(who, id)).allowedActions).toContain('UploadTaskAttachment');
      expect(await files.upload(who, id, pdf, header)).toMatchObject(header);
    }
    // Who leads holds the task and has nothing to say here; nor has the clerk of that unit.
    for (const who of ['stc-head', 'stc-clerk', 'official-th']) {
      await expectReason(files.upload(who, id, pdf, header), 'PERMISSION_DENIED');
    }
    const [mine] = (await world.get('clerk', id)).attachments;
    await expectReason(files.remove('stc-head', mine?.id ?? ''), 'PERMISSION_DENIED');
    await files.remove('clerk', mine?.id ?? '');
    await world.accept('stc-head', id);
    await world.complete('stc-head', id);
    await files.upload('deputy', id, png, header);
    await world.confirm('chairman', id);
    await expectReason(files.upload('chairman', id, pdf, header), 'TASK_STATE_WRONG');
    const { attachments, attachmentPurposes } = await world.get('chairman', id);
    expect(attachmentPurposes).toEqual([]);
    expect(attachments).toHaveLength(3);
    for (const file of attachments) {
      expect(file.allowedActions).toEqual(['DownloadTaskAttachment']);
      const reason = file.contentType === 'image/png' ? 'TASK_STATE_WRONG' : 'ATTACHMENT_REPORTED';
      await expectReason(files.remove('chairman', file.id), reason);
    }
  });
});

describe('evidence', () => {
  it('is the holder’s while the task is theirs, and goes on with it', async () => {
    const { id } = await world.accepted('stc-director');
    const file = await files.upload('stc-director', id, pdf, { purpose: PROGRESS });
    await world.handOver('stc-director', id, 'stc-head');
    expect((await world.get('stc-head', id)).attachmentPurposes).toEqual([PROGRESS, COMPLETION]);
    expect((await world.get('stc-director', id)).attachmentPurposes).toEqual([]);
    await expectReason(files.upload('stc-director', id, pdf), 'NOT_HOLDER');
    await expectReason(files.remove('stc-director', file.id), 'NOT_HOLDER');
    await expectReason(files.upload('chairman', id, pdf), 'NOT_HOLDER');
    await expectReason(files.remove('ward-leader', file.id), 'PERMISSION_DENIED');
    await files.remove('stc-head', file.id);
    expect((await world.get('stc-head', id)).attachments).toEqual([]);
  });

  it('stays once completion was reported, also when the report is sent back', async () => {
    const id = await accepted();
    const file = await files.upload('stc-head', id, pdf);
    await world.complete('stc-head', id);
    await expectReason(files.upload('stc-head', id, png), 'TASK_STATE_WRONG');
    // The assigner holds it now, and holds no evidence.
    await expectReason(files.upload('chairman', id, png), 'TASK_STATE_WRONG');
    await expectReason(files.remove('stc-head', file.id), 'ATTACHMENT_REPORTED');
    await world.sendBack('chairman', id);
    await expectReason(files.remove('stc-head', file.id), 'ATTACHMENT_REPORTED');
    const more = await files.upload('stc-head', id, png, { fileName: 'phụ lục.png' });
    const shown = await world.get('stc-head', id);
    expect(shown.attachments.map(({ id: one, allowedActions }) => [one, allowedActions.length])).toEqual([
      [file.id, 1],
      [more.id, 2],
    ]);
    await files.remove('stc-head', more.id);
    await world.complete('stc-head', id);
    await world.confirm('chairman', id);
    await expectReason(files.remove('chairman', file.id), 'ATTACHMENT_REPORTED');
  });

  it('of a part is its holder’s, until the part is finished', async () => {
    const { id, parts } = await world.assign('chairman', 'stc-head', { parts: [{ post: 'ward-leader' }] });
    const partId = parts[0]?.id ?? '';
    const file = await files.upload('ward-leader', id, pdf);
    expect(file).toMatchObject({ partId, purpose: COMPLETION });
    await world.accept('stc-head', id);
    await expectReason(files.remove('stc-head', file.id), 'NOT_HOLDER');
    expect((await files.download('stc-head', file.id)).bytes.equals(pdf)).toBe(true);
    await world.accept('ward-leader', partId);
    await world.finish('ward-leader', partId, 1);
    await expectReason(files.remove('ward-leader', file.id), 'TASK_STATE_WRONG');
    await expectReason(files.upload('ward-leader', id, png), 'NOT_HOLDER');
    expect((await world.get('ward-leader', id)).attachmentPurposes).toEqual([]);
  });

  it('is not taken for a task that was returned or stopped', async () => {
    const id = await assigned();
    await world.giveBack('stc-head', id, 'ba-dinh');
    await expectReason(files.upload('stc-head', id, pdf), 'TASK_STATE_WRONG');
    await expectReason(files.upload('chairman', id, pdf), 'TASK_STATE_WRONG');
    await world.stop('chairman', id);
    await expectReason(files.upload('chairman', id, pdf, { purpose: ASSIGNMENT }), 'TASK_STATE_WRONG');
  });
});
