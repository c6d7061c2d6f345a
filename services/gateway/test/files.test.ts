import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { ServerReadableStream, ServerWritableStream, sendUnaryData } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError, defineReasons, endedBySender, toGrpcFault } from '@baro/chassis';
import { eventually } from '@baro/chassis/testing';
import { AttachmentServiceService } from '@baro/proto/baro/documents/v1/attachments';
import type {
  DownloadAttachmentRequest,
  DownloadAttachmentResponse,
  UploadAttachmentRequest,
  UploadAttachmentResponse,
  UploadHeader,
} from '@baro/proto/baro/documents/v1/attachments';
import { Attachment } from '@baro/proto/baro/documents/v1/resources';
import { startTestGateway } from './test-gateway.ts';
import type { TestGateway } from './test-gateway.ts';

const { uploadAttachment, downloadAttachment } = AttachmentServiceService;
const fileReasons = defineReasons('documents', {
  ATTACHMENT_TOO_LARGE: { code: 'INVALID_ARGUMENT', en: 'Too large.', vi: 'Tệp quá lớn.' },
  ATTACHMENT_NOT_FOUND: { code: 'NOT_FOUND', en: 'No such file.', vi: 'Không có tệp này.' },
});
const megabyte = 1024 * 1024;

type Uploading = ServerReadableStream<UploadAttachmentRequest, UploadAttachmentResponse>;
type Downloading = ServerWritableStream<DownloadAttachmentRequest, DownloadAttachmentResponse>;

