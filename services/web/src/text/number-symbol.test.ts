import { describe, expect, it } from 'vitest';
import { joinNumberSymbol, recogniseType, splitNumberSymbol } from './number-symbol.ts';

const types = [
  { code: 'QD', name: 'Quyết định', abbreviation: 'QĐ' },
  { code: 'KH', name: 'Kế hoạch', abbreviation: 'KH' },
  { code: 'CT', name: 'Chỉ thị', abbreviation: 'CT' },
  { code: 'CTR', name: 'Chương trình', abbreviation: 'CTr' },
  { code: 'TTR', name: 'Tờ trình', abbreviation: 'TTr' },
  { code: 'HD', name: 'Hợp đồng', abbreviation: 'HĐ' },
  { code: 'CV', name: 'Công văn' },
  { code: 'QDQP', name: 'Quyết định (quy phạm)', abbreviation: 'QĐ', normative: true },
];

describe('splitNumberSymbol', () => {
  it.each([
    ['163/KH-UBND', '163', 'KH-UBND'],
    ['Số: 163 / KH - UBND', '163', 'KH-UBND'],
    ['1906 /QÐ-UBND', '1906', 'QĐ-UBND'],
    ['71/2024/QĐ-UBND', '71', '2024/QĐ-UBND'],
    ['15a/TB-VP', '15a', 'TB-VP'],
    ['251-BCĐ', '251', '-BCĐ'],
    ['432-TB/VPTW', '432', '-TB/VPTW'],
    ['05', '05', ''],
    ['KH-UBND', '', 'KH-UBND'],
    ['', '', ''],
    ['Số:', '', ''],
  ])('splits %s', (text, number, symbol) => {
    expect(splitNumberSymbol(text)).toEqual({ number, symbol });
  });
});

describe('joinNumberSymbol', () => {
  it('shows number and symbol together, or the one there is', () => {
    expect(joinNumberSymbol('163', 'KH-UBND')).toBe('163/KH-UBND');
    expect(joinNumberSymbol('432', '-TB/VPTW')).toBe('432-TB/VPTW');
    expect(joinNumberSymbol('', 'KH-UBND')).toBe('KH-UBND');
    expect(joinNumberSymbol('163', undefined)).toBe('163');
  });
});

describe('recogniseType', () => {
  it.each([
    ['KH-UBND', 'KH'],
    ['QĐ-UBND', 'QD'],
    ['2024/QĐ-UBND', 'QDQP'],
    ['CTr-UBND', 'CTR'],
    ['CT-UBND', 'CT'],
    ['ttr-ubnd', 'TTR'],
    ['UBND-VX', 'CV'],
    ['HĐND-VP', 'CV'],
    ['HĐ-STC', 'HD'],
  ])('takes %s for %s', (symbol, code) => {
    expect(recogniseType(symbol, types)?.code).toBe(code);
  });

  it('does not guess from one group that names nothing', () => {
    expect(recogniseType('UBND', types)).toBeUndefined();
    expect(recogniseType('', types)).toBeUndefined();
  });
});
