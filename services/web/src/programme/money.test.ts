import { describe, expect, it } from 'vitest';
import { readDong, readShare, showBillion, showDong, showShare } from './money.ts';

describe('amounts as typed', () => {
  it.each([
    ['1.200.000.000', 1_200_000_000],
    ['1200000000 đ', 1_200_000_000],
    ['1,2 tỷ', 1_200_000_000],
    ['1.200 tỷ đồng', 1_200_000_000_000],
    ['850 triệu', 850_000_000],
    ['0', 0],
  ])('%s is understood', (typed, dong) => {
    expect(readDong(typed)).toBe(dong);
  });

  it.each(['', 'tỷ', 'mười tỷ', '5 usd', '1,2,3 tỷ', '-5'])('%s is not', (typed) => {
    expect(readDong(typed)).toBeUndefined();
  });

  it('as shares', () => {
    expect(['37,5', '37.5 %', '100', '0,01'].map(readShare)).toEqual([3_750, 3_750, 10_000, 1]);
    expect(['0', '100,01', '37,555', 'x', ''].map(readShare)).toEqual(Array.from({ length: 5 }));
  });
});

describe('amounts as shown', () => {
  it('stand in the numbers of the language', () => {
    expect(showDong(1_234_567, 'vi')).toBe('1.234.567');
    expect(showBillion(1_234_500_000_000, 'vi')).toBe('1.234,5');
    expect(showBillion(1_234_500_000_000, 'en')).toBe('1,234.5');
    expect(showShare(3_333, 'vi')).toBe('33,33 %');
    expect(showShare(undefined, 'vi')).toBe('0 %');
  });
});
