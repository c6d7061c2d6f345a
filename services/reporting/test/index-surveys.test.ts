import { randomUUID } from 'node:crypto';
import { expectReason } from '@baro/chassis/testing';
import { idOf } from '@baro/directory-client/testing';
import type { SurveyResult } from '@baro/proto/baro/reporting/v1/index_sets';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findLastSurveys } from '../src/store/survey-store.ts';
import { IndexDesk } from './index-desk.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
let desk: IndexDesk;
beforeAll(async () => {
  world = await startWorld();
  desk = new IndexDesk(world);
}, 120_000);
afterAll(async () => {
  desk.close();
  await world.close();
});

const last = async (code: string, upToYear: number) => {
  const rows = await findLastSurveys(world.service.orm.em.fork(), idOf('ubnd'), [code], upToYear);
  return rows.map(({ unitId, year, value, margin }) => [unitId, year, value, margin]);
};

describe('results of surveys', () => {
  it('are taken for the city and its units, and the last year is carried on', async () => {
    const reply = await desk.importSurveys([
      { surveyCode: 'A', year: 2024, value: '80.5' },
      { surveyCode: 'A', year: 2025, value: '84', margin: '1.5', sampleCount: 2000 },
      { surveyCode: 'A', year: 2024, value: '79', unitCode: 'STC' },
    ]);
    expect([reply.importedCount, reply.skippedCount, reply.refusals]).toEqual([3, 0, []]);
    const byUnit = (rows: unknown[][]) =>
      rows.toSorted((one, other) => Number(one[0] === null) - Number(other[0] === null));
    expect(byUnit(await last('A', 2026))).toEqual([
      [idOf('stc'), 2024, '79', null],
      [null, 2025, '84', '1.5'],
    ]);
    expect(byUnit(await last('A', 2024))).toEqual([
      [idOf('stc'), 2024, '79', null],
      [null, 2024, '80.5', null],
    ]);
    expect(await last('A', 2023)).toEqual([]);
  });

  it('become the next version when they differ, and are skipped when they do not', async () => {
    await desk.importSurveys([{ surveyCode: 'B' }]);
    const again = await desk.importSurveys([{ surveyCode: 'B', value: '84.20' }]);
    expect([again.importedCount, again.skippedCount]).toEqual([0, 1]);
    const mended = await desk.importSurveys([{ surveyCode: 'B', value: '84.3' }]);
    expect(mended.importedCount).toBe(1);
    expect(await last('B', 2026)).toEqual([[null, 2025, '84.3', null]]);
  });

  it('are refused row by row, and those that are good are taken', async () => {
    const faults: [Partial<SurveyResult>, field: string, reason: string][] = [
      [{ surveyCode: 'sipas' }, 'surveyCode', 'NOT_A_CODE'],
      [{ surveyName: '' }, 'surveyName', 'REQUIRED'],
      [{ year: 1999 }, 'year', 'OUT_OF_RANGE'],
      [{ unitCode: 'NOWHERE' }, 'unitCode', 'UNIT_NOT_FOUND'],
      [{ value: '84,2' }, 'value', 'NOT_A_NUMBER'],
      [{ measure: '' }, 'measure', 'REQUIRED'],
      [{ margin: '-1' }, 'margin', 'NEGATIVE'],
      [{ sampleCount: -1 }, 'sampleCount', 'OUT_OF_RANGE'],
      [{ legalRef: '' }, 'legalRef', 'REQUIRED'],
    ];
    const good = { surveyCode: 'C' };
    const rows = [
      good,
      ...faults.map(([result]) => ({ surveyCode: 'C', ...result })),
      good,
      { ...good, value: '1' },
    ];
    const reply = await desk.importSurveys(rows);
    expect([reply.importedCount, reply.skippedCount, reply.refusals.length]).toEqual([1, 1, 10]);
    expect(reply.refusals.map(({ row, field, reason }) => [row, field, reason])).toEqual([
      ...faults.map(([, field, reason], at) => [at + 3, field, reason]),
      [13, 'value', 'TWICE'],
    ]);
    expect(reply.refusals[3]?.messageVi).toBe('Đơn vị: không có đơn vị này trong năm khảo sát.');
  });

  it('of a unit that has ended are known by the year they are of', async () => {
    const rows = [2024, 2026].map((year) => ({ surveyCode: 'D', year, unitCode: 'OLD-WARD' }));
    const reply = await desk.importSurveys(rows);
    expect([reply.importedCount, reply.refusals.map(({ row }) => row)]).toEqual([1, [3]]);
  });

  it('are taken once for one request id, told once, and only looked at when asked to', async () => {
    const requestId = randomUUID();
    const first = await desk.importSurveys([{ surveyCode: 'E' }], { requestId });
    expect(await desk.importSurveys([{ surveyCode: 'E' }], { requestId })).toEqual(first);
    expect((await desk.importSurveys([{ surveyCode: 'F' }], { validateOnly: true })).importedCount).toBe(1);
    expect(await last('F', 2026)).toEqual([]);
    const [told] = await world.rows<{ results: number; events: number }>(
      `SELECT (SELECT count(*) FROM survey_results)::int AS results,
         (SELECT count(*) FROM outbox WHERE subject LIKE '%survey_result.imported%')::int AS events`,
    );
    expect(told?.events).toBe(told?.results);
  });

  it('are refused to who keeps no index sets, and bad requests by their field', async () => {
    for (const who of ['stc-director', 'ward-leader', 'auditor', 'ward-system', 'hdnd-leader']) {
      await expectReason(desk.importSurveys([{}], {}, who), 'PERMISSION_DENIED');
    }
    await expectReason(desk.importSurveys([]), 'FIELD_INVALID');
    await expectReason(desk.importSurveys([{}], { source: '' }), 'FIELD_INVALID');
    await expectReason(desk.importSurveys(Array.from({ length: 201 }, () => ({}))), 'IMPORT_TOO_LARGE');
  });
});
