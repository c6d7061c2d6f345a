import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runClock } from './clock.ts';
import { countTerm } from './count-term.ts';
import { dueState } from './due-state.ts';
import { calendar, term } from './fixtures.ts';
import { addDays, daysBetween, endOfDay, localDateOf, startOfDay, type IsoDate } from './local-date.ts';
import type { OpenPause } from './pause.ts';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from './working-calendar.ts';
import { addWorkingMinutes, workingMinutesBetween, workingTimeBetween } from './working-time.ts';

const dates = fc.integer({ min: 0, max: 1094 }).map((offset): IsoDate => addDays('2024-01-01', offset));
const instants = fc
  .tuple(dates, fc.integer({ min: 0, max: 1439 }))
  .map(([date, minute]) => new Date(startOfDay(date).getTime() + minute * 60_000));
const lengths = fc.integer({ min: 1, max: 60 });

describe('counting, whatever the dates', () => {
  it('lands on a working day with exactly n working days passed', () => {
    fc.assert(
      fc.property(dates, lengths, (date, n) => {
        const due = addWorkingDays(date, n, calendar);
        expect(isWorkingDay(due, calendar)).toBe(true);
        expect(workingDaysBetween(date, due, calendar)).toBe(n);
      }),
    );
  });

  it('adds up: m days and then n days are m + n days', () => {
    fc.assert(
      fc.property(dates, lengths, lengths, (date, m, n) => {
        const inTwo = addWorkingDays(addWorkingDays(date, m, calendar), n, calendar);
        expect(inTwo).toBe(addWorkingDays(date, m + n, calendar));
      }),
    );
  });

  it('never ends a calendar-day term before its last day nor on a day off, and skips only days off', () => {
    fc.assert(
      fc.property(instants, lengths, (startTime, n) => {
        const { dueDate, dueTime } = countTerm({ term: term('calendar_day', n), startTime, calendar });
        const raw = addDays(localDateOf(startTime), n);
        expect(isWorkingDay(dueDate, calendar)).toBe(true);
        expect(workingDaysBetween(addDays(raw, -1), dueDate, calendar)).toBe(1);
        expect(dueTime).toEqual(endOfDay(dueDate));
      }),
    );
  });

  it('never makes a later start due earlier', () => {
    fc.assert(
      fc.property(instants, instants, lengths, (a, b, n) => {
        const [early, late] = a <= b ? [a, b] : [b, a];
        for (const unit of ['working_day', 'calendar_day', 'working_hour', 'month'] as const) {
          const first = countTerm({ term: term(unit, n), startTime: early, calendar });
          const second = countTerm({ term: term(unit, n), startTime: late, calendar });
          expect(first.dueTime.getTime()).toBeLessThanOrEqual(second.dueTime.getTime());
        }
      }),
    );
  });

  it('gives a pause back in full: the counted days stay n', () => {
    fc.assert(
      fc.property(instants, lengths, lengths, lengths, (startTime, n, offset, length) => {
        const from = new Date(startTime.getTime() + offset * 43_200_000);
        const pauses = [{ from, to: new Date(from.getTime() + length * 43_200_000) }];
        for (const unit of ['working_day', 'calendar_day'] as const) {
          const without = countTerm({ term: term(unit, n), startTime, calendar });
          const counted = countTerm({ term: term(unit, n), startTime, calendar, pauses });
          expect(counted.steps.filter((step) => step.kind === 'counted')).toHaveLength(n);
          expect(counted.dueTime.getTime()).toBeGreaterThanOrEqual(without.dueTime.getTime());
        }
      }),
    );
  });

  it('runs exactly the days it said were left, from the day of resuming on', () => {
    fc.assert(
      fc.property(dates, lengths, lengths, lengths, (date, n, offset, length) => {
        const from = startOfDay(addDays(date, offset));
        const resumeDate = addDays(localDateOf(from), length);
        for (const unit of ['working_day', 'calendar_day'] as const) {
          const ask = { procedure: 'test', step: 'term', triggerTime: startOfDay(date) };
          const run = (pause: OpenPause) => runClock({ ...ask, pauses: [pause] }, [term(unit, n)], calendar);
          const left = run({ from })?.remaining?.value;
          const resumed = run({ from, to: startOfDay(resumeDate) });
          const told = left === undefined ? [] : [{ resumeDate, remaining: left }];
          expect(resumed?.pauses).toMatchObject(told);
          const input = { term: term(unit, n), startTime: ask.triggerTime, calendar };
          const { steps } = countTerm({ ...input, pauses: [{ from, to: startOfDay(resumeDate) }] });
          const after = steps.filter((step) => step.kind === 'counted' && step.date >= resumeDate);
          expect(after).toHaveLength(left ?? 0);
        }
      }),
    );
  });

  it('passes over every date between start and due once, in order', () => {
    fc.assert(
      fc.property(instants, lengths, (startTime, n) => {
        const { steps, dueDate } = countTerm({ term: term('working_day', n), startTime, calendar });
        const start = localDateOf(startTime);
        expect(steps.map((step) => step.date)).toEqual(
          Array.from({ length: daysBetween(start, dueDate) + 1 }, (_, day) => addDays(start, day)),
        );
      }),
    );
  });

  it('splits office time anywhere without losing a minute, and adds what it measures', () => {
    fc.assert(
      fc.property(instants, instants, instants, (a, b, c) => {
        const [x, y, z] = [a, b, c].sort((m, n) => m.getTime() - n.getTime()) as [Date, Date, Date];
        const whole = workingTimeBetween(x, z, calendar).minutes;
        const parts = workingTimeBetween(x, y, calendar).minutes + workingTimeBetween(y, z, calendar).minutes;
        expect(parts).toBe(whole);
        const end = addWorkingMinutes(x, whole, calendar);
        expect(workingTimeBetween(x, end, calendar).minutes).toBe(whole);
      }),
      { numRuns: 30 },
    );
  });

  it('is either in term or overdue while open, and early, on time or late when done', () => {
    fc.assert(
      fc.property(instants, instants, instants, (due, done, now) => {
        expect(dueState(due, undefined, now)).toBe(now <= due ? 'in_term' : 'overdue');
        expect(dueState(due, done, now) === 'late').toBe(done > due);
      }),
    );
  });

  it('does not depend on the zone of the machine', () => {
    const zone = process.env['TZ'];
    const due = (): string[] =>
      ['America/New_York', 'UTC', 'Pacific/Auckland'].map((name) => {
        process.env['TZ'] = name;
        const startTime = new Date('2026-03-07T16:59:00Z');
        return countTerm({ term: term('month', 1), startTime, calendar }).dueTime.toISOString();
      });
    try {
      expect(new Set(due())).toEqual(new Set(['2026-04-07T17:00:00.000Z']));
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  it('counts the minutes of a holding as the day by day count does', () => {
    const seconds = fc.integer({ min: 0, max: 59_999 });
    fc.assert(
      fc.property(instants, instants, seconds, seconds, (a, b, before, after) => {
        const minutes = workingMinutesBetween(
          new Date(a.getTime() + before),
          new Date(b.getTime() + after),
          calendar,
        );
        expect(minutes).toBe(workingTimeBetween(a, b, calendar).minutes);
      }),
    );
  });
});
