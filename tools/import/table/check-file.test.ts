import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentColumns, toDocument } from '../documents/columns.ts';
import { inBatches } from './batches.ts';
import { checkFile } from './check-file.ts';
import { openTable } from './open-table.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'baro-import-'));
});
afterAll(async () => rm(dir, { recursive: true }));

const heading = 'id,subject,issuing_agency,symbol_raw,issue_date';

async function file(content: string | Buffer): Promise<string> {
  const name = path.join(dir, `${Math.random()}.csv`);
  await writeFile(name, content);
  return name;
}

const check = async (content: string | Buffer): Promise<unknown> =>
  checkFile(await file(content), documentColumns);

type Document = ReturnType<typeof toDocument>;

async function batchesOf(content: string): Promise<Document[][]> {
  const batches: Document[][] = [];
  const { rows } = await openTable(await file(content), documentColumns);
  for await (const batch of inBatches(rows, 200)) batches.push(batch.map((row) => toDocument(row)));
  return batches;
}

describe('a file that can be imported', () => {
  it('is counted, with or without a byte order mark, with any line ends, empty lines left out', async () => {
    const facts = { rows: 2, leftOut: [] };
    expect(await check(`${heading}\na,S,I,1/A,2020-01-01\nb,S,I,,\n`)).toEqual(facts);
    expect(await check(`\uFEFF${heading}\r\na,S,I,1/A,\r\n\r\nb,S,I,,`)).toEqual(facts);
  });

  it('may have columns in any order and more of them, which are named', async () => {
    const content = `symbol_raw,extra,issue_date,subject,issuing_agency,id\n1/A,x,,Trích yếu,Bộ Y tế,a\n`;
    expect(await check(content)).toEqual({ rows: 1, leftOut: ['extra'] });
    const batches = await batchesOf(content);
    expect(batches).toMatchObject([
      [
        {
          row: 1,
          externalId: 'a',
          subject: 'Trích yếu',
          issuerName: 'Bộ Y tế',
          numberSymbol: '1/A',
          note: '',
        },
      ],
    ]);
  });

  it('comes in batches of 200 in its order', async () => {
    const rows = Array.from({ length: 401 }, (_, at) => `r${at},S,I,${at}/A,`);
    const batches = await batchesOf([heading, ...rows].join('\n'));
    expect(batches.map((batch) => batch.length)).toEqual([200, 200, 1]);
    expect(batches.flat().map(({ row }) => row)).toEqual(rows.map((_, at) => at + 1));
  });
});

describe('a file that cannot be imported', () => {
  it.each([
    ['no file', () => path.join(dir, 'none.csv'), /There is no file .*none\.csv/],
    ['a folder', () => dir, /is a folder/],
  ])('%s is said', async (_, name, sentence) => {
    await expect(checkFile(name(), documentColumns)).rejects.toThrow(sentence);
  });

  const row = 'a,S,I,1/A,2020-01-01';
  const latin1 = Buffer.from(`${heading}\n${row}\nb,S\xE9,I,,\n`, 'latin1');
  const cases: [string, string | Buffer, RegExp][] = [
    ['empty', '', /is empty/],
    [
      'a missing column',
      'id,subject,issue_date\n',
      /Line 1: the columns "issuing_agency", "symbol_raw" are missing/,
    ],
    ['a column twice', `${heading},id\n`, /Line 1: the column "id" is there twice/],
    ['semicolons', heading.replaceAll(',', ';'), /Line 1: .*semicolons/],
    ['not UTF-8', latin1, /Line 3 is not UTF-8/],
    [
      'UTF-16',
      Buffer.from(`\uFEFF${heading}\n${row}\n`, 'utf16le'),
      /Line 1 is not UTF-8 \(it looks like UTF-16\)/,
    ],
    ['too few columns', `${heading}\n${row}\nb,S\n`, /Line 3 has 2 columns, the heading has 5/],
    ['too many columns', `${heading}\n${row},\n`, /Line 2 has 6 columns/],
    [
      'an open quotation mark',
      `${heading}\n${row}\nb,"S,I,1/A,\nc,S,I,,\n`,
      /Line 3, column "subject": .*never closed/,
    ],
    [
      'a mark in the middle',
      `${heading}\nb,S "x" y,I,,\n`,
      /Line 2, column "subject": .*stands in the middle/,
    ],
    ['text after the mark', `${heading}\nb,"S"x,I,,\n`, /Line 2, column "subject": .*follows the closing/],
    ['no id', `${heading}\n${row}\n,S,I,,\n`, /Line 3, column "id": is empty/],
    [
      'an id twice',
      `${heading}\n${row}\n"b","S\nS",I,,\n${row}\n`,
      /Line 5, column "id": "a" is the id of line 2/,
    ],
  ];
  it.each(cases)('%s is named with line and column', async (_, content, sentence) => {
    await expect(check(content)).rejects.toThrow(sentence);
  });
});
