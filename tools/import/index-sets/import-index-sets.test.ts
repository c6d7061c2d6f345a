import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CriterionMethod, ScoringKind } from '@baro/proto/baro/reporting/v1/index_sets';
import type {
  ImportIndexSetRequest,
  ImportSurveyResultsRequest,
} from '@baro/proto/baro/reporting/v1/index_sets';
import { UnitGroup } from '@baro/proto/baro/reporting/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexSetColumns, surveyColumns } from '../../../services/reporting/reference/index-set-rows.ts';
import { readOptions } from '../options.ts';
import { importSurveyResults } from '../survey-results/import-survey-results.ts';
import { checkFile } from '../table/check-file.ts';
import { unaskedClient } from '../unasked-client.ts';
import { importIndexSets } from './import-index-sets.ts';

const reference = path.resolve(import.meta.dirname, '..', '..', '..', 'services', 'reporting', 'reference');

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'baro-import-'));
});
afterAll(async () => rm(dir, { recursive: true }));

const run = (file: string) => ({
  file,
  unitId: 'u',
  source: 's',
  dryRun: false,
  sessionName: '',
  validFrom: '',
  onProgress: () => {},
});

/** Sends a file to a platform that refuses the second row of each set: what is sent and answered is what matters here. */
async function sendSets(file: string) {
  const requests: ImportIndexSetRequest[] = [];
  const client = unaskedClient({
    importIndexSet: async (request) => {
      requests.push(request);
      const row = request.criteria[1]?.row ?? 0;
      const refusal = { row, reason: 'REQUIRED', field: 'name', messageVi: 'x' };
      return { importedCount: 0, skippedCount: 0, refusals: [refusal], indexSet: undefined };
    },
  });
  return { outcome: await importIndexSets({ ...run(file), client }), requests };
}

describe('a file of index sets', () => {
  it('goes set by set, each whole, and refusals name the rows of the file', async () => {
    const file = path.join(reference, 'index-sets.tsv');
    const { rows, leftOut } = await checkFile(file, indexSetColumns);
    const { outcome, requests } = await sendSets(file);
    expect(leftOut).toEqual([]);
    expect(requests.map(({ indexSet, criteria }) => [indexSet?.code, criteria.length > 20])).toEqual([
      ['CSDH-SN-2026', true],
      ['CSDH-XP-2026', true],
    ]);
    expect(requests.flatMap(({ criteria }) => criteria)).toHaveLength(rows);
    expect(new Set(requests.map(({ requestId }) => requestId)).size).toBe(2);
    expect(outcome.refusals.map(({ externalId }) => externalId)).toEqual([
      'CSDH-SN-2026/1.1',
      'CSDH-XP-2026/1.1',
    ]);
    expect(requests[0]).toMatchObject({
      indexSet: { year: 2026, unitGroup: UnitGroup.DEPARTMENT, minCount: 10, ours: true, unitId: 'u' },
      source: 's',
      validateOnly: false,
    });
    expect(requests[0]?.criteria[2]).toMatchObject({
      row: 3,
      criterion: {
        code: '1.2',
        parentCode: '1',
        method: CriterionMethod.COMPUTED,
        scoring: { kind: ScoringKind.LINEAR, zeroValue: '20', fullValue: '0' },
      },
    });
  });

  it('is sent as it is where it cannot be read: what is wrong is the service’s to say', async () => {
    const file = path.join(dir, 'words.csv');
    const heading = 'id,set_code,year,unit_group,code,parent,name,max_points,method,scoring';
    await writeFile(file, `${heading}\na,X,nay,XA,1,,Tên,năm,CONG,theo hướng dẫn\n`);
    const { requests } = await sendSets(file);
    expect(requests[0]).toMatchObject({
      indexSet: { year: 0, unitGroup: 0 },
      criteria: [{ criterion: { maxPoints: 'năm', method: 0, scoring: { kind: 0 } } }],
    });
  });

  it('whose sets are mixed up is not taken by halves', async () => {
    const file = path.join(dir, 'mixed.csv');
    const rows = ['a,X', 'b,Y', 'c,X'].map((row) => `${row},2026,1,,Tên,1,DECLARED`);
    await writeFile(file, ['id,set_code,year,code,parent,name,max_points,method', ...rows].join('\n'));
    await expect(sendSets(file)).rejects.toThrow('Line 4: rows of the index set X 2026 stand apart');
  });
});

describe('a file of survey results', () => {
  it('carries every column, and quotation marks of a file by tabs as they are', async () => {
    const file = path.join(dir, 'results.tsv');
    const row = ['1', 'SIPAS', 'Chỉ số "hài lòng"', '2025', 'STC', '84.2', '%', '1.5', '2000', 'CV 1'];
    await writeFile(file, `${Object.keys(surveyColumns).join('\t')}\n${row.join('\t')}\n`);
    const requests: ImportSurveyResultsRequest[] = [];
    const client = unaskedClient({
      importSurveyResults: async (request) => {
        requests.push(request);
        const refusals = [{ row: 1, reason: 'UNIT_NOT_FOUND', field: 'unitCode', messageVi: 'x' }];
        return { importedCount: 0, skippedCount: 0, refusals };
      },
    });
    const outcome = await importSurveyResults({ ...run(file), client });
    expect(outcome.refusals).toMatchObject([{ row: 1, externalId: '1' }]);
    expect(requests).toMatchObject([
      {
        unitId: 'u',
        results: [
          {
            row: 1,
            result: {
              surveyCode: 'SIPAS',
              surveyName: 'Chỉ số "hài lòng"',
              year: 2025,
              unitCode: 'STC',
              value: '84.2',
              measure: '%',
              margin: '1.5',
              sampleCount: 2000,
              legalRef: 'CV 1',
            },
          },
        ],
      },
    ]);
  });
});

describe('the command line of index sets', () => {
  it.each(['index-sets', 'survey-results'])('takes %s', (kind) => {
    expect(readOptions([kind, 'a.tsv', '--unit', 'UBND'], '/').kind).toBe(kind);
    expect(() => readOptions([kind, 'a.tsv', '--unit', 'UBND', '--valid-from', '2026-01-01'], '/')).toThrow(
      '--valid-from is for indicators only',
    );
  });
});
