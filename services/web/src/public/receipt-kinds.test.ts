import { expect, it } from 'vitest';
import { lookUpBase } from './receipt-kinds.ts';

it('asks the service the first letters name, however they are typed', () => {
  expect(lookUpBase(' dt-7h4m xw2r c')).toBe('/public/v1/letters');
  expect(lookUpBase('KN-7H4M-XW2R-C')).toBe('/public/v1/petitions');
  expect(lookUpBase('XX-7H4M-XW2R-C')).toBe('/public/v1/petitions');
});
