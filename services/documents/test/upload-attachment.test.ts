import { randomBytes, randomUUID } from 'node:crypto';
import { openClient } from '@baro/chassis';
import { eventually, expectReason } from '@baro/chassis/testing';
import { OutgoingDocumentServiceClient } from '@baro/proto/baro/documents/v1/outgoing';
import { OutgoingDocument, OutgoingKind } from '@baro/proto/baro/documents/v1/resources';
import { status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from './city.ts';
import { FileClient, uploadMessages } from './file-client.ts';
import { compoundOf, docxOf, paragraph, pdfOfText, png, scanPdf, sha256 } from '@baro/chassis/files/testing';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

const maxBytes = 3_000_000;

let world: World;
let files: FileClient;
let outgoing: OutgoingDocumentServiceClient;
let pdf: Buffer;

beforeAll(async () => {
  world = await startWorld({ ATTACHMENT_MAX_BYTES: String(maxBytes) });
  files = new FileClient(world);
  outgoing = openClient(OutgoingDocumentServiceClient, world.service.address);
  pdf = await pdfOfText('Kế hoạch chỉnh trang vỉa hè quận Hoàn Kiếm số 888/KH-UBND');
});

afterAll(async () => {
  outgoing.close();
  files.close();
  await world.close();
});

/** Code the call ends with. */
const codeOf = (answer: Promise<unknown>): Promise<unknown> =>
  answer.then(
    () => status.OK,
    (error: unknown) => (error as { code?: unknown }).code,
  );

async function draft(who = 'head-th'): Promise<OutgoingDocument> {
  const document = OutgoingDocument.fromPartial({
    unitId: idOf('ubnd'),
    kind: OutgoingKind.OUTGOING,
    typeCode: 'KH',
    subject: 'Kế hoạch mẫu',
  });
  const request = { document, requestId: randomUUID() };
  const response = await world.call(outgoing, who, outgoing.createOutgoingDocument, request);
  if (!response.document) throw new Error('no document');
  return response.document;
}

describe('UploadAttachment', () => {
  it('keeps the file with type, size, SHA-256 and text, and shows it with its document', async () => {
    const document = await files.register();
    const file = await files.upload('clerk', document.id, pdf, {
      fileName: 'Kế hoạch 888.pdf',
      sha256: sha256(pdf),
    });
    expect(file).toMatchObject({
      documentId: document.id,
      fileName: 'Kế hoạch 888.pdf',
      contentType: 'application/pdf',
      sizeBytes: pdf.length,
      sha256: sha256(pdf),
      textFound: true,
    });
    const shown = await files.getDocument('clerk', document.id);
    expect(shown.attachments).toEqual([file]);
    expect(shown.etag).not.toBe(document.etag);
    expect(shown.allowedActions).toContain('UploadAttachment');
  });

  it('tells the event under the version that is now the etag, and audits without names', async () => {
    const document = await files.register();
    const file = await files.upload('clerk', document.id, pdf, { fileName: 'Nguyễn Văn A.pdf' });
    const rows = await world.rows<{
      type: string;
      aggregate_version: number;
      subject: string;
      body: { data: unknown };
    }>(
      'SELECT type, aggregate_version, subject, body FROM outbox WHERE aggregate_id = $1 ORDER BY seq DESC LIMIT 1',
      [document.id],
    );
    expect(rows[0]).toMatchObject({
      type: 'baro.documents.v1.AttachmentAdded',
      subject: 'baro.documents.incoming_document.attachment_added.UBND',
      body: { data: { documentId: document.id, attachmentId: file.id, sha256: sha256(pdf) } },
    });
    expect(String(rows[0]?.aggregate_version)).toBe((await files.getDocument('clerk', document.id)).etag);
    const audits = await world.rows<{ action: string; details: unknown }>(
      `SELECT action, details FROM audit WHERE subject_id = $1 AND action = 'attach'`,
      [document.id],
    );
    expect(audits).toHaveLength(1);
    expect(JSON.stringify([audits, rows])).not.toContain('Nguyễn Văn A');
  });

  it('lets the content be found at once, with and without accents, and by the symbol in it', async () => {
    const document = await files.register();
    const text = await pdfOfText('Đề án thu gom rác thải cồng kềnh, kèm công văn 9917/STNMT-QLCTR');
    await files.upload('clerk', document.id, text);
    for (const query of ['rác thải cồng kềnh', 'rac thai cong kenh', '"thu gom rác"', '9917/STNMT-QLCTR']) {
      const found = await files.search(query);
      expect(found).toEqual([document.id]);
    }
  });

  it('bears more words than an index row can hold, and finds those of the beginning of each file', async () => {
    const document = await files.register();
    for (const part of ['một', 'hai', 'ba']) {
      const words = Array.from({ length: 60_000 }, (_, index) => `${part}${index}z${index % 7}`).join(' ');
      const text = Buffer.from(`đầu${part}\n${words}`);
      expect(await files.upload('clerk', document.id, text, { fileName: 'từ.txt' })).toMatchObject({
        textFound: true,
      });
    }
    const found = await files.search('đầumột một77z0 đầuhai');
    expect(found).toEqual([document.id]);
  });

  it('says of a scan that its text is not found', async () => {
    const document = await files.register();
    expect(await files.upload('clerk', document.id, await scanPdf())).toMatchObject({ textFound: false });
    expect(await files.upload('clerk', document.id, png, { fileName: 'con dấu.png' })).toMatchObject({
      contentType: 'image/png',
      textFound: false,
    });
  });

  it('names the file truly when its name says something else', async () => {
    const document = await files.register();
    const file = await files.upload('clerk', document.id, Buffer.from('alert(1)'), {
      fileName: 'hóa đơn.js',
    });
    expect(file).toMatchObject({ fileName: 'hóa đơn.js.txt', contentType: 'text/plain' });
  });

  it('takes a file of exactly the limit in chunks of any size', async () => {
    const document = await files.register();
    const bytes = Buffer.concat([png, randomBytes(maxBytes - png.length)]);
    const { attachment } = await files.send(
      'clerk',
      uploadMessages({ documentId: document.id }, bytes, 33_333),
    );
    expect(attachment).toMatchObject({ sizeBytes: maxBytes, sha256: sha256(bytes) });
  });

  it('lets the holder of a draft add files to it', async () => {
    const document = await draft();
    const file = await files.upload('head-th', document.id, docxOf(paragraph('Dự thảo kế hoạch')), {
      fileName: 'dự thảo.docx',
    });
    const got = await world.call(outgoing, 'head-th', outgoing.getOutgoingDocument, { id: document.id });
    expect(got.document?.attachments).toEqual([file]);
    await expectReason(files.upload('clerk', document.id, pdf), 'PERMISSION_DENIED');
  });
});

describe('UploadAttachment again', () => {
  it('answers the same for the same request id and content, and acts once', async () => {
    const document = await files.register();
    const before = await files.onDisk();
    const header = { requestId: randomUUID(), fileName: 'một lần.pdf' };
    const first = await files.upload('clerk', document.id, pdf, header);
    const again = await Promise.all([1, 2, 3].map(() => files.upload('clerk', document.id, pdf, header)));
    expect(again).toEqual([first, first, first]);
    expect((await files.getDocument('clerk', document.id)).attachments).toEqual([first]);
    await files.expectOnDisk([...before, first.id]);
  });

  it('acts once when the same request comes several times at once', async () => {
    const document = await files.register();
    const before = await files.onDisk();
    const header = { requestId: randomUUID() };
    const all = await Promise.all([1, 2, 3, 4].map(() => files.upload('clerk', document.id, pdf, header)));
    expect(new Set(all.map((file) => file.id)).size).toBe(1);
    await files.expectOnDisk([...before, all[0]?.id ?? '']);
  });

  it('answers the same although the document has been returned since', async () => {
    const document = await files.register();
    const header = { requestId: randomUUID() };
    const first = await files.upload('clerk', document.id, pdf, header);
    await world.as('clerk', world.client.returnIncomingDocument, {
      id: document.id,
      reason: 'Gửi nhầm địa chỉ',
      etag: '',
      requestId: randomUUID(),
    });
    expect(await files.upload('clerk', document.id, pdf, header)).toEqual(first);
    await expectReason(files.upload('clerk', document.id, pdf), 'DOCUMENT_STATE_WRONG');
  });

  it('refuses the request id with other content', async () => {
    const document = await files.register();
    const header = { requestId: randomUUID() };
    await files.upload('clerk', document.id, pdf, header);
    const before = await files.onDisk();
    await expectReason(files.upload('clerk', document.id, png, header), 'REQUEST_ID_REUSED');
    await expectReason(
      files.upload('clerk', document.id, pdf, { ...header, fileName: 'khác.pdf' }),
      'REQUEST_ID_REUSED',
    );
    await files.expectOnDisk(before);
  });

  it('can be tried again after a refusal', async () => {
    const document = await files.register();
    const header = { requestId: randomUUID() };
    await expectReason(files.upload('clerk', document.id, Buffer.alloc(0), header), 'ATTACHMENT_EMPTY');
    expect(await files.upload('clerk', document.id, pdf, header)).toMatchObject({ sizeBytes: pdf.length });
  });
});

describe('UploadAttachment refuses, and leaves nothing behind,', () => {
  it.each<[string, () => Promise<Buffer> | Buffer, object, string]>([
    ['an empty file', () => Buffer.alloc(0), {}, 'ATTACHMENT_EMPTY'],
    ['another content than was stated', () => pdf, { sha256: 'a'.repeat(64) }, 'ATTACHMENT_HASH_WRONG'],
    [
      'a program',
      () => Buffer.concat([Buffer.from('4d5a9000', 'hex'), randomBytes(100)]),
      {},
      'ATTACHMENT_TYPE_REFUSED',
    ],
    ['a program named as a PDF', () => randomBytes(2000), { fileName: 'a.pdf' }, 'ATTACHMENT_TYPE_REFUSED'],
    ['a mark of secrecy in a PDF', () => pdfOfText('UBND\nMẬT\nBáo cáo'), {}, 'DOCUMENT_CLASSIFIED'],
    ['a mark of secrecy in a Word file', () => docxOf(paragraph('TUYỆT MẬT')), {}, 'DOCUMENT_CLASSIFIED'],
    [
      'a mark in a binary Word file',
      () => compoundOf('WordDocument', '\rTỐI MẬT\r'),
      {},
      'DOCUMENT_CLASSIFIED',
    ],
    ['a mark for a name', () => pdf, { fileName: 'TỐI MẬT.pdf' }, 'DOCUMENT_CLASSIFIED'],
  ])('%s', async (_, make, header, reason) => {
    const document = await files.register();
    const before = await files.onDisk();
    await expectReason(files.upload('clerk', document.id, await make(), header), reason);
    await files.expectOnDisk(before);
    expect(await files.getDocument('clerk', document.id)).toMatchObject({
      attachments: [],
      etag: document.etag,
    });
  });

  it.each(['QUY CHẾ BẢO VỆ BÍ MẬT NHÀ NƯỚC', 'Báo cáo mật độ dân số', 'Kế hoạch công tác\nBẢO MẬT'])(
    'but not the words “%s”',
    async (words) => {
      const document = await files.register();
      expect(await files.upload('clerk', document.id, await pdfOfText(words))).toMatchObject({
        textFound: true,
      });
    },
  );

  it('a file over the limit before it is sent to its end', async () => {
    const document = await files.register();
    const before = await files.onDisk();
    const endless = function* () {
      yield* uploadMessages({ documentId: document.id }, Buffer.alloc(65_536, 'a'));
      for (;;) yield { part: { $case: 'chunk' as const, value: Buffer.alloc(65_536, 'a') } };
    };
    await expectReason(files.send('clerk', endless()), 'ATTACHMENT_TOO_LARGE');
    await files.expectOnDisk(before);
  });

  it('every fault of the header at once', async () => {
    const faults = ['header.documentId', 'header.fileName', 'header.requestId', 'header.sha256'];
    const header = { documentId: 'x', fileName: '../a.pdf', sha256: 'ABC', requestId: '' };
    await expectReason(files.send('clerk', uploadMessages(header, pdf)), 'FIELD_INVALID', faults);
    const long = { documentId: randomUUID(), fileName: 'a'.repeat(201) };
    await expectReason(files.send('clerk', uploadMessages(long, pdf)), 'FIELD_INVALID', ['header.fileName']);
  });

  it('messages out of order, and chunks larger than agreed', async () => {
    const { id } = await files.register();
    const before = await files.onDisk();
    const [header, ...chunks] = [...uploadMessages({ documentId: id }, pdf)];
    if (!header) throw new Error('no header');
    await expectReason(files.send('clerk', []), 'FIELD_INVALID', ['header']);
    await expectReason(files.send('clerk', chunks), 'FIELD_INVALID', ['header']);
    await expectReason(files.send('clerk', [header, ...chunks, header]), 'FIELD_INVALID', ['chunk']);
    await expectReason(files.send('clerk', [header, { part: undefined }]), 'FIELD_INVALID', ['chunk']);
    const large = uploadMessages({ documentId: id }, Buffer.alloc(200_000, 'a'), 70_000);
    await expectReason(files.send('clerk', large), 'FIELD_INVALID', ['chunk']);
    await files.expectOnDisk(before);
  });

  it('people who may not, whether the document exists or not, before the bytes are sent', async () => {
    const { id } = await files.register();
    for (const who of [
      'official-th',
      'chairman',
      'auditor',
      'ward-clerk',
      'ward-system',
      'stc-clerk',
      'administrator',
    ]) {
      await expectReason(files.upload(who, id, pdf), 'PERMISSION_DENIED');
      const reason = who === 'auditor' ? 'DOCUMENT_NOT_FOUND' : 'PERMISSION_DENIED';
      await expectReason(files.upload(who, randomUUID(), pdf), reason);
    }
    await expectReason(files.upload('nobody', id, pdf), 'CALLER_UNKNOWN');
    // Only the header is sent: the answer comes without the bytes.
    const { call, answer } = await files.open('ward-clerk');
    for (const message of uploadMessages({ documentId: id }, Buffer.alloc(0))) call.write(message);
    await expectReason(answer, 'PERMISSION_DENIED');
  });

  it('a sender who breaks off', async () => {
    const document = await files.register();
    const before = await files.onDisk();
    const { call, answer } = await files.open('clerk');
    const refused = codeOf(answer);
    for (const message of uploadMessages({ documentId: document.id }, Buffer.alloc(500_000, 'a'))) {
      call.write(message);
    }
    await eventually(async () => expect((await files.onDisk()).length).toBe(before.length + 1));
    call.cancel();
    expect(await refused).toBe(status.CANCELLED);
    await files.expectOnDisk(before);
  });

  it('a sender who falls silent until the deadline', async () => {
    const document = await files.register();
    const before = await files.onDisk();
    const { call, answer } = await files.open('clerk', 1_000);
    const refused = codeOf(answer);
    for (const message of uploadMessages({ documentId: document.id }, Buffer.alloc(1000, 'a'))) {
      call.write(message);
    }
    expect(await refused).toBe(status.DEADLINE_EXCEEDED);
    await files.expectOnDisk(before);
  });
});
