import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ImportIncomingDocumentsRequest } from '@baro/proto/baro/documents/v1/incoming';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importDocuments } from './import-documents.ts';
import { unaskedClient } from '../unasked-client.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'baro-import-'));
});
afterAll(async () => rm(dir, { recursive: true }));

/** Runs the loop against answers that take every row: what is sent is what matters here. */
async function send(
  rows: string[],
  dryRun: boolean,
): Promise<{ requests: ImportIncomingDocumentsRequest[]; outcome: unknown }> {
  const file = path.join(dir, 'documents.csv');
  await writeFile(file, ['id,subject,issuing_agency,symbol_raw,issue_date', ...rows].join('\n'));
  const requests: ImportIncomingDocumentsRequest[] = [];
  const client = unaskedClient({
    importDocuments: async (request) => {
      requests.push(request);
      return { importedCount: request.documents.length, skippedCount: 0, refusals: [] };
    },
  });
  const run = {
    file,
    unitId: 'u',
    source: 's',
    dryRun,
    sessionName: '',
    validFrom: '',
    client,
    onProgress: () => {},
  };
  return { requests, outcome: await importDocuments(run) };
}

const filler = Array.from({ length: 199 }, (_, at) => `f${at},S,I,,`);

describe('importDocuments', () => {
  it('gives each batch of a run its own request id', async () => {
    const { requests } = await send([...filler, 'a,S,I,1/A,2020-01-01', 'b,S,I,2/A,2020-01-01'], false);
    expect(requests.map(({ documents }) => documents.length)).toEqual([200, 1]);
    expect(new Set(requests.map(({ requestId }) => requestId)).size).toBe(2);
  });

  it('finds in a dry run the like documents of different batches', async () => {
    const first = 'a,S,Bộ Công Thương,05/QĐ-BCT,2020-01-01';
    const likes = ['b,S,BỘ CÔNG THƯƠNG,5 /qÐ-BCT,2020-12-31', 'c,S,Bộ Công Thương,05/QĐ-BCT,2021-01-01'];
    const { outcome } = await send([first, ...filler, ...likes], true);
    expect(outcome).toMatchObject({
      imported: 201,
      refusals: [{ row: 201, externalId: 'b', reason: 'DUPLICATE_DOCUMENT', field: 'numberSymbol' }],
    });
  });
});
