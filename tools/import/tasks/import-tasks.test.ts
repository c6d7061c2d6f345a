import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ImportTasksRequest } from '@baro/proto/baro/tasks/v1/tasks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkFile } from '../table/check-file.ts';
import { taskColumns } from './columns.ts';
import { unaskedClient } from '../unasked-client.ts';
import { importTasks } from './import-tasks.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'baro-import-'));
});
afterAll(async () => rm(dir, { recursive: true }));

async function write(name: string, content: string): Promise<string> {
  const file = path.join(dir, name);
  await writeFile(file, content);
  return file;
}

/** Runs the loop against answers that take every row: what is sent is what matters here. */
async function send(file: string): Promise<ImportTasksRequest[]> {
  const requests: ImportTasksRequest[] = [];
  const client = unaskedClient({
    importTasks: async (request) => {
      requests.push(request);
      return { importedCount: request.tasks.length, skippedCount: 0, refusals: [] };
    },
  });
  await importTasks({
    file,
    unitId: 'u',
    source: 's',
    dryRun: false,
    sessionName: '',
    validFrom: '',
    client,
    onProgress: () => {},
  });
  return requests;
}

const needed = { task: 'Rà soát', lead: 'Sở Tài chính', due_date: '2025-12-31' };
const line = (row: object): string => `${JSON.stringify(row)}\n`;

describe('a file of tasks', () => {
  it('carries every column of a row of JSON Lines, and what stands around it as a note', async () => {
    const row = {
      id: 'T1',
      ...needed,
      due_raw: 'Quý IV/2025',
      due_precision: 'quý',
      source_doc: '2820/QĐ-UBND',
      source_agency: 'UBND Thành phố',
      source_date: '2025-11-19',
      section: 'Hoàn thiện thể chế',
      assigned_by: 'Nghị quyết số 71/NQ-CP',
      coordinate: 'Các sở',
      result: 'Quyết định',
      status: 'Đang thực hiện',
      status_as_of: '2025-11-07',
      continuation: '|| Sao lưu dữ liệu',
      note: 'hàng thiếu ô',
    };
    const [request] = await send(await write('one.jsonl', line(row)));
    expect(request?.tasks).toEqual([
      {
        externalId: 'T1',
        row: 1,
        work: 'Rà soát',
        sourceNumberSymbol: '2820/QĐ-UBND',
        sourceIssuerName: 'UBND Thành phố',
        sourceDate: '2025-11-19',
        leadName: 'Sở Tài chính',
        coordinatorNames: 'Các sở',
        dueDate: '2025-12-31',
        standing: false,
        dueText: 'Quý IV/2025',
        product: 'Quyết định',
        status: 'Đang thực hiện',
        statusDate: '2025-11-07',
        note: 'Mục: Hoàn thiện thể chế\nGiao tại: Nghị quyết số 71/NQ-CP\nPhần tiếp theo ở nguồn: Sao lưu dữ liệu\nhàng thiếu ô',
      },
    ]);
  });

  it('may be CSV as well, and tells a standing task by its precision', async () => {
    const rows = 'id,task,lead,due_date,due_precision\nT1,Rà soát,Sở Y tế,,thường xuyên\nT2,Báo cáo,,,khác\n';
    const [request] = await send(await write('two.csv', rows));
    expect(request?.tasks).toMatchObject([
      { externalId: 'T1', leadName: 'Sở Y tế', standing: true, note: '' },
      { externalId: 'T2', leadName: '', standing: false },
    ]);
  });

  it('goes in batches, each under a request id of its own', async () => {
    const rows = Array.from({ length: 101 }, (_, at) => line({ id: `T${at}`, ...needed }));
    const requests = await send(await write('many.jsonl', rows.join('\n')));
    expect(requests.map(({ tasks }) => tasks.length)).toEqual([50, 50, 1]);
    expect(requests.flatMap(({ tasks }) => tasks).map(({ row }) => row)).toEqual(rows.map((_, at) => at + 1));
    expect(new Set(requests.map(({ requestId }) => requestId)).size).toBe(3);
  });

  it('names the columns that are left out', async () => {
    const file = await write('more.jsonl', `\uFEFF${line({ id: 'T1', ...needed, kind: 'x', no: '1' })}`);
    expect(await checkFile(file, taskColumns)).toEqual({ rows: 1, leftOut: ['kind', 'no'] });
  });

  const good = line({ id: 'T1', ...needed });
  it.each([
    ['empty', '', /is empty/],
    ['no JSON', `${good}{"id": \n`, /Line 2 is no JSON object/],
    ['no object', `${good}\n["T2"]\n`, /Line 3 is no JSON object/],
    ['a missing column', line({ id: 'T1', task: 'x', due_date: '' }), /Line 1: the column "lead" is missing/],
    ['no id', `${good}${line({ id: '', ...needed })}`, /Line 2, column "id": is empty/],
    ['an id twice', `${good}${good}`, /Line 2, column "id": "T1" is the id of line 1/],
    [
      'a cell that is a list',
      line({ id: 'T1', ...needed, lead: ['Sở Y tế'] }),
      /Line 1, column "lead": is neither/,
    ],
  ])('that is no such file (%s) is named with line and column', async (_, content, sentence) => {
    await expect(checkFile(await write('bad.jsonl', content), taskColumns)).rejects.toThrow(sentence);
  });
});
