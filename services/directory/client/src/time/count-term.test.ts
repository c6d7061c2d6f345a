import { describe, expect, it } from 'vitest';
import { countRemaining, countTerm } from './count-term.ts';
import { at, calendar, term } from './fixtures.ts';
import type { LegalTerm } from './legal-term.ts';

function dueDate(start: string, counted: LegalTerm): string {
  return countTerm({ term: counted, startTime: at(`${start} 09:00`), calendar }).dueDate;
}

describe('countTerm() on the worked examples of the law sheet', () => {
  it.each([
    ['2026-04-24', 3, '2026-05-04'],
    ['2026-11-20', 7, '2026-12-02'],
    ['2025-01-24', 3, '2025-02-05'],
    ['2026-07-01', 7, '2026-07-10'],
  ])('%s plus %i working days ends on %s', (start, value, due) => {
    expect(dueDate(start, term('working_day', value))).toBe(due);
  });

  it.each([
    ['2026-01-16', 30, '2026-02-23'],
    ['2026-03-27', 30, '2026-04-28'],
    ['2026-10-25', 30, '2026-11-25'],
  ])('%s plus %i calendar days rolls over to %s', (start, value, due) => {
    expect(dueDate(start, term('calendar_day', value))).toBe(due);
  });
});

describe('countTerm() on days', () => {
  it('ends at 24:00 local of the due date, as an instant', () => {
    const counted = countTerm({ term: term('working_day', 1), startTime: at('2026-11-25 23:59'), calendar });
    expect(counted.dueTime.toISOString()).toBe('2026-11-26T17:00:00.000Z');
    expect(counted.dueDate).toBe('2026-11-26');
  });

  it('takes the start date from the city clock, not from UTC', () => {
    const justAfterMidnight = new Date('2026-11-25T17:00:00Z');
    const counted = countTerm({ term: term('working_day', 1), startTime: justAfterMidnight, calendar });
    expect(counted.startDate).toBe('2026-11-26');
    expect(counted.dueDate).toBe('2026-11-27');
  });

  it('counts a make-up Saturday and skips the swapped Monday', () => {
    expect(dueDate('2026-08-21', term('working_day', 1))).toBe('2026-08-22');
    expect(dueDate('2026-08-28', term('working_day', 1))).toBe('2026-09-03');
  });

  it('starts from a day off without moving the start', () => {
    expect(dueDate('2026-11-21', term('working_day', 1))).toBe('2026-11-23');
  });

  it('does not roll over when the term says so', () => {
    expect(dueDate('2026-10-25', term('calendar_day', 30, { params: { roll_over: 'no' } }))).toBe(
      '2026-11-24',
    );
  });

  it.each([
    ['2026-01-31', term('month', 1), '2026-03-02'],
    ['2026-03-31', term('month', 1), '2026-05-04'],
    ['2024-02-29', term('year', 1), '2025-02-28'],
    ['2026-11-02', term('week', 2), '2026-11-16'],
  ])('%s plus %o ends on the corresponding day or the month end', (start, counted, due) => {
    expect(dueDate(start, counted)).toBe(due);
  });

  it('counts back from an event without rolling over', () => {
    const before = term('calendar_day', 10, {
      params: { direction: 'before' },
      startEvent: 'ngày khai mạc kỳ họp',
    });
    expect(dueDate('2026-12-08', before)).toBe('2026-11-28');
    expect(dueDate('2026-11-30', term('working_day', 3, { params: { direction: 'before' } }))).toBe(
      '2026-11-25',
    );
  });

  it.each([1.5, -1, Number.NaN])('refuses %d days', (value) => {
    expect(() => dueDate('2026-11-20', term('working_day', value))).toThrow(RangeError);
  });
});

describe('countTerm() with a cut-off', () => {
  const afterThree = term('working_day', 1, { params: { cut_off: '15:00' } });
  it.each([
    ['2026-11-26 15:00', '2026-11-27'],
    ['2026-11-26 15:01', '2026-11-30'],
    ['2026-11-28 09:00', '2026-12-01'],
  ])('received %s is due on %s', (start, due) => {
    expect(countTerm({ term: afterThree, startTime: at(start), calendar }).dueDate).toBe(due);
  });
});

describe('countTerm() within days', () => {
  it.each([
    ['2026-11-26 16:59', '2026-11-26'],
    ['2026-11-28 09:00', '2026-11-30'],
  ])('same day: %s is due by the end of %s', (start, due) => {
    expect(countTerm({ term: term('working_day', 0), startTime: at(start), calendar }).dueDate).toBe(due);
  });

  it('next working morning ends with the morning session', () => {
    const counted = countTerm({
      term: term('working_day', 1, { params: { until: 'morning' } }),
      startTime: at('2026-11-23 10:00'),
      calendar,
    });
    expect(counted.dueTime).toEqual(at('2026-11-25 12:00'));
  });

  it('working hours pass only in office time', () => {
    const counted = countTerm({ term: term('working_hour', 4), startTime: at('2026-11-20 16:00'), calendar });
    expect(counted.dueTime).toEqual(at('2026-11-23 11:00'));
  });

  it('hours run through days off', () => {
    const counted = countTerm({ term: term('hour', 24), startTime: at('2026-11-20 16:00'), calendar });
    expect(counted.dueTime).toEqual(at('2026-11-21 16:00'));
  });

  it('at once is the very moment', () => {
    const startTime = at('2026-11-21 08:00');
    for (const unit of ['hour', 'working_hour'] as const) {
      expect(countTerm({ term: term(unit, 0), startTime, calendar }).dueTime).toEqual(startTime);
    }
  });
});

describe('countTerm() with pauses', () => {
  const pause = { from: at('2026-11-26 10:00'), to: at('2026-12-03 10:00') };
  it('continues with the remaining days after resuming', () => {
    const input = { term: term('working_day', 5), startTime: at('2026-11-20 09:00'), calendar };
    // 23 and 25 are spent, 26 Nov – 2 Dec do not run, 3, 4 and 7 Dec are the three days left.
    expect(countRemaining({ ...input, pausedTime: pause.from })).toBe(3);
    expect(countTerm({ ...input, pauses: [pause] }).dueDate).toBe('2026-12-07');
  });

  it('gives an overlapping pause back once and ignores one after the end', () => {
    const input = { term: term('calendar_day', 10), startTime: at('2026-11-20 09:00'), calendar };
    const second = { from: at('2026-12-01 08:00'), to: at('2026-12-04 08:00') };
    const later = { from: at('2027-03-01 08:00'), to: at('2027-04-01 08:00') };
    expect(countTerm({ ...input, pauses: [second, pause, later] }).dueDate).toBe('2026-12-08');
  });

  it('stops working hours and hours to the minute', () => {
    const lunchless = { from: at('2026-11-25 09:00'), to: at('2026-11-25 11:00') };
    const input = { startTime: at('2026-11-25 08:00'), calendar, pauses: [lunchless] };
    expect(countTerm({ ...input, term: term('working_hour', 3) }).dueTime).toEqual(at('2026-11-25 14:00'));
    expect(countTerm({ ...input, term: term('hour', 3) }).dueTime).toEqual(at('2026-11-25 13:00'));
  });
});
