import { describe, expect, it } from 'vitest';
import { parseTypedDate, parseTypedDue } from './typed-date.ts';

const today = '2026-11-23';

describe('parseTypedDate', () => {
  it.each([
    ['5/2/26', '2026-02-05'],
    ['05-02-2026', '2026-02-05'],
    ['5.2.26', '2026-02-05'],
    ['050226', '2026-02-05'],
    ['05022026', '2026-02-05'],
    ['2026-02-05', '2026-02-05'],
    [' 5/2/26 ', '2026-02-05'],
    ['31/12/99', '1999-12-31'],
    ['29/2/24', '2024-02-29'],
    ['nay', '2026-11-23'],
    ['mai', '2026-11-24'],
    ['+3', '2026-11-26'],
    ['-1', '2026-11-22'],
  ])('reads %s as %s', (typed, date) => {
    expect(parseTypedDate(typed, today)).toBe(date);
  });

  it.each(['', '32/1/26', '29/2/26', '5', 'abc', '5/13/26', '0/1/26', '1/2/3/4', '5/2/026'])(
    'refuses %s',
    (typed) => {
      expect(parseTypedDate(typed, today)).toBeUndefined();
    },
  );

  it('takes the last such day when the year is missing and the field looks back', () => {
    expect(parseTypedDate('24/11', today)).toBe('2025-11-24');
    expect(parseTypedDate('23/11', today)).toBe('2026-11-23');
  });

  it('takes the next such day when the year is missing and the field looks ahead', () => {
    expect(parseTypedDate('5/2', today, 'future')).toBe('2027-02-05');
    expect(parseTypedDate('24/11', today, 'future')).toBe('2026-11-24');
  });
});

describe('parseTypedDue', () => {
  it('means the end of the day without an hour', () => {
    expect(parseTypedDue('30/11', today)).toEqual({ date: '2026-11-30', time: '24:00' });
  });

  it.each(['30/11/26 14:30', '30/11/26 14h30', '30/11/26, 14g30'])('reads the hour of %s', (typed) => {
    expect(parseTypedDue(typed, today)).toEqual({ date: '2026-11-30', time: '14:30' });
  });

  it('reads a whole hour', () => {
    expect(parseTypedDue('mai 9h', today)).toEqual({ date: '2026-11-24', time: '09:00' });
  });

  it('refuses an hour that is none', () => {
    expect(parseTypedDue('30/11/26 25:00', today)).toBeUndefined();
  });
});
