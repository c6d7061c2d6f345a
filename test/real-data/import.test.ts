import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DirectoryServiceClient, ListUnitsRequest } from '@baro/proto/baro/directory/v1/directory';
import {
  ImportIncomingDocumentsRequest,
  IncomingDocumentServiceClient,
  ListIncomingDocumentsRequest,
} from '@baro/proto/baro/documents/v1/incoming';
import type { ListIncomingDocumentsResponse } from '@baro/proto/baro/documents/v1/incoming';
import { IncomingState } from '@baro/proto/baro/documents/v1/resources';
import type { IncomingDocument } from '@baro/proto/baro/documents/v1/resources';
import { call, openClient } from '@baro/chassis';
import { eventually } from '@baro/chassis/testing';
import { loadDirectory } from '@baro/tools/city/directory/load-directory.ts';
import { describeNeeding } from '@baro/tools/testing/needs.ts';
import { startTestPlatform } from '@baro/tools/testing/test-platform.ts';
import type { TestPlatform } from '@baro/tools/testing/test-platform.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  expectedRefusals,
  inOrder,
  refusedIn,
  refusedInFile,
  runImport,
  startImport,
  sumsOf,
} from './import-run.ts';

const unitCode = 'VPUBND';
const rowsOfFile = 5514;
const expected = expectedRefusals('expected-refusals.csv');
const importedRows = rowsOfFile - expected.length;
// Rows whose subjects speak of secrets without being any: their laws, civil cryptography, density.
const speakOfSecrets =
  'D00682 D03953 D04481 D04483 D04485 D04486 D05227 D05848 D06755 D06767 D07563 D07830'.split(' ');

