import { once } from 'node:events';
import type { ClientReadableStream, ClientWritableStream, Metadata, ServiceError } from '@grpc/grpc-js';
import type {
  AttachmentServiceClient,
  UploadAttachmentResponse,
} from '@baro/proto/baro/documents/v1/attachments';
import type {
  TaskAttachmentServiceClient,
  UploadTaskAttachmentResponse,
} from '@baro/proto/baro/tasks/v1/attachments';
import type { TaskAttachmentPurpose } from '@baro/proto/baro/tasks/v1/resources';
import type {
  UploadSubmissionWorkbookResponse,
  WorkbookServiceClient,
} from '@baro/proto/baro/reporting/v1/workbooks';
import { callMetadata } from '@baro/chassis';
import type { Token } from './platform.ts';

type Open<Message, Response> = (
  metadata: Metadata,
  done: (error: ServiceError | null, response: Response) => void,
) => ClientWritableStream<Message>;

const small = { fileName: 'ghi-chu.txt', sha256: '' };

/** What is in every file of the world. */
export const fileBytes = Buffer.from('Nội dung của tệp đính kèm.\n');

const text = { part: { $case: 'chunk', value: fileBytes } } as const;

/** Sends the messages of an upload. */
async function send<Message, Response>(
  open: Open<Message, Response>,
  messages: readonly Message[],
  token: Token,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const stream = open(callMetadata(token), (error, response) => {
      if (error) reject(error);
      else resolve(response);
    });
    // A refusal may end the stream before all is written; the answer says why.
    stream.on('error', () => {});
    for (const message of messages) stream.write(message);
    stream.end();
  });
}

/** Uploads a small text file to a document. */
export async function uploadFile(
  client: AttachmentServiceClient,
  documentId: string,
  requestId: string,
  token: Token,
): Promise<UploadAttachmentResponse> {
  const value = { ...small, documentId, requestId };
  return send(client.uploadAttachment.bind(client), [{ part: { $case: 'header', value } }, text], token);
}

/** Uploads a small text file to a task. */
export async function uploadTaskFile(
  client: TaskAttachmentServiceClient,
  header: { taskId: string; purpose: TaskAttachmentPurpose; requestId: string },
  token: Token,
): Promise<UploadTaskAttachmentResponse> {
  const value = { ...small, ...header };
  return send(client.uploadTaskAttachment.bind(client), [{ part: { $case: 'header', value } }, text], token);
}

/** Bytes of a submission's workbook as it goes out. */
export async function readWorkbook(
  client: WorkbookServiceClient,
  id: string,
  token: Token,
): Promise<Uint8Array[]> {
  const messages = await readAll(client.downloadSubmissionWorkbook({ id }, callMetadata(token)));
  return messages.flatMap(({ part }) => (part?.$case === 'chunk' ? [part.value] : []));
}

/** Brings a submission's workbook back. */
export async function bringBack(
  client: WorkbookServiceClient,
  header: { submissionId: string; requestId: string },
  workbook: readonly Uint8Array[],
  token: Token,
): Promise<UploadSubmissionWorkbookResponse> {
  const value = { ...header, fileName: 'so-lieu.xlsx', etag: '' };
  const chunks = workbook.map((bytes) => ({ part: { $case: 'chunk', value: bytes } }) as const);
  const messages = [{ part: { $case: 'header', value } } as const, ...chunks];
  return send(client.uploadSubmissionWorkbook.bind(client), messages, token);
}

/** Reads the first answer of a stream: from then on the caller gets the rest. */
export async function readFirst<T>(stream: ClientReadableStream<T>): Promise<T> {
  // Also of what comes after: nobody looks at it any more.
  stream.on('error', () => {});
  const [message] = (await once(stream, 'data')) as [T];
  stream.cancel();
  return message;
}

/** Reads a stream of answers to its end. */
export async function readAll<T>(stream: ClientReadableStream<T>): Promise<T[]> {
  const messages: T[] = [];
  stream.on('data', (message: T) => messages.push(message));
  await once(stream, 'end');
  return messages;
}
