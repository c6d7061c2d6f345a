import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call, openClient, query } from '@baro/chassis';
import { testIssuer, testService } from '@baro/chassis/testing';
import type { TestIssuer, TestService } from '@baro/chassis/testing';
import { IncomingDocumentServiceClient } from '@baro/proto/baro/documents/v1/incoming';
import type { RegisterIncomingDocumentRequest } from '@baro/proto/baro/documents/v1/incoming';
import { DocumentForm, IncomingDocument } from '@baro/proto/baro/documents/v1/resources';
import type { Client, ClientUnaryCall, Metadata, ServiceError } from '@grpc/grpc-js';
import { documents } from '../src/service.ts';
import { accountOf, idOf, seedCity } from './city.ts';

type Unary<Req, Res> = (
  request: Req,
  metadata: Metadata,
  options: { deadline: number },
  reply: (error: ServiceError | null, response: Res) => void,
) => ClientUnaryCall;

/** A documents service with the test city, and how its people call it. */
export class World {
  readonly service: TestService;
  readonly issuer: TestIssuer;
  readonly client: IncomingDocumentServiceClient;
  /** Time of the service; tests move it. */
  readonly clock: { now: Date | undefined };
  readonly attachmentDir: string;
  readonly #tokens = new Map<string, Promise<string>>();

  constructor(
    service: TestService,
    issuer: TestIssuer,
    clock: { now: Date | undefined },
    attachmentDir: string,
  ) {
    this.service = service;
    this.issuer = issuer;
    this.clock = clock;
    this.attachmentDir = attachmentDir;
    this.client = openClient(IncomingDocumentServiceClient, service.address);
  }

  /** Token of who holds a post, or of a system, by name. */
  async token(who: string): Promise<string> {
    const known = this.#tokens.get(who) ?? this.issuer.token(accountOf(who));
    this.#tokens.set(who, known);
    return known;
  }

  /** Calls an RPC of incoming documents as somebody. */
  async as<Req, Res>(who: string, method: Unary<Req, Res>, request: Req): Promise<Res> {
    return this.call(this.client, who, method, request);
  }

  async call<Req, Res>(client: Client, who: string, method: Unary<Req, Res>, request: Req): Promise<Res> {
    return call(client, method, request, { token: await this.token(who) });
  }

  /** Registers a document; `fields` change the sample. */
  async register(
    who: string,
    unit: string,
    fields: Partial<IncomingDocument> = {},
  ): Promise<IncomingDocument> {
    const response = await this.as(who, this.client.registerIncomingDocument, registration(unit, fields));
    if (!response.document) throw new Error('no document');
    return response.document;
  }

  /** Rows of the database, read with the app role. */
  async rows<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return query<Row>(this.service.orm.em.fork(), sql, parameters);
  }

  async close(): Promise<void> {
    this.client.close();
    await this.service.close();
    await this.issuer.stop();
    rmSync(this.attachmentDir, { recursive: true, force: true });
  }
}

/** Nobody listens there: events stay in the outbox, and no relay sends statements of its own. */
export const noNats = 'nats://127.0.0.1:1';

/** Starts a world. `env` as for the service, without its prefix. */
export async function startWorld(env: Record<string, string> = {}, natsUrl?: string): Promise<World> {
  const issuer = await testIssuer();
  const clock: { now: Date | undefined } = { now: undefined };
  const attachmentDir = mkdtempSync(join(tmpdir(), 'baro-files-'));
  const service = await testService(documents(), {
    issuer: issuer.issuer,
    ...(natsUrl === undefined ? {} : { natsUrl }),
    env: { ATTACHMENT_DIR: attachmentDir, ...env },
    clock: () => clock.now ?? new Date(),
  });
  await seedCity(service.orm);
  return new World(service, issuer, clock, attachmentDir);
}

let counter = 0;

/** A sample registration with a number of its own. */
export function registration(
  unit: string,
  fields: Partial<IncomingDocument> = {},
  duplicateReason = '',
): RegisterIncomingDocumentRequest {
  counter += 1;
  const document = IncomingDocument.fromPartial({
    unitId: idOf(unit),
    form: DocumentForm.PAPER,
    number: String(counter),
    symbol: 'QĐ-BTC',
    typeCode: 'QD',
    issueDate: '2026-11-02',
    issuerName: 'Bộ Tài chính',
    subject: 'Về việc giao dự toán ngân sách năm 2027',
    signer: {
      position: 'Thứ trưởng',
      fullName: 'Nguyễn Văn Mẫu',
    },
    ...fields,
  });
  return { document, duplicateReason, validateOnly: false, requestId: randomUUID() };
}
