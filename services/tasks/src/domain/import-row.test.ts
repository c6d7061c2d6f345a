import { TaskSourceKind } from '@baro/proto/baro/tasks/v1/resources';
import { ImportedTask } from '@baro/proto/baro/tasks/v1/tasks';
import { describe, expect, it } from 'vitest';
import { readTaskRow } from './import-row.ts';
import { readStatus } from './import-status.ts';
import { sourceKindOf } from './source-kind.ts';

const today = '2026-02-13';
const good = { externalId: 'T1', row: 1, work: 'Rà soát quy hoạch', leadName: 'Sở Tài chính' };

function read(more: Partial<ImportedTask>): ReturnType<typeof readTaskRow> {
  return readTaskRow(ImportedTask.fromPartial({ ...good, ...more }), today);
}

const long = (count: number): string => 'ộ'.repeat(count);

describe('a row of a table of tasks', () => {
  it('is kept as written, in one line, with what no field has in its note', () => {
    const result = read({
      work: '  Rà soát\n quy hoạch ',
      sourceNumberSymbol: '2820/QÐ-UBND',
      sourceDate: '2025-11-19',
      coordinatorNames: 'Các sở',
      dueDate: '2025-12-31',
      dueText: 'Quý IV/2025',
      product: 'Quyết định',
      status: 'Đang thực hiện',
      statusDate: '2025-11-07',
      note: 'Mục: Thể chế\nhàng thiếu ô',
    });
    expect(result).toEqual({
      row: {
        externalId: 'T1',
        work: 'Rà soát quy hoạch',
        sourceKind: TaskSourceKind.CITY_DOCUMENT,
        sourceNumberSymbol: '2820/QĐ-UBND',
        sourceIssuerName: '',
        sourceDate: '2025-11-19',
        leadName: 'Sở Tài chính',
        coordinatorNames: 'Các sở',
        dueDate: '2025-12-31',
        standing: false,
        product: 'Quyết định',
        sourceNote:
          'Hạn ghi ở nguồn: Quý IV/2025\nTình trạng ghi ở nguồn: Đang thực hiện, 2025-11-07\nMục: Thể chế\nhàng thiếu ô',
        stated: { done: false },
        statusDate: '2025-11-07',
      },
    });
  });

  it('may be as long as the limits, in characters as people count them', () => {
    expect(
      read({ work: long(500), product: long(500), leadName: long(500), note: long(2000) }),
    ).toHaveProperty('row');
  });

  it.each<[string, Partial<ImportedTask>, string, string]>([
    ['no work', { work: ' ' }, 'REQUIRED', 'work'],
    ['long work', { work: long(501) }, 'TOO_LONG', 'work'],
    ['a long symbol', { sourceNumberSymbol: long(61) }, 'TOO_LONG', 'sourceNumberSymbol'],
    ['a long issuer', { sourceIssuerName: long(201) }, 'TOO_LONG', 'sourceIssuerName'],
    ['no date of the source', { sourceDate: '19/11/2025' }, 'NOT_A_DATE', 'sourceDate'],
    ['a source of tomorrow', { sourceDate: '2026-02-14' }, 'DATE_IN_FUTURE', 'sourceDate'],
    ['no lead', { leadName: '' }, 'REQUIRED', 'leadName'],
    ['a long lead', { leadName: long(501) }, 'TOO_LONG', 'leadName'],
    ['long co-ordinators', { coordinatorNames: long(1001) }, 'TOO_LONG', 'coordinatorNames'],
    ['no due date', { dueDate: '2026-02-30' }, 'NOT_A_DATE', 'dueDate'],
    ['a standing task with a due date', { standing: true, dueDate: '2026-03-01' }, 'STANDING_DUE', 'dueDate'],
    ['a long product', { product: long(501) }, 'TOO_LONG', 'product'],
    ['no status date', { statusDate: 'hôm qua' }, 'NOT_A_DATE', 'statusDate'],
    ['a status of tomorrow', { statusDate: '2026-02-14' }, 'DATE_IN_FUTURE', 'statusDate'],
    ['a long note', { note: long(2001) }, 'TOO_LONG', 'note'],
    ['an unknown status', { status: 'Xong rồi' }, 'STATUS_UNKNOWN', 'status'],
    ['done, nobody knows when', { status: 'Đã hoàn thành', dueDate: '2025-10-31' }, 'REQUIRED', 'statusDate'],
  ])('with %s is refused', (_, more, reason, field) => {
    expect(read(more)).toEqual({ fault: { reason, field } });
  });

  const due = '2025-10-31';
  it.each<[string, string, string, boolean]>([
    ['Quá hạn chưa hoàn thành', due, '2025-11-01', true],
    ['Quá hạn chưa hoàn thành', due, '2025-10-31', false],
    ['Quá hạn chưa hoàn thành', '', '2025-11-01', false],
    ['Quá hạn chưa hoàn thành', due, '', true],
    ['Đã hoàn thành quá hạn', due, '2025-11-01', true],
    ['Đã hoàn thành quá hạn', due, '2025-10-31', false],
    ['Đã hoàn thành quá hạn', '', '2025-11-01', false],
    ['Đã hoàn thành', due, '2025-11-07', true],
    ['Chưa hoàn thành, trong hạn', due, '2025-10-31', true],
    ['Chưa hoàn thành, trong hạn', due, '2025-11-01', false],
    ['Đang thực hiện', due, '2025-11-07', true],
    ['Đang thực hiện', due, '2025-10-01', true],
  ])('that says “%s” with due date “%s” on “%s” fits: %s', (status, dueDate, statusDate, fits) => {
    const result = read({ status, dueDate, statusDate });
    const fault = 'fault' in result ? result.fault : undefined;
    expect(fault).toEqual(fits ? undefined : { reason: 'STATUS_CONTRADICTS_DATES', field: 'status' });
  });
});

describe('the words of a status', () => {
  it.each([
    ['ĐÃ HOÀN THÀNH', { done: true, term: 'in' }],
    ['Da hoan thanh qua han', { done: true, term: 'over' }],
    ['Đang hoàn thành', { done: false }],
    ['', { done: false }],
  ])('“%s” are understood', (written, stated) => {
    expect(readStatus(written)).toEqual(stated);
  });
});

describe('the kind of a source', () => {
  it.each([
    ['Thủ tướng Chính phủ', '', TaskSourceKind.CENTRAL_DOCUMENT],
    ['', '2597/QĐ-TTg', TaskSourceKind.CENTRAL_DOCUMENT],
    ['', '80/2025/QH15', TaskSourceKind.CENTRAL_DOCUMENT],
    ['HỘI ĐỒNG NHÂN DÂN THÀNH PHỐ HÀ NỘI', '57/2025/NQ-HĐND', TaskSourceKind.COUNCIL_RESOLUTION],
    ['Thành ủy Hà Nội', '', TaskSourceKind.PARTY_DOCUMENT],
    ['', '02-KH/TU', TaskSourceKind.PARTY_DOCUMENT],
    ['UBND Thành phố Hà Nội', '', TaskSourceKind.CITY_DOCUMENT],
    ['', '2820/QĐ-UBND', TaskSourceKind.CITY_DOCUMENT],
    ['', '09/CT-UBND', TaskSourceKind.CITY_DOCUMENT],
    ['', '4085/UBND-ĐT', TaskSourceKind.CITY_DOCUMENT],
    ['Công ty Điện lực', '12/EVN', TaskSourceKind.OTHER],
  ])('of “%s”, “%s” is %i', (issuer, symbol, kind) => {
    expect(sourceKindOf(issuer, symbol)).toBe(kind);
  });
});
