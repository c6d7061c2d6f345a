import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ImportIndicatorsRequest } from '@baro/proto/baro/reporting/v1/indicators';
import {
  Direction,
  IndicatorDefinition,
  PeriodKind,
  RollUpRule,
  UnitGroup,
  ValueGrade,
  ValueType,
} from '@baro/proto/baro/reporting/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOptions } from '../options.ts';
import { unaskedClient } from '../unasked-client.ts';
import { importIndicators } from './import-indicators.ts';

const needed = { code: 'A.1', name: 'Số trường', unit: 'trường', period: 'Năm' };

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'baro-import-'));
});
afterAll(async () => rm(dir, { recursive: true }));

/** Sends rows to a platform that takes every one: what is sent is what matters here. */
async function send(rows: readonly object[]): Promise<ImportIndicatorsRequest[]> {
  const file = path.join(dir, 'indicators.jsonl');
  await writeFile(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const requests: ImportIndicatorsRequest[] = [];
  const client = unaskedClient({
    importIndicators: async (request) => {
      requests.push(request);
      return { importedCount: request.indicators.length, skippedCount: 0, refusals: [] };
    },
  });
  await importIndicators({
    file,
    unitId: 'u',
    source: 's',
    dryRun: false,
    sessionName: '',
    validFrom: '2026-01-01',
    client,
    onProgress: () => {},
  });
  return requests;
}

/** The definitions rows become. */
async function define(...rows: object[]): Promise<IndicatorDefinition[]> {
  const sent = await send(rows.map((row, at) => ({ id: `I${at}`, ...needed, ...row })));
  return sent
    .flatMap(({ indicators }) => indicators)
    .map(({ definition }) => definition ?? IndicatorDefinition.fromPartial({}));
}

describe('a published catalogue', () => {
  it('carries every column of a row; what it does not say stays unknown', async () => {
    const row = {
      id: 'I1',
      system: 'Chỉ tiêu thành phố',
      code: 'HN24.17',
      group: 'Giáo dục',
      name: 'Tỷ lệ trường công lập đạt chuẩn quốc gia',
      unit: '%',
      period: 'năm',
      breakdown: 'Loại hình',
      data_source: 'Chế độ báo cáo',
      responsible: 'Sở Giáo dục và Đào tạo',
      target: '78,5',
      target_year: '2024',
      legal_basis: 'Nghị quyết 31/NQ-HĐND',
      note: 'tên rút gọn',
    };
    const [request] = await send([row]);
    expect(request).toMatchObject({ unitId: 'u', source: 's', validateOnly: false });
    expect(request?.indicators).toEqual([
      {
        externalId: 'I1',
        row: 1,
        definition: IndicatorDefinition.fromPartial({
          code: 'HN24.17',
          name: 'Tỷ lệ trường công lập đạt chuẩn quốc gia',
          definition: 'Phân tổ: Loại hình\nGhi chú: tên rút gọn',
          groupName: 'Giáo dục',
          measure: '%',
          valueType: ValueType.DECIMAL,
          decimals: 2,
          periodKind: PeriodKind.YEAR,
          cutOffCode: 'nd09',
          grade: ValueGrade.ESTIMATE,
          ownerName: 'Sở Giáo dục và Đào tạo',
          collectors: [UnitGroup.DEPARTMENT],
          source: 'Chế độ báo cáo',
          rollUp: RollUpRule.NONE,
          direction: Direction.NEUTRAL,
          minValue: '0',
          maxValue: '100',
          targets: [{ year: 2024, value: '78.5', legalRef: 'Nghị quyết 31/NQ-HĐND' }],
          legalRef: 'Nghị quyết 31/NQ-HĐND',
          validFrom: '2026-01-01',
        }),
      },
    ]);
  });

  it.each([
    ['tháng', PeriodKind.MONTH],
    ['Năm', PeriodKind.YEAR],
    ['quý III; 9 tháng; quý IV; cả năm', PeriodKind.QUARTER],
    ['6 tháng đầu năm; 9 tháng; cả năm', PeriodKind.HALF_YEAR],
    ['6 tháng đầu năm; quý III; 9 tháng; quý IV (ước tính); cả năm', PeriodKind.QUARTER],
    ['9 tháng', PeriodKind.NINE_MONTHS],
    ['hàng tuần, tháng', PeriodKind.WEEK],
    ['năm; phổ biến Tháng 6/2025', PeriodKind.YEAR],
    ['', PeriodKind.UNSPECIFIED],
    ['Năm. đ. Nguồn số liệu', PeriodKind.UNSPECIFIED],
    ['năm; nhiệm kỳ', PeriodKind.UNSPECIFIED],
  ])('period words "%s"', async (period, periodKind) => {
    expect(await define({ period })).toMatchObject([{ periodKind }]);
  });

  it('brings codes into the form of the contract, with the system before those two rows have', async () => {
    const [education, nation] = ['Giáo dục (2017)', 'Hệ thống quốc gia'];
    const definitions = await define(
      { code: 'đt/05 a' },
      { code: '1101', system: education },
      { code: '1101', system: nation },
      { code: '' },
      { code: 'x'.repeat(41) },
    );
    expect(definitions.map(({ code }) => code)).toEqual([
      'DT-05-A',
      'GD2017-1101',
      'HTQG-1101',
      '',
      'x'.repeat(41),
    ]);
  });

  it.each([
    ['100%', '2027', [[2027, '100']]],
    ['2,5', '2024', [[2024, '2.5']]],
    [
      '26.120 | 27.000 | 1.027.500',
      '2025 ƯTH | 2026 | 2027',
      [
        [2026, '27000'],
        [2027, '1027500'],
      ],
    ],
    ['6,5–7,0', '2024', [[2024, '6,5–7,0']]],
    ['dưới 4', '2024', [[2024, 'dưới 4']]],
    ['5', '', [[0, '5']]],
    ['1 | 2', '2026', [[2026, '1 | 2']]],
    ['', '', []],
  ])('target "%s" of "%s"; what is no number is left to the service', async (target, targetYear, read) => {
    const [definition] = await define({ target, target_year: targetYear });
    expect(definition?.targets.map(({ year, value }) => [year, value])).toEqual(read);
  });

  it.each([
    ['Tỷ lệ thất nghiệp khu vực thành thị', '%', '', ['0', '100']],
    ['Tỉ lệ cán bộ được đào tạo', '%', '', ['0', '100']],
    ['Tỷ lệ học sinh đi học cấp tiểu học', '%', '', ['', '']],
    ['Tỷ lệ tốt nghiệp, tỷ lệ chuyển cấp', '%', '', ['', '']],
    ['Tốc độ tăng vốn đầu tư', '%', '', ['', '']],
    ['Tỷ lệ tăng dân số', '%', '', ['', '']],
    ['Tỷ lệ sinh', '‰', '', ['', '']],
    ['Giải ngân', '%', 'ràng buộc 0 <= gia_tri <= 100', ['0', '100']],
    ['Số hộ nghèo', 'hộ', 'ràng buộc gia_tri >= 0', ['0', '']],
  ])('bounds of "%s" in %s, note "%s"', async (name, unit, note, bounds) => {
    const [definition] = await define({ name, unit, note });
    expect([definition?.minValue, definition?.maxValue]).toEqual(bounds);
  });

  it.each([
    ['mức hoàn chỉnh: Chính thức', ValueGrade.FINAL],
    ['mức hoàn chỉnh: Sơ bộ', ValueGrade.PRELIMINARY],
    ['mức hoàn chỉnh: ; ô gộp ở nguồn', ValueGrade.ESTIMATE],
  ])('grade of the note "%s"', async (note, grade) => {
    expect(await define({ note })).toMatchObject([{ grade }]);
  });

  it('takes the system for the group where no group is written', async () => {
    expect(await define({ system: 'Chỉ tiêu', group: '' })).toMatchObject([{ groupName: 'Chỉ tiêu' }]);
  });

  it('goes in batches of 100, each under a request id of its own', async () => {
    const rows = Array.from({ length: 201 }, (_, at) => ({ id: `I${at}`, ...needed, code: `A.${at}` }));
    const requests = await send(rows);
    expect(requests.map(({ indicators }) => indicators.length)).toEqual([100, 100, 1]);
    expect(new Set(requests.map(({ requestId }) => requestId)).size).toBe(3);
  });
});

describe('the command line of indicators', () => {
  const args = ['indicators', 'a.csv', '--unit', 'VPUBND'];

  it('asks for the first day', () => {
    expect(readOptions([...args, '--valid-from', '2026-01-01'], '/').validFrom).toBe('2026-01-01');
  });

  it.each([
    [args, /--valid-from <YYYY-MM-DD>/],
    [[...args, '--valid-from', '2026-02-30'], /--valid-from 2026-02-30 is no day/],
    [[...args, '--valid-from', '2026-01-01', '--session', 'x'], /--session is for petitions only/],
    [
      ['tasks', 'a.csv', '--unit', 'STC', '--valid-from', '2026-01-01'],
      /--valid-from is for indicators only/,
    ],
  ])('names what is wrong in %s', (given, sentence) => {
    expect(() => readOptions(given, '/')).toThrow(sentence);
  });
});
