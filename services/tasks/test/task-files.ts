import { randomUUID } from 'node:crypto';
import { call, callMetadata, openClient } from '@baro/chassis';
import {
  chunkMessages,
  expectFiles,
  filesUnder,
  readDownload,
  sendMessages,
} from '@baro/chassis/files/testing';
import { TaskAttachmentServiceClient } from '@baro/proto/baro/tasks/v1/attachments';
import type { TaskUploadHeader, UploadTaskAttachmentRequest } from '@baro/proto/baro/tasks/v1/attachments';
import { TaskAttachmentPurpose } from '@baro/proto/baro/tasks/v1/resources';
import type { TaskAttachment } from '@baro/proto/baro/tasks/v1/resources';
import type { World } from './world.ts';

/** Messages of an upload: header, then the bytes in chunks. */
export function* uploadMessages(
  header: Partial<TaskUploadHeader>,
  bytes: Uint8Array,
): Generator<UploadTaskAttachmentRequest> {
  const purpose = TaskAttachmentPurpose.COMPLETION;
  const whole = { taskId: '', fileName: 'bao-cao.pdf', sha256: '', requestId: randomUUID(), purpose };
  yield { part: { $case: 'header', value: { ...whole, ...header } } };
  yield* chunkMessages(bytes);
}

/** Uploads and downloads as people of the test city. */
export class TaskFiles {
  readonly client: TaskAttachmentServiceClient;
  readonly #world: World;

  constructor(world: World, address: string = world.service.address) {
    this.#world = world;
    this.client = openClient(TaskAttachmentServiceClient, address);
  }

  close(): void {
    this.client.close();
  }

  /** Uploads a file of a task; as the product unless `header` says otherwise. */
  async upload(
    who: string,
    taskId: string,
    bytes: Uint8Array,
    header: Partial<TaskUploadHeader> = {},
  ): Promise<TaskAttachment> {
    const { client } = this;
    const metadata = callMetadata(await this.#world.token(who));
    const messages = uploadMessages({ taskId, ...header }, bytes);
    const response = await sendMessages(client.uploadTaskAttachment.bind(client), messages, metadata);
    if (!response.attachment) throw new Error('no attachment');
    return response.attachment;
  }

  /** Downloads a file whole. */
  async download(who: string, id: string) {
    return readDownload(
      this.client.downloadTaskAttachment({ id }, callMetadata(await this.#world.token(who))),
    );
  }

  /** Takes a file off. */
  async remove(who: string, id: string, requestId: string = randomUUID()): Promise<void> {
    const token = await this.#world.token(who);
    await call(this.client, this.client.removeTaskAttachment, { id, requestId }, { token });
  }

  /** Names of all files on the disk, staged ones too. */
  onDisk(): Promise<string[]> {
    return filesUnder(this.#world.attachmentDir);
  }

  /** Waits until these files, and no others, are on the disk. */
  expectOnDisk(names: readonly string[]): Promise<void> {
    return expectFiles(this.#world.attachmentDir, names);
  }
}
