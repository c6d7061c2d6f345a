import { describe, expect, it } from 'vitest';
import { en } from '../i18n/en/index.ts';
import { vi } from '../i18n/vi/index.ts';
import { likelyNumber, periodName, periodSpan, periodsOfYear, periodTitle } from './period-words.ts';

describe('periods', () => {
  it.each([
    ['PERIOD_KIND_MONTH', 11, 'Kỳ tháng 11/2026'],
    ['PERIOD_KIND_QUARTER', 4, 'Kỳ quý IV/2026'],
    ['PERIOD_KIND_HALF_YEAR', 1, 'Kỳ 6 tháng đầu năm 2026'],
    ['PERIOD_KIND_HALF_YEAR', 2, 'Kỳ 6 tháng cuối năm 2026'],
    ['PERIOD_KIND_NINE_MONTHS', 1, 'Kỳ 9 tháng năm 2026'],
    ['PERIOD_KIND_YEAR', 1, 'Kỳ năm 2026'],
    ['PERIOD_KIND_WEEK', 47, 'Kỳ tuần 47/2026'],
  ])('%s %i are named as the law names them', (kind, number, name) => {
    expect(periodName({ kind, year: 2026, number }, vi)).toBe(name);
  });

  it('carry their days, the first year only where it is another', () => {
    const month = { kind: 'PERIOD_KIND_MONTH', year: 2026, number: 11 };
    const days = { fromDate: '2026-10-15', toDate: '2026-11-14' };
    expect(periodTitle({ ...month, ...days }, vi)).toBe('Kỳ tháng 11/2026 (15/10–14/11/2026)');
    expect(periodTitle({ ...month, ...days }, en)).toBe('Month 11/2026 (15/10–14/11/2026)');
    expect(periodSpan('2025-12-15', '2026-01-14')).toBe('15/12/2025–14/01/2026');
    expect(periodTitle(undefined, vi)).toBe('');
  });

  it('of a year are so many, and the likeliest is the one of today', () => {
    expect(periodsOfYear('PERIOD_KIND_QUARTER')).toBe(4);
    const kinds = ['MONTH', 'QUARTER', 'HALF_YEAR', 'NINE_MONTHS', 'YEAR', 'WEEK'];
    const numbers = kinds.map((kind) => likelyNumber(`PERIOD_KIND_${kind}`, '2026-11-29'));
    expect(numbers).toEqual([11, 4, 2, 1, 1, 48]);
  });
});
