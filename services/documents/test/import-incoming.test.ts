import { randomUUID } from 'node:crypto';
import { expectReason } from '@baro/chassis/testing';
import { ImportedDocument } from '@baro/proto/baro/documents/v1/incoming';
import type { ImportIncomingDocumentsResponse } from '@baro/proto/baro/documents/v1/incoming';
import { DueState, IncomingState } from '@baro/proto/baro/documents/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from './city.ts';
import { Handling } from './handling.ts';
import { idsOf, listAs } from './listing.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

let counter = 0;
function row(fields: Partial<ImportedDocument> = {}): ImportedDocument {
  counter += 1;
  return ImportedDocument.fromPartial({
    externalId: `D${counter}`,
    row: counter,
    numberSymbol: `${counter}/QĐ-UBND`,
    issueDate: '2018-05-02',
    issuerName: 'UBND tỉnh Bình Dương',
    subject: `công bố thủ tục hành chính ${counter}`,
    typeName: 'Quyết định',
    ...fields,
  });
}

const request = (documents: ImportedDocument[], unit = 'ubnd', validateOnly = false) => ({
  unitId: idOf(unit),
  source: 'test.csv',
  documents,
  validateOnly,
  requestId: randomUUID(),
});
const take = (
  who: string,
  documents: ImportedDocument[],
  unit = 'ubnd',
  validateOnly = false,
): Promise<ImportIncomingDocumentsResponse> =>
  world.as(who, world.client.importIncomingDocuments, request(documents, unit, validateOnly));

