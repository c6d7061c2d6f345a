import { describe, expect, it } from 'vitest';
import { canonical, compareDecimals, ratioOf, readDecimal, showDecimal, sumDecimals } from './decimal.ts';

describe('numbers as typed', () => {
  it.each([
    ['1.234,5', '1234.5'],
    ['1234,5', '1234.5'],
    ['1 234 567', '1234567'],
    ['1\u00a0234,50', '1234.5'],
    [' 12 ', '12'],
    ['0,10', '0.1'],
    ['007', '7'],
    ['-1.000', '-1000'],
    ['−3,5', '-3.5'],
    ['-0', '0'],
    ['1,234', '1.234'],
    ['12.345.678.901.234.567.890,000001', '12345678901234567890.000001'],
  ])('%s is understood', (typed, value) => {
    expect(readDecimal(typed)).toBe(value);
  });

  it.each([
    '',
    'x',
    '1234.5',
    '1.23',
    '1,234,567',
    '1.234.56',
    '12%',
    '1,',
    ',5',
    '1 23',
    '--1',
    '1e3',
    '1.2345,6',
  ])('%j is not, or could be two numbers', (typed) => {
    expect(readDecimal(typed)).toBeUndefined();
  });
});

describe('numbers as shown', () => {
  it.each([
    ['1234.5', '1.234,5'],
    ['1234567', '1.234.567'],
    ['123', '123'],
    ['-1234.50', '-1.234,50'],
    ['0.000001', '0,000001'],
    ['12345678901234567890.000001', '12.345.678.901.234.567.890,000001'],
    ['', ''],
    ['không rõ', 'không rõ'],
  ])('%s', (value, shown) => {
    expect(showDecimal(value)).toBe(shown);
  });

  it('and typed again they are the same number', () => {
    for (const value of ['1234.5', '-0.001', '1000000', '9007199254740993.1']) {
      expect(readDecimal(showDecimal(value))).toBe(value);
    }
  });

  it('without what says nothing', () => {
    expect(['007.50', '0.0', '-0.00', '-10.10'].map(canonical)).toEqual(['7.5', '0', '0', '-10.1']);
  });
});

describe('comparing', () => {
  it('is exact beyond what a float holds', () => {
    expect(compareDecimals('9007199254740993', '9007199254740992.9')).toBe(1);
    expect(compareDecimals('1.10', '1.1')).toBe(0);
    expect(compareDecimals('-2', '-1.999')).toBe(-1);
  });
});

describe('ratios', () => {
  it.each([
    ['1', '3', '100', 2, '33.33'],
    ['2', '3', '100', 1, '66.7'],
    ['1', '8', '100', 0, '13'],
    ['-1', '8', '100', 0, '-13'],
    ['0.1', '0.3', '', 3, '0.333'],
    ['12.5', '50', '100', 2, '25.00'],
    ['1', '7', '0.5', 4, '0.0714'],
    ['0', '5', '100', 2, '0.00'],
  ])('%s over %s times %s', (numerator, denominator, factor, places, ratio) => {
    expect(ratioOf(numerator, denominator, factor, places)).toBe(ratio);
  });

  it('is none over nothing, or of what is missing', () => {
    expect(ratioOf('1', '0', '100', 2)).toBeUndefined();
    expect(ratioOf('', '2', '100', 2)).toBeUndefined();
    expect(ratioOf('1', '', '100', 2)).toBeUndefined();
  });
});

describe('sums', () => {
  it('are exact, and leave out what is no number', () => {
    expect(sumDecimals(['0.1', '0.2', undefined, ''])).toBe('0.3');
    expect(sumDecimals(['12.50', '-2.5'])).toBe('10');
    expect(sumDecimals([])).toBe('0');
  });
});
