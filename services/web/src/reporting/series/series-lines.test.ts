import { describe, expect, it } from 'vitest';
import type { IndicatorSeries } from '../../api/series-api.ts';
import { vi } from '../../i18n/vi/index.ts';
import { drawnLines, nameLines, numberBreaks, showNumber } from './series-lines.ts';

const month = (number: number, target = '') => ({
  periodId: `p${number}`,
  kind: 'PERIOD_KIND_MONTH' as const,
  year: 2026,
  number,
  target,
});
const definition = {
  periodId: 'p12',
  reason: 'SERIES_BREAK_REASON_DEFINITION_CHANGED' as const,
  effectiveDate: '2026-11-15',
  versionNumber: 2,
};
const reorganised = {
  periodId: 'p11',
  reason: 'SERIES_BREAK_REASON_UNIT_REORGANISED' as const,
  effectiveDate: '2026-11-01',
  unitNames: ['Xã Cũ'],
};
const series: IndicatorSeries = {
  periods: [month(10), month(11, '90'), month(12, '90')],
  lines: [
    {
      points: [
        { periodId: 'p10', value: '66.67', grade: 'VALUE_GRADE_FINAL' },
        { periodId: 'p12', value: '50', grade: 'VALUE_GRADE_PRELIMINARY' },
      ],
      breaks: [definition],
    },
    { unitId: 'u', unitName: 'Phường Mới', points: [], breaks: [reorganised, definition] },
  ],
};

const periods = series.periods ?? [];
const lines = nameLines(series, vi);
const breaks = numberBreaks(periods, lines, vi);

describe('lines of a series', () => {
  it('are the city and units by name, each of its own look', () => {
    expect(lines.map(({ key, name }) => [key, name])).toEqual([
      ['city', 'Toàn Thành phố'],
      ['u', 'Phường Mới'],
    ]);
    const looks = nameLines({ lines: Array.from({ length: 13 }, () => ({})) }, vi).map(({ look }) =>
      [look.shape, look.width, ...look.dash].join(' '),
    );
    expect(new Set(looks).size).toBe(13);
  });

  it('have every break once, numbered in the order of time, in words', () => {
    expect(breaks.map(({ number, before, words }) => [number, before, words])).toEqual([
      [1, 1, vi.series.reorganised('Phường Mới', 'Xã Cũ', '01/11/2026')],
      [2, 2, vi.series.definitionChanged(2, '15/11/2026')],
    ]);
  });

  it('are drawn with nothing where there is no value, hollow while not final, interrupted at their own breaks', () => {
    const drawn = drawnLines(periods, lines, breaks, { measure: '%', m: vi });
    expect(drawn.names).toEqual(['10/2026', '11/2026', '12/2026']);
    expect(drawn.lines.map((line) => line.breaks)).toEqual([[2], [1, 2]]);
    expect(drawn.lines[0]?.points).toEqual([
      { value: 66.67, isOpen: false },
      undefined,
      { value: 50, isOpen: true },
    ]);
    expect(drawn.target.values).toEqual([undefined, 90, 90]);
    expect(drawn.marks).toEqual([
      { before: 1, label: 'Ngắt 1' },
      { before: 2, label: 'Ngắt 2' },
    ]);
  });

  it('have numbers as people here write them', () => {
    expect([showNumber(1234.5), showNumber(0.1 + 0.2), showNumber(-1000)]).toEqual([
      '1.234,5',
      '0,3',
      '-1.000',
    ]);
  });
});
