import { callMetadata, openClient } from '@baro/chassis';
import {
  ExportRegisterRequest,
  ListRegisterRowsRequest,
  RegisterServiceClient,
} from '@baro/proto/baro/documents/v1/registers';
import type {
  ExportRegisterResponse,
  ListRegisterRowsResponse,
} from '@baro/proto/baro/documents/v1/registers';
import type { DownloadHeader } from '@baro/proto/baro/documents/v1/attachments';
import type { FileFormat, RegisterKind } from '@baro/proto/baro/documents/v1/resources';
import { idOf } from './city.ts';
import type { World } from './world.ts';

/** Registers as people of the test city read them. */
export class RegisterClient {
  readonly client: RegisterServiceClient;
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
    this.client = openClient(RegisterServiceClient, world.service.address);
  }

  close(): void {
    this.client.close();
  }

  /** A page; `fields` change the request. */
  async list(
    who: string,
    kind: RegisterKind,
    unit: string,
    fields: Partial<ListRegisterRowsRequest> = {},
  ): Promise<ListRegisterRowsResponse> {
    const request = ListRegisterRowsRequest.fromPartial({ kind, unitId: idOf(unit), ...period, ...fields });
    return this.#world.call(this.client, who, this.client.listRegisterRows, request);
  }

  /** A file, with the sizes of the pieces it came in. */
  async export(
    who: string,
    kind: RegisterKind,
    unit: string,
    format: FileFormat,
    fields: Partial<ExportRegisterRequest> = {},
  ): Promise<{ header: DownloadHeader; bytes: Buffer; sizes: number[] }> {
    const request = ExportRegisterRequest.fromPartial({
      kind,
      unitId: idOf(unit),
      format,
      ...period,
      ...fields,
    });
    const stream = this.client.exportRegister(request, callMetadata(await this.#world.token(who)));
    const pieces: Buffer[] = [];
    let header: DownloadHeader | undefined;
    for await (const message of stream) {
      const { part } = message as ExportRegisterResponse;
      if (part?.$case === 'header') header = part.value;
      if (part?.$case === 'chunk') pieces.push(Buffer.from(part.value));
    }
    if (!header) throw new Error('no header');
    return { header, bytes: Buffer.concat(pieces), sizes: pieces.map((piece) => piece.length) };
  }
}

/** The year of the tests, by the city's calendar. */
export const year = Number(new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 4));

const period = { dateFrom: `${year}-01-01`, dateTo: `${year}-12-31` };