describeNeeding('realData', 'the real documents in the running platform', (folder) => {
  const file = path.join(folder, 'documents.csv');
  let platform: TestPlatform | undefined;
  let incoming: IncomingDocumentServiceClient;
  let unitId: string;

  const running = (): TestPlatform => {
    if (!platform) throw new Error('not started');
    return platform;
  };
  const importFile = (...options: string[]): ReturnType<typeof runImport> =>
    runImport(running(), ['documents', file, '--unit', unitCode, ...options]);

  beforeAll(async () => {
    platform = await startTestPlatform({ services: ['directory', 'documents', 'gateway'] });
    const day = new Date().toISOString().slice(0, 10);
    await loadDirectory(platform.address('directory'), platform.signOn.token, day, () => {});
    const directory = openClient(DirectoryServiceClient, platform.address('directory'));
    const token = await platform.signOn.token('van-thu');
    const request = ListUnitsRequest.fromPartial({ code: unitCode });
    unitId = (await call(directory, directory.listUnits, request, { token })).units[0]?.id ?? '';
    directory.close();
    incoming = openClient(IncomingDocumentServiceClient, platform.address('gateway'));
    // The documents service hears of the city by events.
    await eventually(mayImport, 120_000);
    await eventually(() => list({}), 120_000);
  }, 300_000);

  afterAll(async () => {
    incoming?.close();
    await platform?.stop();
  });

  async function mayImport(): Promise<void> {
    const documents = [{ externalId: 'x', row: 1, subject: 'x', issuerName: 'x' }];
    const request = ImportIncomingDocumentsRequest.fromPartial({
      unitId,
      source: 'x',
      documents,
      validateOnly: true,
      requestId: randomUUID(),
    });
    const token = await running().signOn.token('quan-tri');
    await call(incoming, incoming.importIncomingDocuments, request, { token });
  }

  type Filter = Parameters<typeof ListIncomingDocumentsRequest.fromPartial>[0];

  async function list(filter: Filter): Promise<ListIncomingDocumentsResponse> {
    const token = await running().signOn.token('van-thu');
    return call(incoming, incoming.listIncomingDocuments, ListIncomingDocumentsRequest.fromPartial(filter), {
      token,
    });
  }

  async function listAll(filter: Filter): Promise<IncomingDocument[]> {
    const documents: IncomingDocument[] = [];
    let pageToken = '';
    do {
      const page = await list({ ...filter, pageSize: 200, pageToken });
      documents.push(...page.documents);
      pageToken = page.nextPageToken;
    } while (pageToken !== '');
    return documents;
  }

  it('a dry run tells the refusals of the table made by hand and takes nothing', async () => {
    const run = await importFile('--dry-run');
    expect(run).toMatchObject({ code: 0 });
    expect(sumsOf(run)).toEqual({
      imported: importedRows,
      skipped: 0,
      refused: expected.length,
      rows: rowsOfFile,
    });
    expect(refusedIn(run)).toEqual(expected);
    expect((await list({ unitId })).documents).toEqual([]);
  }, 300_000);

  it('killed in the middle and run again, it goes on where it was, and every row is imported, skipped or refused', async () => {
    const { child, ended } = startImport(running(), ['documents', file, '--unit', unitCode]);
    child.stderr?.on('data', (chunk: Buffer) => {
      if (/ of 5514 rows \((?:[3-9]\d) %\)/.test(chunk.toString())) child.kill('SIGKILL');
    });
    expect((await ended).code).toBe(null);
    const refusalsFile = path.join(running().dir, 'refusals.csv');
    const run = await importFile('--refusals', refusalsFile);
    expect(run).toMatchObject({ code: 0 });
    const sums = sumsOf(run);
    expect(sums.skipped).toBeGreaterThan(1000);
    expect(sums.imported).toBeGreaterThan(1000);
    expect(sums.imported + sums.skipped).toBe(importedRows);
    expect(sums).toMatchObject({ refused: expected.length, rows: rowsOfFile });
    expect(importedRows / rowsOfFile).toBeGreaterThanOrEqual(0.95);
    expect(inOrder(refusedInFile(refusalsFile))).toEqual(expected);
  }, 600_000);

  it('numbers each year from 1 without a gap, in the order of the file, as history nobody holds', async () => {
    const documents = await listAll({ unitId, orderBy: 'arrival_number' });
    expect(documents).toHaveLength(importedRows);
    const place = placesInFile(file);
    for (const year of new Set(documents.map((document) => document.year))) {
      const inYear = documents.filter((document) => document.year === year);
      const sorted = inYear.toSorted((a, b) => a.arrivalNumber - b.arrivalNumber);
      expect(sorted.map((document) => document.arrivalNumber)).toEqual(sorted.map((_, at) => at + 1));
      const places = sorted.map((document) => place.get(document.externalId) ?? 0);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    }
    expect(documents.every(({ historical, state }) => historical && state === IncomingState.ARCHIVED)).toBe(
      true,
    );
    expect(documents.some(({ holder }) => holder !== undefined)).toBe(false);
  }, 300_000);

  it('a second run adds nothing', async () => {
    const run = await importFile();
    expect(run).toMatchObject({ code: 0 });
    expect(sumsOf(run)).toEqual({
      imported: 0,
      skipped: importedRows,
      refused: expected.length,
      rows: rowsOfFile,
    });
    expect(refusedIn(run)).toEqual(expected);
  }, 300_000);

  it.each([
    ['without accents', 'tuyen truyen chuong trinh muc tieu quoc gia xay dung nong thon moi', 'D03661'],
    ['with accents', 'tuyên truyền chương trình mục tiêu quốc gia xây dựng nông thôn mới', 'D03661'],
    ['a phrase without accents', '"pham nhan, hoc sinh dang chap hanh"', 'D05378'],
    ['in lower case what is written in capitals', 'to chuc giai thi dau the thao quan chung', 'D04665'],
  ])('a search for a known subject typed %s finds it', async (_, query, externalId) => {
    const found = await listAll({ unitId, query });
    expect(found.map((document) => document.externalId)).toContain(externalId);
  });

  it('finds by Đ what the source wrote with Ð, and the other way round', async () => {
    for (const symbol of ['QĐ-UBND', 'QÐ-UBND']) {
      const { documents } = await list({ unitId, number: '3159', symbol, year: 2020 });
      expect(documents.map((document) => document.externalId)).toEqual(['D01095']);
      expect(documents[0]?.symbol).toBe('QĐ-UBND');
    }
    const found = await listAll({ unitId, query: '3159/QÐ-UBND' });
    expect(found.map((document) => document.externalId)).toContain('D01095');
  });

  it('takes subjects that merely speak of secrets', async () => {
    const documents = await listAll({ unitId, query: 'mật' });
    const ids = documents.map((document) => document.externalId);
    expect(speakOfSecrets.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('waits for a service that is killed in the middle, and takes every row once', async () => {
    const service = running().service('documents');
    const { child, ended } = startImport(running(), ['documents', file, '--unit', 'STC']);
    const killed = new Promise<void>((resolve, reject) => {
      const listen = (chunk: Buffer): void => {
        if (!/ of 5514 rows \((?:[3-9]\d) %\)/.test(chunk.toString())) return;
        child.stderr?.off('data', listen);
        service.kill().then(resolve, reject);
      };
      child.stderr?.on('data', listen);
    });
    await killed;
    await service.start();
    const run = await ended;
    expect(run).toMatchObject({ code: 0 });
    expect(sumsOf(run)).toEqual({
      imported: importedRows,
      skipped: 0,
      refused: expected.length,
      rows: rowsOfFile,
    });
    expect(refusedIn(run)).toEqual(expected);
  }, 300_000);

  it('says in one sentence which unit there is not', async () => {
    const run = await runImport(running(), ['documents', file, '--unit', 'NOWHERE']);
    expect(run).toMatchObject({ code: 1, out: '' });
    expect(run.err).toContain('No unit has the code "NOWHERE" today.');
  });
});

/** Place of each external id in the file: every row begins with one, no other line does. */
function placesInFile(file: string): Map<string, number> {
  const ids = [...readFileSync(file, 'utf8').matchAll(/^(D\d{5}),/gm)].map(([, id]) => id ?? '');
  return new Map(ids.map((id, at) => [id, at + 1]));
}