describe('files over REST', () => {
  let gateway: TestGateway;
  let token: string;

  beforeAll(async () => {
    gateway = await startTestGateway({ env: { UPLOAD_MAX_BYTES: String(64 * megabyte) } });
    token = await gateway.signOn.token('van-thu');
  });
  afterAll(() => gateway.close());

  const upload = (
    query: string,
    body: RequestInit['body'],
    headers: Record<string, string> = {},
  ): Promise<Response> =>
    fetch(`${gateway.url}/v1/documents/attachments?${query}`, {
      method: 'POST',
      body: body ?? null,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/pdf', ...headers },
      // Node's fetch wants it for streamed bodies.
      duplex: 'half',
    });
  const download = (init: RequestInit = {}): Promise<Response> =>
    fetch(`${gateway.url}/v1/documents/attachments/a-1`, {
      ...init,
      headers: { authorization: `Bearer ${token}` },
    });
  const reasonOf = async (response: Response): Promise<string> =>
    ((await response.json()) as { error: { reason: string } }).error.reason;

  it('streams a file up: one header from the query, then chunks of at most 64 KiB, byte for byte', async () => {
    const file = randomBytes(3 * megabyte + 17);
    const seen: { header?: UploadHeader; largest: number; hash: string } = { largest: 0, hash: '' };
    gateway.documents.on(
      uploadAttachment.path,
      async (call: Uploading, reply: sendUnaryData<UploadAttachmentResponse>) => {
        const hash = createHash('sha256');
        for await (const { part } of call as AsyncIterable<UploadAttachmentRequest>) {
          if (part?.$case === 'header') seen.header = part.value;
          if (part?.$case !== 'chunk') continue;
          seen.largest = Math.max(seen.largest, part.value.length);
          hash.update(part.value);
        }
        seen.hash = hash.digest('hex');
        reply(null, {
          attachment: Attachment.fromPartial({ id: 'a-1', fileName: seen.header?.fileName ?? '' }),
        });
      },
    );
    const query = new URLSearchParams({ documentId: 'd-1', fileName: 'Tờ trình số 5.pdf' });
    const response = await upload(query.toString(), file, { 'idempotency-key': 'k-1' });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ attachment: { id: 'a-1', fileName: 'Tờ trình số 5.pdf' } });
    expect(seen.header).toEqual({
      documentId: 'd-1',
      fileName: 'Tờ trình số 5.pdf',
      sha256: '',
      requestId: 'k-1',
    });
    expect(seen.largest).toBeLessThanOrEqual(64 * 1024);
    expect(seen.hash).toBe(createHash('sha256').update(file).digest('hex'));
  });

  it('names query parameters the header does not know, before a byte is taken', async () => {
    const response = await upload('documentId=d-1&filename=x', Buffer.from('x'));
    expect(response.status).toBe(400);
    const { error } = (await response.json()) as { error: { fields: { field: string; rule: string }[] } };
    expect(error.fields).toMatchObject([{ field: 'filename', rule: 'UNKNOWN_FIELD' }]);
  });

  it('takes a file no faster than the service reads it', async () => {
    const opened = Promise.withResolvers<Uploading>();
    gateway.documents.on(
      uploadAttachment.path,
      (call: Uploading, reply: sendUnaryData<UploadAttachmentResponse>) => {
        opened.resolve(call);
        // Not read until the test says so.
        call.pause();
        call.on('end', () => reply(null, { attachment: undefined }));
      },
    );
    const total = 48;
    let produced = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        if (produced === total) controller.close();
        else controller.enqueue(randomBytes(megabyte));
        produced = Math.min(total, produced + 1);
      },
    });
    const running = upload('documentId=d-1&fileName=a', body);
    const call = await opened.promise;
    // The producer comes to a halt: what has been taken stands still although nothing was read.
    let before = -1;
    await eventually(async () => {
      const now = produced;
      const halted = now === before;
      before = now;
      await new Promise((resolve) => setTimeout(resolve, 150));
      if (!halted) throw new Error('still taking');
    });
    expect(produced).toBeLessThan(total / 2);
    call.resume();
    expect((await running).status).toBe(200);
    expect(produced).toBe(total);
  });

  it('hands on a refusal that comes while the file is still on its way', async () => {
    gateway.documents.on(
      uploadAttachment.path,
      (call: Uploading, reply: sendUnaryData<UploadAttachmentResponse>) => {
        call.once('data', () => reply(toGrpcFault(new AppError('ATTACHMENT_TOO_LARGE'), fileReasons)));
      },
    );
    const response = await upload('documentId=d-1&fileName=a', randomBytes(20 * megabyte));
    expect(response.status).toBe(413);
    expect(await reasonOf(response)).toBe('ATTACHMENT_TOO_LARGE');
  });

  it('names the header’s fields as the client wrote them', async () => {
    const fields = [
      { field: 'header.documentId', rule: 'NOT_A_UUID', en: 'is not a UUID', vi: 'không phải mã' },
    ];
    gateway.documents.on(
      uploadAttachment.path,
      (_call: Uploading, reply: sendUnaryData<UploadAttachmentResponse>) =>
        reply(toGrpcFault(new AppError('FIELD_INVALID', { fields }), fileReasons)),
    );
    const response = await upload('documentId=d-1&fileName=a', Buffer.from('x'), { 'accept-language': 'en' });
    const { error } = (await response.json()) as { error: { fields: unknown } };
    expect(error.fields).toEqual([
      { field: 'documentId', rule: 'NOT_A_UUID', message: 'documentId is not a UUID' },
    ]);
  });

  it('refuses a file above its own limit, announced or not', async () => {
    gateway.documents.on(
      uploadAttachment.path,
      (call: Uploading, reply: sendUnaryData<UploadAttachmentResponse>) => {
        call.on('data', () => {}).on('end', () => reply(null, { attachment: undefined }));
      },
    );
    const announced = await upload('documentId=d-1&fileName=a', Buffer.alloc(65 * megabyte));
    expect([announced.status, await reasonOf(announced)]).toEqual([413, 'MESSAGE_TOO_LARGE']);
    let left = 65;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        left -= 1;
        if (left < 0) controller.close();
        else controller.enqueue(new Uint8Array(megabyte));
      },
    });
    const streamed = await upload('documentId=d-1&fileName=a', body);
    expect([streamed.status, await reasonOf(streamed)]).toEqual([413, 'MESSAGE_TOO_LARGE']);
  });

  it('cancels the upload when the client breaks off, so that no half file is taken for whole', async () => {
    const cancelled = Promise.withResolvers<void>();
    const opened = Promise.withResolvers<void>();
    const whole = Promise.withResolvers<boolean>();
    gateway.documents.on(uploadAttachment.path, (call: Uploading) => {
      call.on('data', () => opened.resolve()).on('end', () => whole.resolve(endedBySender(call)));
      call.on('cancelled', () => cancelled.resolve());
    });
    const abort = new AbortController();
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new Uint8Array(1000)),
    });
    const running = fetch(`${gateway.url}/v1/documents/attachments?documentId=d-1&fileName=a`, {
      method: 'POST',
      body,
      duplex: 'half',
      signal: abort.signal,
      headers: { authorization: `Bearer ${token}` },
    });
    await opened.promise;
    abort.abort();
    await expect(running).rejects.toThrow('aborted');
    await cancelled.promise;
    expect(await whole.promise).toBe(false);
  });

  it('streams a file down with its name in UTF-8, its type, its length and its digest', async () => {
    const file = randomBytes(megabyte);
    const sha256 = createHash('sha256').update(file).digest('hex');
    gateway.documents.on(downloadAttachment.path, (call: Downloading) => {
      const value = {
        fileName: 'Quyết định "số 5".pdf',
        contentType: 'application/pdf',
        sizeBytes: file.length,
        sha256,
      };
      call.write({ part: { $case: 'header', value } });
      for (let at = 0; at < file.length; at += 65_536) {
        call.write({ part: { $case: 'chunk', value: file.subarray(at, at + 65_536) } });
      }
      call.end();
    });
    const response = await download();
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(file.length),
      'content-disposition': `attachment; filename="Quyet dinh _so 5_.pdf"; filename*=UTF-8''Quy%E1%BA%BFt%20%C4%91%E1%BB%8Bnh%20%22s%E1%BB%91%205%22.pdf`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'repr-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
    });
    expect(Buffer.compare(Buffer.from(await response.arrayBuffer()), file)).toBe(0);
  });

  it('reads a file from the service no faster than the client takes it', async () => {
    const total = 64;
    let written = 0;
    let done = false;
    gateway.documents.on(downloadAttachment.path, async (call: Downloading) => {
      call.write({
        part: { $case: 'header', value: { fileName: 'a', contentType: 'x/y', sizeBytes: 0, sha256: '' } },
      });
      for (; written < total * 16; written += 1) {
        if (!call.write({ part: { $case: 'chunk', value: new Uint8Array(65_536) } })) {
          await once(call, 'drain');
        }
      }
      done = true;
      call.end();
    });
    const response = await download();
    let before = -1;
    await eventually(async () => {
      const now = written;
      const halted = now === before && now > 0;
      before = now;
      await new Promise((resolve) => setTimeout(resolve, 150));
      if (!halted) throw new Error('still writing');
    });
    expect(done).toBe(false);
    let size = 0;
    for await (const part of response.body as AsyncIterable<Uint8Array>) size += part.length;
    expect(size).toBe(total * megabyte);
    expect(done).toBe(true);
  });

  it('answers with the reason when the service refuses before the file', async () => {
    gateway.documents.on(downloadAttachment.path, (call: Downloading) => {
      call.emit('error', toGrpcFault(new AppError('ATTACHMENT_NOT_FOUND'), fileReasons));
    });
    const response = await download();
    expect([response.status, await reasonOf(response)]).toEqual([404, 'ATTACHMENT_NOT_FOUND']);
  });

  it('breaks the connection off when the service fails in the middle, so that half a file is not taken for whole', async () => {
    gateway.documents.on(downloadAttachment.path, (call: Downloading) => {
      call.write({
        part: { $case: 'header', value: { fileName: 'a', contentType: '', sizeBytes: 0, sha256: '' } },
      });
      call.write({ part: { $case: 'chunk', value: new Uint8Array(10) } });
      call.emit('error', toGrpcFault(new AppError('INTERNAL'), fileReasons));
    });
    const response = await download();
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    await expect(response.arrayBuffer()).rejects.toThrow('terminated');
  });

  it('cancels the download when the client goes away', async () => {
    const cancelled = Promise.withResolvers<void>();
    gateway.documents.on(downloadAttachment.path, (call: Downloading) => {
      call.on('cancelled', () => cancelled.resolve());
      call.write({
        part: { $case: 'header', value: { fileName: 'a', contentType: '', sizeBytes: 0, sha256: '' } },
      });
    });
    const abort = new AbortController();
    await download({ signal: abort.signal });
    abort.abort();
    await cancelled.promise;
  });
});
