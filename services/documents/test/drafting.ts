import { randomUUID } from 'node:crypto';
import { openClient } from '@baro/chassis';
import { OutgoingDocumentServiceClient } from '@baro/proto/baro/documents/v1/outgoing';
import { OutgoingDocument, OutgoingKind, SigningCapacity } from '@baro/proto/baro/documents/v1/resources';
import { idOf } from './city.ts';
import type { World } from './world.ts';

/** How the people of the test city draft, number and issue. */
export class Drafting {
  readonly client: OutgoingDocumentServiceClient;
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
    this.client = openClient(OutgoingDocumentServiceClient, world.service.address);
  }

  close(): void {
    this.client.close();
  }

  as: World['as'] = (who, method, request) => this.#world.call(this.client, who, method, request);

  /** A draft of the department, signed by its director, unless `fields` say otherwise. */
  async draft(fields: Partial<OutgoingDocument> = {}, who = 'stc-official'): Promise<OutgoingDocument> {
    const request = { document: sampleDraft(fields), requestId: randomUUID() };
    return taken(await this.as(who, this.client.createOutgoingDocument, request));
  }

  async number(id: string, who = 'stc-clerk', seriesId = ''): Promise<OutgoingDocument> {
    const request = { id, seriesId, etag: '', requestId: randomUUID() };
    return taken(await this.as(who, this.client.numberOutgoingDocument, request));
  }

  async issue(id: string, who = 'stc-clerk'): Promise<OutgoingDocument> {
    return taken(
      await this.as(who, this.client.issueOutgoingDocument, { id, etag: '', requestId: randomUUID() }),
    );
  }

  /** Drafted, numbered and issued. */
  async issued(fields: Partial<OutgoingDocument> = {}): Promise<OutgoingDocument> {
    const { id } = await this.draft(fields);
    await this.number(id);
    return this.issue(id);
  }

  async get(id: string, who = 'stc-clerk'): Promise<OutgoingDocument> {
    return taken(await this.as(who, this.client.getOutgoingDocument, { id }));
  }
}

/** A draft as a client sends it. */
export function sampleDraft(fields: Partial<OutgoingDocument> = {}): OutgoingDocument {
  return OutgoingDocument.fromPartial({
    unitId: idOf('stc'),
    kind: OutgoingKind.OUTGOING,
    typeCode: 'KH',
    subject: 'Kế hoạch kiểm tra công tác quản lý ngân sách',
    signerPostId: idOf('post stc-director'),
    signerPersonId: idOf('person stc-director'),
    signingCapacity: SigningCapacity.HEAD,
    recipients: [{ name: 'UBND Thành phố', identifier: 'H26', unitId: '' }],
    ...fields,
  });
}

function taken(response: { document: OutgoingDocument | undefined }): OutgoingDocument {
  if (!response.document) throw new Error('no document');
  return response.document;
}
