import { createHash, randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { callMetadata, openClient } from '@baro/chassis';
import { eventually } from '@baro/chassis/testing';
import { AttachmentServiceClient } from '@baro/proto/baro/documents/v1/attachments';
import type {
  DownloadAttachmentResponse,
  DownloadHeader,
  UploadAttachmentRequest,
  UploadAttachmentResponse,
  UploadHeader,
} from '@baro/proto/baro/documents/v1/attachments';
import { ListIncomingDocumentsRequest } from '@baro/proto/baro/documents/v1/incoming';
import type { Attachment, IncomingDocument } from '@baro/proto/baro/documents/v1/resources';
import type { World } from './world.ts';

const chunkBytes = 64 * 1024;

/** SHA-256 in lower-case hex. */
export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Messages of an upload: header, then the bytes in chunks. */
export function* uploadMessages(
  header: Partial<UploadHeader>,
  bytes: Uint8Array,
  size = chunkBytes,
): Generator<UploadAttachmentRequest> {
  const whole = { documentId: '', fileName: 'van-ban.pdf', sha256: '', requestId: randomUUID(), ...header };
  yield { part: { $case: 'header', value: whole } };
  for (let at = 0; at < bytes.length; at += size) {
    yield { part: { $case: 'chunk', value: bytes.subarray(at, at + size) } };
  }
}

/** Uploads and downloads as people of the test city. */
export class FileClient {
  readonly client: AttachmentServiceClient;
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
    this.client = openClient(AttachmentServiceClient, world.service.address);
  }

  close(): void {
    this.client.close();
  }

  /** A document in the book of the city's committee. */
  register(): Promise<IncomingDocument> {
    return this.#world.register('clerk', 'ubnd');
  }

  /** A document as its page shows it. */
  async getDocument(who: string, id: string): Promise<IncomingDocument> {
    const { client } = this.#world;
    const { document } = await this.#world.as(who, client.getIncomingDocument, { id });
    if (!document) throw new Error('no document');
    return document;
  }

  /** Ids of the documents a search finds. */
  async search(query: string): Promise<string[]> {
    const { client } = this.#world;
    const request = ListIncomingDocumentsRequest.fromPartial({ query });
    const { documents } = await this.#world.as('clerk', client.listIncomingDocuments, request);
    return documents.map((found) => found.id);
  }

  /** Names of all files on the disk, staged ones too. */
  async onDisk(): Promise<string[]> {
    const entries = await readdir(this.#world.attachmentDir, { recursive: true, withFileTypes: true });
    return entries.flatMap((entry) => (entry.isFile() ? [entry.name] : [])).toSorted();
  }

  /** Waits until these files, and no others, are on the disk. */
  async expectOnDisk(names: string[]): Promise<void> {
    const expected = names.toSorted().join(' ');
    await eventually(async () => {
      const found = (await this.onDisk()).join(' ');
      if (found !== expected) throw new Error(`expected the files ${expected}, but found ${found}`);
    });
  }

  /** Uploads a file of a document. */
  async upload(
    who: string,
    documentId: string,
    bytes: Uint8Array,
    header: Partial<UploadHeader> = {},
  ): Promise<Attachment> {
    const { attachment } = await this.send(who, uploadMessages({ documentId, ...header }, bytes));
    if (!attachment) throw new Error('no attachment');
    return attachment;
  }

  /** Sends messages as they are; stops sending when the answer comes. */
  async send(who: string, messages: Iterable<UploadAttachmentRequest>): Promise<UploadAttachmentResponse> {
    const metadata = callMetadata(await this.#world.token(who));
    let answered = false;
    return new Promise((resolve, reject) => {
      const call = this.client.uploadAttachment(
        metadata,
        { deadline: Date.now() + 60_000 },
        (error, response) => {
          answered = true;
          if (error) reject(error);
          else resolve(response);
        },
      );
      // A refusal ends the stream under the sender.
      call.on('error', () => undefined);
      const sendAll = async (): Promise<void> => {
        for (const message of messages) {
          if (answered) return;
          if (call.write(message)) await setImmediate();
          else await new Promise((drained) => call.once('drain', drained).once('close', drained));
        }
        call.end();
      };
      void sendAll();
    });
  }

  /** Starts an upload and leaves the rest to the test. */
  async open(who: string, deadlineMs = 60_000) {
    const metadata = callMetadata(await this.#world.token(who));
    let settle:
      | { resolve: (response: UploadAttachmentResponse) => void; reject: (error: Error) => void }
      | undefined;
    const answer = new Promise<UploadAttachmentResponse>((resolve, reject) => {
      settle = { resolve, reject };
    });
    const call = this.client.uploadAttachment(
      metadata,
      { deadline: Date.now() + deadlineMs },
      (error, response) => (error ? settle?.reject(error) : settle?.resolve(response)),
    );
    call.on('error', () => undefined);
    return { call, answer };
  }

  /** Downloads a file whole. */
  async download(
    who: string,
    id: string,
  ): Promise<{ header: DownloadHeader; bytes: Buffer; chunks: number[] }> {
    const stream = this.client.downloadAttachment({ id }, callMetadata(await this.#world.token(who)));
    const pieces: Buffer[] = [];
    let header: DownloadHeader | undefined;
    for await (const message of stream) {
      const { part } = message as DownloadAttachmentResponse;
      if (part?.$case === 'header') header = part.value;
      if (part?.$case === 'chunk') pieces.push(Buffer.from(part.value));
    }
    if (!header) throw new Error('no header');
    return { header, bytes: Buffer.concat(pieces), chunks: pieces.map((piece) => piece.length) };
  }

  /** Takes a file off. */
  async remove(who: string, id: string, requestId: string = randomUUID()): Promise<void> {
    await this.#world.call(this.client, who, this.client.removeAttachment, { id, requestId });
  }
}
