import { once } from 'node:events';
import type { ClientReadableStream, ClientWritableStream, ServiceError } from '@grpc/grpc-js';
import type {
  AttachmentServiceClient,
  UploadAttachmentRequest,
  UploadAttachmentResponse,
} from '@baro/proto/baro/documents/v1/attachments';
import { callMetadata } from '@baro/chassis';
import type { Token } from './platform.ts';

/** Uploads a small text file to a document. */
export async function uploadFile(
  client: AttachmentServiceClient,
  documentId: string,
  requestId: string,
  token: Token,
): Promise<UploadAttachmentResponse> {
  return new Promise((resolve, reject) => {
    const done = (error: ServiceError | null, response: UploadAttachmentResponse): void => {
      if (error) reject(error);
      else resolve(response);
    };
    const stream: ClientWritableStream<UploadAttachmentRequest> = client.uploadAttachment(
      callMetadata(token),
      done,
    );
    const header = { documentId, fileName: 'ghi-chu.txt', sha256: '', requestId };
    // A refusal may end the stream before all is written; the answer says why.
    stream.on('error', () => {});
    stream.write({ part: { $case: 'header', value: header } });
    stream.write({ part: { $case: 'chunk', value: Buffer.from('Nội dung của tệp đính kèm.\n') } });
    stream.end();
  });
}

/** Reads a stream of answers to its end. */
export async function readAll<T>(stream: ClientReadableStream<T>): Promise<T[]> {
  const messages: T[] = [];
  stream.on('data', (message: T) => messages.push(message));
  await once(stream, 'end');
  return messages;
}
