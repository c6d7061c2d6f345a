import { describe, expect, it } from 'vitest';
import { placeFieldErrors } from './field-errors.ts';

const names = { 'document.number': 'number', 'document.recipients': 'recipients' } as const;
const violation = (field: string, message: string) => ({ field, rule: 'X', message });

describe('placeFieldErrors', () => {
  it('puts violations beside our fields and joins two of one field', () => {
    const placed = placeFieldErrors(
      [violation('document.number', 'a'), violation('document.number', 'b')],
      names,
    );
    expect(placed).toEqual({ errors: { number: 'a b' }, rest: [] });
  });

  it('takes the nearest parent, also out of lists', () => {
    const placed = placeFieldErrors([violation('document.recipients[2].name', 'a')], names);
    expect(placed.errors).toEqual({ recipients: 'a' });
  });

  it('finds the one line of a list that has a place of its own', () => {
    const lines = { 'lines[0]': 'first', 'lines[1]': 'second', 'lines[1].due': 'secondDue' };
    const placed = placeFieldErrors(
      [violation('lines[0].postId', 'a'), violation('lines[1].due', 'b')],
      lines,
    );
    expect(placed.errors).toEqual({ first: 'a', secondDue: 'b' });
  });

  it('hands back what has no place', () => {
    expect(placeFieldErrors([violation('requestId', 'a')], names)).toEqual({ errors: {}, rest: ['a'] });
  });
});
