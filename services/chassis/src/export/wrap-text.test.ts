import { describe, expect, it } from 'vitest';
import { wrapText } from './wrap-text.ts';

const measure = (text: string): number => Array.from(text).length;

describe('wrapText', () => {
  it('breaks between words', () => {
    expect(wrapText('Về việc giao dự toán ngân sách', 12, measure)).toEqual([
      'Về việc giao',
      'dự toán ngân',
      'sách',
    ]);
  });

  it('keeps line ends and drops blanks around them', () => {
    expect(wrapText('một \n  hai', 10, measure)).toEqual(['một', 'hai']);
  });

  it('cuts a symbol behind its signs and a long word where it is full', () => {
    expect(wrapText('1234/QĐ-UBND', 6, measure)).toEqual(['1234/', 'QĐ-', 'UBND']);
    expect(wrapText('abcdefghij', 4, measure)).toEqual(['abcd', 'efgh', 'ij']);
  });

  it('never makes a line wider than asked, and loses nothing', () => {
    const text = 'Kính gửi: Sở Tài chính; 05/2026/QĐ-UBND-TH1234567890 về-việc,giao;dự toán';
    const lines = wrapText(text, 9, measure);
    expect(Math.max(...lines.map(measure))).toBeLessThanOrEqual(9);
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
  });

  it('has no line for an empty text', () => {
    expect(wrapText('', 10, measure)).toEqual([]);
  });
});
