import { describe, expect, it } from 'vitest';
import { likeKey, numberKey, numberSymbol, splitNumberSymbol, symbolKey, yearInNumber } from './symbols.ts';

describe('splitNumberSymbol', () => {
  it.each([
    ['1707/QĐ-UBND', '1707', 'QĐ-UBND'],
    ['30/2020/NĐ-CP', '30/2020', 'NĐ-CP'],
    ['12/UBND-VX', '12', 'UBND-VX'],
    ['432-TB/VPTW', '432', '-TB/VPTW'],
    ['84-CP', '84', '-CP'],
    ['1906 /QÐ-UBND', '1906', 'QĐ-UBND'],
    ['149', '149', ''],
    ['29/2018/QH14', '29/2018', 'QH14'],
    ['15a/TB-SYT', '15a', 'TB-SYT'],
    ['2026/KH-UBND', '2026', 'KH-UBND'],
    ['12/2026', '12/2026', ''],
  ])('%s', (written, number, symbol) => {
    expect(splitNumberSymbol(written)).toEqual({ number, symbol });
    expect(numberSymbol(number, symbol)).toBe(written.replaceAll(' ', '').replaceAll('Ð', 'Đ'));
  });

  it.each(['Không', 'Số:', '', '/QĐ-UBND', 'QĐ-UBND'])('finds no number in %j', (written) => {
    expect(splitNumberSymbol(written)).toBeUndefined();
  });
});

describe('keys', () => {
  it('take 05 and 5 for one number, and case and accents of a symbol for none', () => {
    expect(numberKey('005')).toBe(numberKey('5'));
    expect(numberKey('0')).toBe('0');
    expect(symbolKey('-TB/VPTW')).toBe('tb/vptw');
    expect(symbolKey('QĐ-UBND')).toBe('qd-ubnd');
    expect([yearInNumber('71/2024'), yearInNumber('71'), yearInNumber('71/3024')]).toEqual([
      2024,
      undefined,
      undefined,
    ]);
  });

  const document = { number: '71/2024', symbol: 'QĐ-UBND', issuerName: 'UBND Thành phố Hà Nội', year: 2024 };
  it('are equal for like documents, however written', () => {
    const like = {
      number: '071/2024',
      symbol: 'qđ-ubnd',
      issuerName: 'Uỷ ban nhân dân  thành phố hà nội',
      year: 2024,
    };
    expect(likeKey(like)).toBe(likeKey(document));
    expect(likeKey({ ...document, number: '71', symbol: '2024/QĐ-UBND' })).toBe(likeKey(document));
  });

  it.each([{ year: 2025 }, { number: '72/2024' }, { symbol: 'QĐ-HĐND' }, { issuerName: 'Bộ Y tế' }])(
    'differ with %j',
    (change) => {
      expect(likeKey({ ...document, ...change })).not.toBe(likeKey(document));
    },
  );

  it('are absent where nothing can be compared', () => {
    expect(likeKey({ ...document, number: '' })).toBeUndefined();
    expect(likeKey({ ...document, issuerName: ' ' })).toBeUndefined();
  });
});
