// A day of a district system: registers documents, lists its register, follows the event feed. Prints one line of JSON.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Baro, Refused } from './baro-client.ts';
import { follow, openStore } from './follow.ts';

const documents = 'baro.documents.v1.IncomingDocumentService';
const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: {
    protos: text,
    gateway: text,
    issuer: text,
    client: text,
    'secret-file': text,
    store: text,
    documents: { ...text, default: '0' },
    // Number of the first: a document that is there already is refused as a duplicate.
    first: { ...text, default: '1' },
    events: { ...text, default: '0' },
    seconds: { ...text, default: '30' },
  },
});

/** Registers a document that has arrived. The request_id is made once per document and kept over all tries. */
async function register(baro: Baro, unitId: string, number: number): Promise<void> {
  await baro.call(documents, 'RegisterIncomingDocument', {
    request_id: randomUUID(),
    document: {
      unit_id: unitId,
      form: 'DOCUMENT_FORM_ELECTRONIC',
      message_id: `H26,${randomUUID()}`,
      number: String(number),
      symbol: 'KH-UBND',
      issue_date: '2026-01-05',
      issuer_name: 'Ủy ban nhân dân Thành phố',
      subject: `Công văn số ${number} về việc báo cáo`,
    },
  });
}

/** The whole register, page by page: the end is where there is no next page, however short a page is. */
async function listRegister(baro: Baro, unitId: string): Promise<unknown[]> {
  const rows: unknown[] = [];
  let pageToken = '';
  do {
    const request = { unit_id: unitId, page_size: 200, page_token: pageToken };
    const page = await baro.call<{ documents: unknown[]; next_page_token: string }>(
      documents,
      'ListIncomingDocuments',
      request,
    );
    rows.push(...page.documents);
    pageToken = page.next_page_token;
  } while (pageToken !== '');
  return rows;
}

async function main(): Promise<void> {
  const { protos = '', gateway = '', issuer = '', client = '', store: file = '' } = values;
  const secret = readFileSync(values['secret-file'] ?? '', 'utf8').trim();
  const baro = new Baro({
    protoDir: protos,
    gateway,
    issuer,
    client,
    secret,
    seconds: Number(values.seconds),
  });
  const me = await baro.call<{ service_account: { unit_id: string } }>(
    'baro.directory.v1.DirectoryService',
    'GetMe',
    {},
  );
  const unitId = me.service_account.unit_id;
  let registered = 0;
  const refused: string[] = [];
  for (let number = 0; number < Number(values.documents); number += 1) {
    try {
      await register(baro, unitId, Number(values.first) + number);
      registered += 1;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      refused.push(error.reason);
    }
  }
  const listed = Number(values.documents) > 0 ? (await listRegister(baro, unitId)).length : 0;
  const store = openStore(file);
  const count = (): number => (store.prepare('SELECT count(*) AS n FROM events').get() as { n: number }).n;
  await follow(baro, store, () => count() >= Number(values.events));
  baro.close();
  process.stdout.write(`${JSON.stringify({ registered, refused, listed, events: count() })}\n`);
}

await main();
