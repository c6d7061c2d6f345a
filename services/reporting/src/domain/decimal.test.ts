import Big from 'big.js';
import { describe, expect, it } from 'vitest';
import { placesOf, ratioOf, readDecimal, shortNumber, writeDecimal } from './decimal.ts';

describe('decimal numbers', () => {
  it.each(['0', '-1', '1.5', '123456789012345678', '0.000001', '-999999999999999999.999999'])(
    'reads %s',
    (text) => {
      expect(writeDecimal(readDecimal(text))).toBe(text);
    },
  );

  it.each([
    '',
    ' 1',
    '1,5',
    '1.',
    '.5',
    '1e3',
    '+1',
    '1.0000001',
    '1234567890123456789',
    'một',
    '٣',
    '=1+1',
    'NaN',
  ])('reads no number in "%s"', (text) => {
    expect(readDecimal(text)).toBeUndefined();
  });

  it('knows places that tell something, and the shortest text', () => {
    expect(['10', '1.50', '0.000001', '1200'].map((text) => placesOf(new Big(text)))).toEqual([0, 1, 6, 0]);
    expect(['12.500', '100', '0.00', null].map(shortNumber)).toEqual(['12.5', '100', '0', '']);
  });

  it.each([
    ['2', '3', '100', 2, '66.67'],
    ['1', '7', '100', 2, '14.29'],
    ['1', '8', '100', 1, '12.5'],
    // Half goes away from zero, also below it, and is no half when more follows.
    ['5', '1000', '1', 2, '0.01'],
    ['-5', '1000', '1', 2, '-0.01'],
    ['49999999999999999', '10000000000000000000', '1', 2, '0'],
    ['50000000000000001', '10000000000000000000', '1', 2, '0.01'],
  ])('%s of %s times %s to %i places is %s', (numerator, denominator, factor, decimals, expected) => {
    const ratio = ratioOf(new Big(numerator), new Big(denominator), new Big(factor), decimals);
    expect(writeDecimal(ratio)).toBe(expected);
  });

  it('has no ratio of nothing', () => {
    expect(ratioOf(new Big(0), new Big(0), new Big(100), 2)).toBeUndefined();
  });
});
