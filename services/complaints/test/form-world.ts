import type { ClientReadableStream } from '@grpc/grpc-js';
import { randomUUID } from 'node:crypto';
import { call, callMetadata, openClient } from '@baro/chassis';
import { readDownload, readPdfPages } from '@baro/chassis/files/testing';
import { accountOf } from '@baro/directory-client/testing';
import { LetterFormServiceClient, MakeLetterFormRequest } from '@baro/proto/baro/complaints/v1/forms';
import type { LetterFileHeader, LetterForm } from '@baro/proto/baro/complaints/v1/forms';
import type { World } from './world.ts';

/** A file as it was read: what it says it is, and the text of each page in one spacing. */
export interface ReadPdf {
  header: LetterFileHeader;
  bytes: Buffer;
  pages: string[];
  text: string;
  /** Title, author and subject. */
  info: string;
}

/** Asks for papers of letters and reads them. */
export class FormWorld {
  readonly world: World;
  readonly client: LetterFormServiceClient;

  constructor(world: World) {
    this.world = world;
    this.client = openClient(LetterFormServiceClient, world.service.address);
  }

  async list(who: string, letterId: string): Promise<LetterForm[]> {
    const token = await this.world.issuer.token(accountOf(who));
    return (await call(this.client, this.client.listLetterForms, { letterId }, { token })).forms;
  }

  async make(
    who: string,
    letterId: string,
    formId: string,
    fields: Partial<MakeLetterFormRequest> = {},
  ): Promise<ReadPdf> {
    const token = await this.world.issuer.token(accountOf(who));
    const request = MakeLetterFormRequest.fromPartial({
      letterId,
      formId,
      requestId: randomUUID(),
      ...fields,
    });
    return readPdf(this.client.makeLetterForm(request, callMetadata(token)));
  }

  /** With the names of the people. */
  async name(who: string, letterId: string, formId: string): Promise<ReadPdf> {
    return this.make(who, letterId, formId, { named: true, reason: 'Gửi người khiếu nại' });
  }

  async caseFile(who: string, letterId: string): Promise<ReadPdf> {
    const token = await this.world.issuer.token(accountOf(who));
    return readPdf(this.client.exportCaseFile({ letterId }, callMetadata(token)));
  }

  close(): void {
    this.client.close();
  }
}

/** Reads a paper as it is streamed. */
export async function readPdf(stream: ClientReadableStream<unknown>): Promise<ReadPdf> {
  const { header, bytes } = await readDownload(stream);
  const { pages, info } = await readPdfPages(bytes);
  return { header, bytes, pages, text: pages.join('\n'), info };
}
