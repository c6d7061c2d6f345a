import { status } from '@grpc/grpc-js';
import type { ServiceError } from '@grpc/grpc-js';
import { callMetadata, nameId, openClient } from '@baro/chassis';
import { chunkMessages, png, sendMessages } from '@baro/chassis/files/testing';
import { AttachmentServiceClient } from '@baro/proto/baro/documents/v1/attachments';
import type { UploadAttachmentRequest } from '@baro/proto/baro/documents/v1/attachments';
import { Registrar } from '../fire/registrar.ts';

/** A document that was answered, with the span in which it was committed. */
export interface Told {
  id: string;
  arrivalNumber: number;
  sentAt: Date;
  answeredAt: Date;
}

/** Where and as whom is written. */
export interface Desk {
  address: string;
  token: () => Promise<string>;
  unitId: string;
  run: string;
}

const clients = 3;
/** Every so many documents get a file. */
const fileEvery = 5;
const space = '0190a000-0000-7000-8000-0000000000f4';

/** Clients that register documents without a pause, and attach files to some. */
export class Writers {
  readonly told: Told[] = [];
  files = 0;
  readonly #desk: Desk;
  readonly #registrars: Registrar[];
  readonly #attachments: AttachmentServiceClient;
  readonly #end = new AbortController();
  #isLost = false;
  readonly #runs: Promise<unknown>;

  constructor({ token, ...desk }: Desk) {
    // A registrar asks until it is answered: without a token it gives up.
    const tokenWhileWorking = async (): Promise<string> => {
      if (this.#isLost) throw new Error('the platform is lost');
      return token();
    };
    this.#desk = { ...desk, token: tokenWhileWorking };
    this.#registrars = Array.from({ length: clients }, () => new Registrar(this.#desk));
    this.#attachments = openClient(AttachmentServiceClient, desk.address);
    this.#runs = Promise.all(this.#registrars.map((registrar, client) => this.#write(registrar, client)));
  }

  /** Resolves when so many more documents were answered. */
  async more(count: number): Promise<void> {
    const wanted = this.told.length + count;
    while (this.told.length < wanted) {
      const done = await Promise.race([this.#runs.then(() => true), rest(20)]);
      if (done) throw new Error('the writers stopped');
    }
  }

  async stop(): Promise<void> {
    this.#end.abort();
    await this.#runs;
    for (const registrar of this.#registrars) registrar.close();
    this.#attachments.close();
  }

  /** The platform is gone and will not answer: what is in flight is never known. */
  async lose(): Promise<void> {
    this.#isLost = true;
    await this.stop();
  }

  async #write(registrar: Registrar, client: number): Promise<void> {
    try {
      await this.#writeOn(registrar, client);
    } catch (error) {
      if (!this.#isLost) throw error;
    }
  }

  async #writeOn(registrar: Registrar, client: number): Promise<void> {
    for (let index = 0; !this.#end.signal.aborted; index += 1) {
      // Every tenth of the fire test's is one to be rolled back.
      if (index % 10 === 9) continue;
      const sentAt = new Date();
      await registrar.register(client, index);
      const answer = registrar.acknowledged.at(-1);
      if (answer) this.told.push({ ...answer, sentAt, answeredAt: new Date() });
      if (answer && index % fileEvery === 0) await this.#attach(answer.id);
    }
  }

  async #attach(documentId: string): Promise<void> {
    const { token, run } = this.#desk;
    const requestId = nameId(`${run}/${documentId}`, space);
    const value = { documentId, fileName: 'quet.png', sha256: '', requestId };
    const messages: UploadAttachmentRequest[] = [{ part: { $case: 'header', value } }, ...chunkMessages(png)];
    const metadata = callMetadata(await token());
    const open = this.#attachments.uploadAttachment.bind(this.#attachments);
    try {
      await sendMessages(open, messages, metadata);
      this.files += 1;
    } catch (error) {
      // Lost on the way, as the whole platform is about to be.
      if ((error as ServiceError).code !== status.UNAVAILABLE) throw error;
    }
  }
}

function rest(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