describe('ImportIncomingDocuments', () => {
  it('numbers history in the order given, each in the year of its date, after what is there', async () => {
    const rows = [
      row(),
      row({ issueDate: '2019-01-02' }),
      row(),
      row({ issueDate: '', numberSymbol: '71/2017/QĐ-UBND' }),
    ];
    expect(await take('administrator', rows)).toEqual({ importedCount: 4, skippedCount: 0, refusals: [] });
    await take('clerk', [row()]);
    const stored = await world.rows<{ external_id: string; year: number; arrival_number: number }>(
      'SELECT external_id, year, arrival_number FROM incoming_documents WHERE unit_id = $1 ORDER BY year, arrival_number',
      [idOf('ubnd')],
    );
    expect(stored.map((found) => [found.external_id, found.year, found.arrival_number])).toEqual([
      [rows[3]?.externalId, 2017, 1],
      [rows[0]?.externalId, 2018, 1],
      [rows[2]?.externalId, 2018, 2],
      [`D${counter}`, 2018, 3],
      [rows[1]?.externalId, 2019, 1],
    ]);
  });

  it('makes read-only history that nobody holds, found at once, told as historical', async () => {
    const [rare] = [
      row({
        subject: 'khảo cổ học di chỉ vườn chuối',
        signerName: 'Ông Mẫu',
        note: 'nguồn',
        typeName: 'Tờ khai lạ',
        dueDate: '2018-06-01',
      }),
    ];
    await take('clerk', [rare]);
    const [document] = (await listAs(world, 'clerk', { query: 'di chi vuon chuoi' })).documents;
    expect(document).toMatchObject({
      state: IncomingState.ARCHIVED,
      historical: true,
      holder: undefined,
      dueState: DueState.NONE,
      allowedActions: [],
      externalId: rare.externalId,
      description: 'nguồn; Tờ khai lạ',
      acknowledgeTime: undefined,
      number: String(rare.row),
      symbol: 'QĐ-UBND',
      typeCode: '',
    });
    await expectReason(
      new Handling(world).submit('clerk', document?.id ?? '', 'chairman'),
      'DOCUMENT_STATE_WRONG',
    );
    const events = await world.rows(
      'SELECT type, aggregate_version, body#>>$2 AS historical FROM outbox WHERE aggregate_id = $1',
      [document?.id, '{data,historical}'],
    );
    expect(events).toEqual([
      { type: 'baro.documents.v1.IncomingDocumentRegistered', aggregate_version: 1, historical: 'true' },
    ]);
  });

  it('skips what it knows and can be repeated', async () => {
    const rows = [row(), row()];
    await take('clerk', rows);
    const more = [rows[0] ?? row(), row(), { ...(rows[1] ?? row()), subject: '' }];
    expect(await take('clerk', more)).toEqual({ importedCount: 1, skippedCount: 2, refusals: [] });
  });

  it('refuses row by row with reason, field and a sentence, the first fault of each', async () => {
    const faults: [Partial<ImportedDocument>, string, string][] = [
      [{ subject: ' ', issuerName: '' }, 'REQUIRED', 'subject'],
      [{ subject: 'x'.repeat(501) }, 'TOO_LONG', 'subject'],
      [{ issuerName: '' }, 'REQUIRED', 'issuerName'],
      [{ issuerName: 'x'.repeat(201) }, 'TOO_LONG', 'issuerName'],
      [{ numberSymbol: 'Không' }, 'NOT_A_NUMBER_SYMBOL', 'numberSymbol'],
      [{ numberSymbol: `1/${'Q'.repeat(31)}` }, 'TOO_LONG', 'numberSymbol'],
      [{ issueDate: '2018-02-30' }, 'NOT_A_DATE', 'issueDate'],
      [{ issueDate: '2999-01-01' }, 'DATE_IN_FUTURE', 'issueDate'],
      [{ signerName: 'x'.repeat(51) }, 'TOO_LONG', 'signerName'],
      [{ note: 'x'.repeat(501) }, 'TOO_LONG', 'note'],
      [{ dueDate: 'mai' }, 'NOT_A_DATE', 'dueDate'],
      [{ subject: 'TUYỆT MẬT' }, 'DOCUMENT_CLASSIFIED', 'subject'],
      [{ numberSymbol: '1/QĐ-UBND', issueDate: '2018-05-02' }, 'DUPLICATE_DOCUMENT', 'numberSymbol'],
    ];
    await take('clerk', [row({ numberSymbol: '01/QĐ-UBND' })]);
    const good = row({ subject: 'Quy định về bảo vệ bí mật nhà nước, mật độ xây dựng' });
    const response = await take('clerk', [...faults.map(([fields]) => row(fields)), good]);
    expect(response.importedCount).toBe(1);
    expect(response.refusals.map(({ reason, field }) => [reason, field])).toEqual(
      faults.map(([, reason, field]) => [reason, field]),
    );
    for (const refusal of response.refusals) expect(refusal.messageVi.length).toBeGreaterThan(10);
  });

  it('refuses the second of two like rows in one request, and none without a number', async () => {
    const like = { numberSymbol: '5/2016/TT-BTC', issueDate: '', issuerName: 'Bộ Tài chính' };
    const response = await take('clerk', [
      row(like),
      row({ ...like, numberSymbol: '05/2016/tt-btc' }),
      row({ numberSymbol: '' }),
      row({ numberSymbol: '' }),
    ]);
    expect([response.importedCount, response.refusals.map((refusal) => refusal.reason)]).toEqual([
      3,
      ['DUPLICATE_DOCUMENT'],
    ]);
  });

  it('only checks when asked to', async () => {
    const rows = [row(), row({ subject: '' })];
    const checked = await take('clerk', rows, 'ubnd', true);
    expect([checked.importedCount, checked.refusals.length]).toEqual([1, 1]);
    expect((await take('clerk', rows)).importedCount).toBe(1);
  });

  it('refuses the request as a whole for what is wrong with it', async () => {
    await expectReason(take('clerk', []), 'FIELD_INVALID', ['documents']);
    await expectReason(take('clerk', [row({ externalId: '' })]), 'FIELD_INVALID', [
      'documents[0].externalId',
    ]);
    await expectReason(
      take('clerk', [row({ externalId: 'twin' }), row({ externalId: 'twin' })]),
      'FIELD_INVALID',
      ['documents[1].externalId'],
    );
    const many = Array.from({ length: 201 }, () => row());
    expect((await expectReason(take('clerk', many), 'IMPORT_TOO_LARGE')).metadata).toEqual({ max: '200' });
    const empty = { ...request([row()]), unitId: '', source: '', requestId: '' };
    await expectReason(world.as('clerk', world.client.importIncomingDocuments, empty), 'FIELD_INVALID', [
      'requestId',
      'source',
      'unitId',
    ]);
    for (const who of ['chairman', 'stc-clerk', 'auditor', 'official-th', 'ward-system', 'hdnd-clerk']) {
      await expectReason(take(who, [row()]), 'PERMISSION_DENIED');
    }
    // The Council's book is not in the administrator's tree.
    await expectReason(take('administrator', [row()], 'hdnd'), 'PERMISSION_DENIED');
    expect((await take('administrator', [row()], 'ba-dinh')).importedCount).toBe(1);
  });

  it('takes a full batch at once, without gap, also when two come at the same time', async () => {
    const batches = [1, 2].map(() => Array.from({ length: 200 }, () => row({ issueDate: '2011-03-04' })));
    await Promise.all(batches.map((batch) => take('administrator', batch)));
    const numbers = await world.rows<{ arrival_number: number }>(
      'SELECT arrival_number FROM incoming_documents WHERE unit_id = $1 AND year = 2011 ORDER BY arrival_number',
      [idOf('ubnd')],
    );
    expect(numbers.map((found) => found.arrival_number)).toEqual(
      Array.from({ length: 400 }, (_, at) => at + 1),
    );
    expect((await idsOf(world, 'clerk', { year: 2011, pageSize: 200 })).length).toBe(400);
  });
});
