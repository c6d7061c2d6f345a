// A client that does everything wrong, to show that each rule of the conformance check can fail. Never copy from it.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Metadata, credentials, loadPackageDefinition } from '@grpc/grpc-js';
import type { Client, ClientReadableStream, ServiceError } from '@grpc/grpc-js';
import { loadProtos } from '../typescript-client/baro-client.ts';

const { BARO_GATEWAY = '', BARO_ISSUER = '', BARO_CLIENT = '', BARO_SECRET_FILE = '' } = process.env;
const loaded = loadPackageDefinition(loadProtos('proto'));

function open(service: string): Record<string, (...args: unknown[]) => unknown> {
  let place: unknown = loaded;
  for (const part of service.split('.')) place = (place as Record<string, unknown>)[part];
  const Service = place as new (
    address: string,
    channel: ReturnType<typeof credentials.createInsecure>,
  ) => Client;
  return new Service(BARO_GATEWAY, credentials.createInsecure()) as unknown as ReturnType<typeof open>;
}

async function token(): Promise<Metadata> {
  const form = { grant_type: 'client_credentials', client_id: BARO_CLIENT };
  const body = new URLSearchParams({ ...form, client_secret: readFileSync(BARO_SECRET_FILE, 'utf8').trim() });
  const answer = await fetch(`${BARO_ISSUER}/protocol/openid-connect/token`, { method: 'POST', body });
  const metadata = new Metadata();
  metadata.set('authorization', `Bearer ${((await answer.json()) as { access_token: string }).access_token}`);
  return metadata;
}

/** One token for ever. */
const metadata = await token();
const documents = open('baro.documents.v1.IncomingDocumentService');
const feed = open('baro.custody.v1.EventFeedService');

/** No deadline. */
const send = (method: string, request: object): Promise<{ documents?: unknown[] }> =>
  new Promise((resolve, reject) => {
    documents[method]?.(request, metadata, (error: ServiceError | null, answer: object) => {
      if (error) reject(error);
      else resolve(answer);
    });
  });

/** Every failure again, at once, with another id: also a refusal. */
async function register(unitId: string, number: number): Promise<void> {
  const document = {
    unit_id: unitId,
    form: 'DOCUMENT_FORM_ELECTRONIC',
    message_id: `H26,${randomUUID()}`,
    number: String(number),
    symbol: 'KH-UBND',
    issue_date: '2026-01-05',
    issuer_name: 'Ủy ban',
    subject: 'Công văn',
  };
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const sent = send('RegisterIncomingDocument', { request_id: randomUUID(), document });
    if (
      await sent.then(
        () => true,
        () => false,
      )
    ) {
      return;
    }
  }
}

async function follow(): Promise<void> {
  for (let round = 0; round < 4; round += 1) {
    const stream = feed['StreamUnitEvents']?.({ cursor: round === 3 ? 'my own idea' : '' }, metadata);
    try {
      for await (const answer of stream as ClientReadableStream<object>) void answer;
    } catch {
      // Whatever it was: from the beginning.
    }
  }
}

const me = await new Promise<{ service_account: { unit_id: string } }>((resolve, reject) => {
  open('baro.directory.v1.DirectoryService')['GetMe']?.(
    {},
    metadata,
    (error: ServiceError | null, answer: never) => (error ? reject(error) : resolve(answer)),
  );
});
const unitId = me.service_account.unit_id;
for (let number = 0; number < 6; number += 1) await register(unitId, number);
await send('ListIncomingDocuments', { unit_id: unitId, page_size: 200 });
await follow();
process.exit(0);
