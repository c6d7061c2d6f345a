import { describe, expect, it } from 'vitest';
import { vi } from '../../i18n/vi/index.ts';
import { BLANK_FORM, checkReportForm, moved, readCodes, toReportForm, withCodes } from './form-values.ts';

const whole = {
  code: ' ktxh-thang ',
  name: ' Báo cáo kinh tế - xã hội tháng ',
  unitId: 'u',
  periodKind: 'PERIOD_KIND_MONTH',
  cutOffCode: 'nd09',
  legalRef: 'NĐ 09/2019',
  indicatorCodes: ['A', 'B'],
};

describe('a report form', () => {
  it('asks for every field', () => {
    expect(Object.keys(checkReportForm(BLANK_FORM, vi)).sort()).toEqual(Object.keys(BLANK_FORM).sort());
    expect(checkReportForm(whole, vi)).toEqual({});
  });

  it('has a code of capital letters, and at most so many indicators', () => {
    const many = Array.from({ length: 1001 }, (_, at) => `C${at}`);
    expect(checkReportForm({ ...whole, code: 'BÁO CÁO', indicatorCodes: many }, vi)).toEqual({
      code: vi.reportForm.codeMissing,
      indicatorCodes: vi.reportForm.tooMany,
    });
    expect(toReportForm(whole)).toMatchObject({
      code: 'KTXH-THANG',
      name: 'Báo cáo kinh tế - xã hội tháng',
    });
  });
});

describe('codes', () => {
  it('are read as pasted', () => {
    expect(readCodes('0101\n 0102, 0103;ab.1\t0101\r\n')).toEqual(['0101', '0102', '0103', 'AB.1']);
  });

  it('come once, in order', () => {
    expect(withCodes(['A', 'B'], ['B', 'C'])).toEqual(['A', 'B', 'C']);
    expect(moved(['A', 'B', 'C'], 2, -1)).toEqual(['A', 'C', 'B']);
    expect(moved(['A', 'B', 'C'], 0, 1)).toEqual(['B', 'A', 'C']);
    expect(moved(['A', 'B'], 0, -1)).toEqual(['A', 'B']);
  });
});
