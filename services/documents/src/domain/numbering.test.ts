import { SeriesKind } from '@baro/proto/baro/documents/v1/resources';
import { describe, expect, it } from 'vitest';
import {
  chooseSeries,
  claimsOf,
  defaultSeries,
  formatNumberSymbol,
  isSymbolTemplate,
  symbolFrom,
} from './numbering.ts';

describe('formatNumberSymbol', () => {
  it('writes numbers below ten with a zero, and the year where the law wants it', () => {
    expect(formatNumberSymbol(SeriesKind.COMMON, 5, 2026, 'KH-UBND')).toBe('05/KH-UBND');
    expect(formatNumberSymbol(SeriesKind.COMMON, 163, 2026, 'KH-UBND')).toBe('163/KH-UBND');
    expect(formatNumberSymbol(SeriesKind.NORMATIVE, 7, 2026, 'QĐ-UBND')).toBe('07/2026/QĐ-UBND');
  });
});

describe('symbolFrom', () => {
  it('fills the template; a công văn bears the drafting unit', () => {
    expect(symbolFrom('{type}-{unit}', { type: 'QĐ', unit: 'UBND', drafting: 'VX' })).toBe('QĐ-UBND');
    expect(symbolFrom('{type}-{unit}', { type: '', unit: 'UBND', drafting: 'VX' })).toBe('UBND-VX');
    expect(symbolFrom('{type}-{unit}', { type: '', unit: 'UBND', drafting: '' })).toBe('UBND');
    expect(symbolFrom('{type}-{unit}-{drafting}', { type: 'BC', unit: 'STC', drafting: '' })).toBe('BC-STC');
  });
});

describe('isSymbolTemplate', () => {
  it.each([
    ['{type}-{unit}', true],
    ['{type}-BCĐ-{unit}', true],
    ['{type}-UBND', false],
    ['{type} - {unit}', false],
    ['{kind}-{unit}', false],
    ['', false],
  ])('%s: %s', (template, valid) => {
    expect(isSymbolTemplate(template)).toBe(valid);
  });
});

describe('chooseSeries', () => {
  const common = { id: 'common', kind: SeriesKind.COMMON, typeCodes: [] };
  const plans = { id: 'plans', kind: SeriesKind.PER_TYPE, typeCodes: ['KH'] };
  it('prefers the series that names the type; normative types and copies have their own or none', () => {
    expect(chooseSeries({ code: 'KH', ownSeries: false }, [common, plans])?.id).toBe('plans');
    expect(chooseSeries({ code: 'BC', ownSeries: false }, [common, plans])?.id).toBe('common');
    expect(chooseSeries({ code: 'QD_QPPL', ownSeries: true }, [common, plans])).toBeUndefined();
    expect(chooseSeries({ code: 'BC', ownSeries: false }, [plans])).toBeUndefined();
  });
});

describe('defaultSeries', () => {
  it('is one common, one per normative type, one for copies, none claiming twice', () => {
    const types = [
      { code: 'KH', name: 'Kế hoạch', normative: false, copy: false },
      { code: 'QD_QPPL', name: 'Quyết định', normative: true, copy: false },
      { code: 'SY', name: 'Sao y', normative: false, copy: true },
    ];
    const series = defaultSeries(types);
    expect(series.map((row) => row.kind)).toEqual([
      SeriesKind.COMMON,
      SeriesKind.NORMATIVE,
      SeriesKind.GROUPED,
    ]);
    const claims = series.flatMap((row) => claimsOf(row.kind, row.typeCodes));
    expect(new Set(claims).size).toBe(claims.length);
    expect(claims).toEqual(['*', 'QD_QPPL', 'SY']);
  });
});
