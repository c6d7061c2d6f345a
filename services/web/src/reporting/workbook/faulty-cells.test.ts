import { expect, it } from 'vitest';
import { ApiError } from '../../api/api-error.ts';
import { vi } from '../../i18n/vi/index.ts';
import { refusalOf } from './faulty-cells.ts';

const field = (name: string, message: string) => ({ field: name, rule: 'X', message });

it('names faulty cells one by one, and says when there are more', () => {
  const fields = [field(`'Số liệu'!E12`, 'không phải số hợp lệ'), field(`'Số liệu'!F3`, 'bị trùng')];
  const error = new ApiError(400, {
    reason: 'WORKBOOK_FAULTY',
    message: 'Bảng tính có 3 ô sai.',
    metadata: { count: '3' },
    fields,
  });
  expect(refusalOf(error, vi)).toEqual({
    lines: ['Bảng tính có 3 ô sai.', vi.workbook.shown(2, '3')],
    cells: [
      { cell: `'Số liệu'!E12`, words: 'không phải số hợp lệ' },
      { cell: `'Số liệu'!F3`, words: 'bị trùng' },
    ],
  });
});

it('says what is wrong with the file as a whole', () => {
  const fields = [field(`'_baro'!B2`, 'là của bản báo cáo lần 1')];
  const error = new ApiError(400, { reason: 'WORKBOOK_WRONG', message: 'Tệp không phải.', fields });
  expect(refusalOf(error, vi)).toEqual({
    lines: ['Tệp không phải.', `'_baro'!B2 là của bản báo cáo lần 1`],
    cells: [],
  });
  expect(refusalOf(new ApiError(0, { reason: 'NETWORK' }), vi).lines).toEqual([vi.problem.network]);
});
