import { randomUUID } from 'node:crypto';
import { ImportedDocument } from '@baro/proto/baro/documents/v1/incoming';
import { DocumentForm } from '@baro/proto/baro/documents/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from './city.ts';
import { idsOf } from './listing.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

/** More than a walk reads (500), spread over three years, words at known distances. */
const count = 1_400;
const day = 86_400_000;
const wordsOf = (at: number): string =>
  [
    at % 2 === 0 ? 'thường gặp' : 'khác',
    at % 60 === 0 ? 'vừa phải' : '',
    at % 400 === 399 ? 'hiếm hoi' : '',
    at === 3 ? 'xưa nhất' : '',
    at >= count - 40 && at % 10 === 0 ? 'gần đây' : '',
  ].join(' ');

let world: World;
beforeAll(async () => {
  world = await startWorld();
  for (let first = 0; first < count; first += 200) {
    const documents = Array.from({ length: 200 }, (_, index) => {
      const at = first + index;
      const date = new Date(Date.UTC(2023, 0, 2) + Math.floor((at / count) * 1_000) * day)
        .toISOString()
        .slice(0, 10);
      const fields = {
        externalId: `R${at}`,
        row: at + 1,
        numberSymbol: `${at + 1}/QĐ-UBND`,
        issueDate: date,
      };
      return ImportedDocument.fromPartial({
        ...fields,
        issuerName: 'Bộ Xây dựng',
        subject: `Văn bản ${wordsOf(at)} thứ ${at}`,
      });
    });
    const request = {
      unitId: idOf('stc'),
      source: 'deep',
      documents,
      validateOnly: false,
      requestId: randomUUID(),
    };
    await world.as('stc-clerk', world.client.importIncomingDocuments, request);
  }
});
afterAll(() => world.close());

/** External ids of the same list read plainly from the table, newest first. */
async function plainly(where: string): Promise<string[]> {
  const rows = await world.rows<{ id: string }>(
    `SELECT id FROM incoming_documents WHERE ${where} ORDER BY arrival_time DESC, id DESC`,
  );
  return rows.map((row) => row.id);
}

describe('a search behind what the walk reads', () => {
  const searches: [string, string][] = [
    ['thuong gap', "subject LIKE '%thường gặp%'"],
    ['vừa phải', "subject LIKE '%vừa phải%'"],
    ['hiem hoi', "subject LIKE '%hiếm hoi%'"],
    ['xua nhat', "subject LIKE '%xưa nhất%'"],
    ['gan day', "subject LIKE '%gần đây%'"],
    ['"thường gặp vừa phải"', "subject LIKE '%thường gặp vừa phải%'"],
    ['khong co', 'false'],
  ];
  it.each(searches)('finds every page of %s', async (query, where) => {
    const expected = await plainly(where);
    for (const who of ['stc-clerk', 'chairman', 'auditor']) {
      for (const pageSize of [7, 200]) {
        expect(await idsOf(world, who, { query, pageSize })).toEqual(expected);
      }
    }
    expect(
      (await idsOf(world, 'stc-clerk', { query, orderBy: 'arrival_time', pageSize: 50 })).toReversed(),
    ).toEqual(expected);
    const byIssue = await idsOf(world, 'stc-clerk', {
      query,
      orderBy: 'issue_date',
      unitId: idOf('stc'),
      pageSize: 50,
    });
    expect(new Set(byIssue)).toEqual(new Set(expected));
    expect(byIssue).toHaveLength(expected.length);
  });

  it('finds fields that few documents have, and words with them', async () => {
    const rare = { issueDateFrom: '2023-01-02', issueDateTo: '2023-01-04' };
    const expected = await plainly("issue_date BETWEEN '2023-01-02' AND '2023-01-04'");
    expect(expected.length).toBeGreaterThan(3);
    expect(await idsOf(world, 'stc-clerk', { ...rare, pageSize: 2 })).toEqual(expected);
    const both = await plainly(
      "issue_date BETWEEN '2023-01-02' AND '2023-01-04' AND subject LIKE '%thường gặp%'",
    );
    expect(await idsOf(world, 'stc-clerk', { ...rare, query: 'thuong gap', pageSize: 2 })).toEqual(both);
    expect(await idsOf(world, 'stc-clerk', { form: DocumentForm.ELECTRONIC })).toEqual([]);
    expect(await idsOf(world, 'auditor', { ...rare, orderBy: 'due_time', pageSize: 2 })).toHaveLength(
      expected.length,
    );
  });
});
