import { describe, expect, it } from 'vitest';
import { term } from './fixtures.ts';
import { pickTerm, termCode } from './legal-term.ts';

const rows = [
  term('calendar_day', 10, { code: 'complaints.accept', validTo: '2026-06-30' }),
  term('working_day', 7, { code: 'complaints.accept', validFrom: '2026-07-01' }),
];

describe('pickTerm()', () => {
  it.each([
    ['2020-01-01', 'calendar_day'],
    ['2026-06-30', 'calendar_day'],
    ['2026-07-01', 'working_day'],
    ['2030-01-01', 'working_day'],
  ])('an event of %s is governed by the %s row', (date, unit) => {
    expect(pickTerm(rows, 'complaints.accept', date)?.unit).toBe(unit);
  });

  it('finds nothing for a code or a date without a row', () => {
    expect(pickTerm(rows, 'complaints', '2026-07-01')).toBeUndefined();
    expect(pickTerm(rows.slice(1), 'complaints.accept', '2026-06-30')).toBeUndefined();
  });
});

describe('termCode()', () => {
  it('joins procedure, step and variant, which may be none', () => {
    expect(termCode('complaints', 'resolve.first', 'complex.remote')).toBe(
      'complaints.resolve.first.complex.remote',
    );
    expect(termCode('complaints', 'accept')).toBe('complaints.accept');
  });
});
