import { randomUUID } from 'node:crypto';
import { callMetadata, openClient } from '@baro/chassis';
import {
  chunkMessages,
  expectFiles,
  filesUnder,
  readDownload,
  sendMessages,
} from '@baro/chassis/files/testing';
import { AttachmentServiceClient } from '@baro/proto/baro/documents/v1/attachments';
import type {
  UploadAttachmentRequest,
  UploadAttachmentResponse,
  UploadHeader,
} from '@baro/proto/baro/documents/v1/attachments';
import { ListIncomingDocumentsRequest } from '@baro/proto/baro/documents/v1/incoming';
import type { Attachment, IncomingDocument } from '@baro/proto/baro/documents/v1/resources';
import type { World } from './world.ts';

/** Messages of an upload: header, then the bytes in chunks. */
export function* uploadMessages(
  header: Partial<UploadHeader>,
  bytes: Uint8Array,
  size?: number,
): Generator<UploadAttachmentRequest> {
  const whole = { documentId: '', fileName: 'van-ban.pdf', sha256: '', requestId: randomUUID(), ...header };
  yield { part: { $case: 'header', value: whole } };
  yield* chunkMessages(bytes, size);
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
    return filesUnder(this.#world.attachmentDir);
  }

  /** Waits until these files, and no others, are on the disk. */
  async expectOnDisk(names: string[]): Promise<void> {
    await expectFiles(this.#world.attachmentDir, names);
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
    const { client } = this;
    const metadata = callMetadata(await this.#world.token(who));
    return sendMessages(client.uploadAttachment.bind(client), messages, metadata);
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
  async download(who: string, id: string) {
    return readDownload(this.client.downloadAttachment({ id }, callMetadata(await this.#world.token(who))));
  }

  /** Takes a file off. */
  async remove(who: string, id: string, requestId: string = randomUUID()): Promise<void> {
    await this.#world.call(this.client, who, this.client.removeAttachment, { id, requestId });
  }
}
