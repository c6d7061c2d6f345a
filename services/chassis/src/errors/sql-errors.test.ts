import { expect, it } from 'vitest';
import { isTransient } from './sql-errors.ts';

const fault = (code: string): Error => Object.assign(new Error('said by the database'), { code });

it.each([
  ['a password that was changed', '28P01'],
  ['a full disk', '53100'],
  ['a statement ended for its length, as one that waits for a lock', '57014'],
  ['a primary that has become a replica', '25006'],
  ['a deadlock', '40P01'],
  ['a shutdown', '57P01'],
])('%s passes: it is tried again', (_, code) => expect(isTransient(fault(code))).toBe(true));

it.each([
  ['a broken rule of a table', '23514'],
  ['a missing right', '42501'],
  ['a missing table', '42P01'],
  ['a wrong text', '22P02'],
])('%s stays: it is not', (_, code) => expect(isTransient(fault(code))).toBe(false));
