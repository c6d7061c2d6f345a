import { once } from 'node:events';
import { Metadata, status } from '@grpc/grpc-js';
import type {
  ClientWritableStream,
  ServerReadableStream,
  ServerWritableStream,
  sendUnaryData,
} from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError, defineReasons, endedBySender, openClient, toGrpcFault } from '@baro/chassis';
import { eventually, expectReason } from '@baro/chassis/testing';
import { AttachmentServiceClient, AttachmentServiceService } from '@baro/proto/baro/documents/v1/attachments';
import type {
  DownloadAttachmentRequest,
  DownloadAttachmentResponse,
  UploadAttachmentRequest,
  UploadAttachmentResponse,
} from '@baro/proto/baro/documents/v1/attachments';
import { startTestGateway } from './test-gateway.ts';
import type { TestGateway } from './test-gateway.ts';

const { uploadAttachment, downloadAttachment } = AttachmentServiceService;
const testReasons = defineReasons('documents', {
  DOCUMENT_NOT_FOUND: { code: 'NOT_FOUND', en: 'No such document.', vi: 'Không có văn bản này.' },
});

describe('gRPC pass-through of streams', () => {
  let gateway: TestGateway;
  let token: string;
  let attachments: AttachmentServiceClient;

  beforeAll(async () => {
    gateway = await startTestGateway();
    token = await gateway.signOn.clientToken();
    attachments = openClient(AttachmentServiceClient, gateway.grpcAddress);
  });
  afterAll(async () => {
    attachments.close();
    await gateway.close();
  });

  const withToken = (): Metadata => {
    const metadata = new Metadata();
    metadata.set('authorization', `Bearer ${token}`);
    return metadata;
  };

  it('streams up, and no faster than the service reads', async () => {
    const opened =
      Promise.withResolvers<ServerReadableStream<UploadAttachmentRequest, UploadAttachmentResponse>>();
    let received = 0;
    gateway.documents.on(
      uploadAttachment.path,
      (
        upload: ServerReadableStream<UploadAttachmentRequest, UploadAttachmentResponse>,
        reply: sendUnaryData<UploadAttachmentResponse>,
      ) => {
        opened.resolve(upload);
        upload.pause();
        upload.on('end', () => reply(null, { attachment: undefined }));
      },
    );
    const answered = Promise.withResolvers<void>();
    const stream = attachments.uploadAttachment(withToken(), (error) => {
      if (error) answered.reject(error);
      else answered.resolve();
    });
    const upload = await writeUntilHalt(stream, opened.promise);
    expect(upload.written).toBeLessThan(1000);
    (await opened.promise).on('data', (message: UploadAttachmentRequest) => {
      if (message.part?.$case === 'chunk') received += message.part.value.length;
    });
    (await opened.promise).resume();
    await upload.goOnTo(1000);
    stream.end();
    await answered.promise;
    expect(received).toBe(1000 * 65_536);
  });

  it('does not take an upload that was broken off for a whole one', async () => {
    const opened = Promise.withResolvers<void>();
    const whole = Promise.withResolvers<boolean>();
    gateway.documents.on(
      uploadAttachment.path,
      (upload: ServerReadableStream<UploadAttachmentRequest, UploadAttachmentResponse>) => {
        upload.on('data', () => opened.resolve()).on('end', () => whole.resolve(endedBySender(upload)));
      },
    );
    const stream = attachments.uploadAttachment(withToken(), () => {});
    stream.on('error', () => {});
    stream.write({ part: { $case: 'chunk', value: new Uint8Array(10) } });
    await opened.promise;
    stream.cancel();
    expect(await whole.promise).toBe(false);
  });

  it('streams down, and no faster than the client reads', async () => {
    let written = 0;
    gateway.documents.on(
      downloadAttachment.path,
      async (download: ServerWritableStream<DownloadAttachmentRequest, DownloadAttachmentResponse>) => {
        for (; written < 1000; written += 1) {
          if (!download.write({ part: { $case: 'chunk', value: new Uint8Array(65_536) } })) {
            await once(download, 'drain');
          }
        }
        const trailers = new Metadata();
        trailers.set('x-trailer', 'down');
        download.end(trailers);
      },
    );
    const stream = attachments.downloadAttachment({ id: 'a' }, withToken());
    const end = once(stream, 'status');
    await once(stream, 'readable');
    await halted(() => written);
    expect(written).toBeLessThan(1000);
    let size = 0;
    for await (const { part } of stream as AsyncIterable<DownloadAttachmentResponse>) {
      if (part?.$case === 'chunk') size += part.value.length;
    }
    expect(size).toBe(1000 * 65_536);
    const [{ code, metadata }] = (await end) as [{ code: number; metadata: Metadata }];
    expect([code, metadata.get('x-trailer')]).toEqual([status.OK, ['down']]);
  });

  it('passes a refusal in the middle of a stream with its details, after what came before', async () => {
    gateway.documents.on(
      downloadAttachment.path,
      (download: ServerWritableStream<DownloadAttachmentRequest, DownloadAttachmentResponse>) => {
        download.write({ part: { $case: 'chunk', value: new Uint8Array(3) } });
        download.emit('error', toGrpcFault(new AppError('DOCUMENT_NOT_FOUND'), testReasons));
      },
    );
    const stream = attachments.downloadAttachment({ id: 'a' }, withToken());
    let size = 0;
    const reading = (async () => {
      for await (const { part } of stream as AsyncIterable<DownloadAttachmentResponse>) {
        if (part?.$case === 'chunk') size += part.value.length;
      }
    })();
    await expectReason(reading, 'DOCUMENT_NOT_FOUND');
    expect(size).toBe(3);
  });

  it('refuses a stream without a token', async () => {
    const stream = attachments.downloadAttachment({ id: 'a' });
    const reading = (async () => {
      for await (const _ of stream as AsyncIterable<unknown>);
    })();
    await expectReason(reading, 'UNAUTHENTICATED');
  });
});

/** Waits until a count no longer grows. */
async function halted(count: () => number): Promise<void> {
  let before = -1;
  await eventually(async () => {
    const now = count();
    const still = now === before && now > 0;
    before = now;
    await new Promise((resolve) => setTimeout(resolve, 150));
    if (!still) throw new Error('still going');
  });
}

interface Writer {
  written: number;
  goOnTo(total: number): Promise<void>;
}

/** Writes chunks as long as the stream takes them. */
async function writeUntilHalt(
  stream: ClientWritableStream<UploadAttachmentRequest>,
  opened: Promise<unknown>,
): Promise<Writer> {
  const writer: Writer = {
    written: 0,
    goOnTo: async (total) => {
      for (; writer.written < total; writer.written += 1) {
        if (!stream.write({ part: { $case: 'chunk', value: new Uint8Array(65_536) } })) {
          await once(stream, 'drain');
        }
      }
    },
  };
  stream.write({
    part: { $case: 'header', value: { documentId: 'd', fileName: 'f', sha256: '', requestId: 'r' } },
  });
  await opened;
  const running = writer.goOnTo(1000);
  await halted(() => writer.written);
  const { written } = writer;
  return { written, goOnTo: () => running };
}
