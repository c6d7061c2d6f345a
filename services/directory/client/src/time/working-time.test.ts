import { describe, expect, it } from 'vitest';
import { at, calendar } from './fixtures.ts';
import { createWorkingCalendar } from './working-calendar.ts';
import { workingTimeBetween } from './working-time.ts';

describe('workingTimeBetween()', () => {
  it.each([
    ['2026-11-20 08:00', '2026-11-20 17:00', 480],
    ['2026-11-20 11:30', '2026-11-20 13:30', 60],
    ['2026-11-20 16:00', '2026-11-23 09:00', 120],
    ['2026-11-23 08:00', '2026-11-25 17:00', 960],
    ['2026-08-22 00:00', '2026-08-23 00:00', 480],
    ['2026-11-21 00:00', '2026-11-22 23:00', 0],
    ['2026-11-25 10:00', '2026-11-20 10:00', 0],
  ])('from %s to %s passes %i office minutes', (from, to, minutes) => {
    expect(workingTimeBetween(at(from), at(to), calendar).minutes).toBe(minutes);
  });

  it('says the same in hours and in working days', () => {
    const spent = workingTimeBetween(at('2026-11-23 08:00'), at('2026-11-25 12:00'), calendar);
    expect(spent).toEqual({ minutes: 720, hours: 12, days: 1.5 });
  });

  it('uses the office hours in force on each day', () => {
    const short = createWorkingCalendar({
      days: [],
      officeHours: [hours(undefined, '2026-11-24', '17:00'), hours('2026-11-25', undefined, '12:00')],
    });
    const spent = workingTimeBetween(at('2026-11-24 00:00'), at('2026-11-26 00:00'), short);
    expect(spent).toEqual({ minutes: 780, hours: 13, days: 2 });
  });

  it('refuses to count hours where no office hours are known', () => {
    const none = createWorkingCalendar({ days: [], officeHours: [] });
    expect(() => workingTimeBetween(at('2026-11-24 00:00'), at('2026-11-25 00:00'), none)).toThrow(
      RangeError,
    );
  });
});

function hours(validFrom: string | undefined, validTo: string | undefined, end: string) {
  return {
    validFrom,
    validTo,
    sessions: [{ start: '08:00', end }],
    legalRef: '',
    confidence: 'high' as const,
  };
}
