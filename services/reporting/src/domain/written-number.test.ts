import { expect, it } from 'vitest';
import { readWritten } from './written-number.ts';

const read = (text: string): string =>
  readWritten(text)
    .map((value) => value.toFixed())
    .join(' or ');

it.each([
  ['12', '12'],
  [' 12\u00a0', '12'],
  ['1.234,5', '1234.5'],
  ['1,5', '1.5'],
  ['1.5', '1.5'],
  ['-1.234.567', '-1234567'],
  ['\u22123', '-3'],
  ['1,234,567.8', '1234567.8'],
  ['0.234', '0.234'],
  ['0,234', '0.234'],
  ['1234,567', '1234.567'],
  ['007', '7'],
])('%s is the number %s', (text, value) => expect(read(text)).toBe(value));

it.each([
  ['1.234', '1234 or 1.234'],
  ['1,234', '1.234 or 1234'],
  ['-999.999', '-999999 or -999.999'],
])('%s may be %s', (text, values) => expect(read(text)).toBe(values));

it.each([
  '',
  '-',
  'mười',
  '1 234',
  '50%',
  '1e5',
  '0x10',
  '+5',
  '1.2.3',
  '1,2,3',
  '1.23.456',
  '12.',
  ',5',
  '1'.repeat(61),
])('%s is none', (text) => expect(read(text)).toBe(''));
