import {
  countTerm,
  createWorkingCalendar,
  endOfDay,
  pickTerm,
  runClock,
  termCode,
  type Clock,
  type ClockAsk,
  type LegalTerm,
} from '@baro/directory-client/time';
import { describe, expect, it } from 'vitest';
import { readReference } from './index.ts';
import { clockCases } from './legal-clock-cases.ts';

const { calendarDays, officeHours, legalTerms } = readReference();
const calendar = createWorkingCalendar({ days: calendarDays, officeHours });

/** An instant by the city's clock, `YYYY-MM-DD[ HH:mm]`; 09:00 when only a date. */
function at(text: string): Date {
  const [date = '', time = '09:00'] = text.split(' ');
  return new Date(`${date}T${time}:00+07:00`);
}

function dueOf(text: string): Date {
  return text.includes(' ') ? at(text) : endOfDay(text);
}

function run(ask: ClockAsk): Clock {
  const clock = runClock(ask, legalTerms, calendar);
  if (clock === undefined) throw new Error(`no row: ${ask.procedure} ${ask.step} ${ask.variant ?? ''}`);
  return clock;
}

describe('the worked dates of the law sheet, §8.4', () => {
  it.each([
    ['2026-04-24', 3, 'working_day', '2026-05-04'],
    ['2026-11-20', 7, 'working_day', '2026-12-02'],
    ['2025-01-24', 3, 'working_day', '2025-02-05'],
    ['2026-01-16', 30, 'calendar_day', '2026-02-23'],
    ['2026-03-27', 30, 'calendar_day', '2026-04-28'],
    ['2026-10-25', 30, 'calendar_day', '2026-11-25'],
  ] as const)('%s, %i %s: due %s', (start, value, unit, due) => {
    const term: LegalTerm = {
      code: 't',
      value,
      unit,
      startEvent: 'ngày nhận',
      legalRef: '',
      confidence: 'high',
    };
    expect(countTerm({ term, startTime: at(start), calendar }).dueTime).toEqual(endOfDay(due));
  });

  it('a complaint received on 2026-07-01: 7 working days by the new rule, due 2026-07-10', () => {
    const clock = run({ procedure: 'complaints', step: 'accept', triggerTime: at('2026-07-01') });
    expect([clock.term.value, clock.term.unit, clock.dueDate]).toEqual([7, 'working_day', '2026-07-10']);
    expect(clock.legalRef).toBe('NĐ 155/2026/NĐ-CP Đ.10');
  });
});

describe('every legal term of the law sheet, §4 to §6', () => {
  it.each(clockCases)('%s %s %s from %s: %s by %s, due %s', (...row) => {
    const [procedure, step, variant, trigger, length, rule, due] = row;
    const clock = run({ procedure, step, variant, triggerTime: at(trigger) });
    expect(
      [`${length} kể từ`, `${length} trước`].some((words) => clock.explanation.vi.startsWith(words)),
    ).toBe(true);
    expect(clock.legalRef).toContain(rule);
    expect(clock.dueTime).toEqual(dueOf(due));
    expect(clock.originalDueTime).toEqual(clock.dueTime);
  });

  it('has a case for every row: none is loaded that nobody checked', () => {
    const procedures = new Set(clockCases.map(([procedure]) => procedure));
    const hit = new Set(
      clockCases.map(([procedure, step, variant, trigger]) => {
        const date = trigger.slice(0, 10);
        return pickTerm(legalTerms, termCode(procedure, step, variant), date);
      }),
    );
    const missed = legalTerms.filter((row) => procedures.has(row.code.split('.')[0] ?? '') && !hit.has(row));
    expect(missed.map((row) => `${row.code} ${row.validFrom}`)).toEqual([]);
    expect(procedures.size).toBe(7);
  });

  it('holds a number of ours exactly where no rule text was found', () => {
    const ours = clockCases
      .map(([procedure, step, variant, trigger]) =>
        run({ procedure, step, variant, triggerTime: at(trigger) }),
      )
      .filter((clock) => clock.ours);
    expect(ours.map((clock) => clock.term.code)).toEqual([
      'petitions.council.answer',
      'petitions.unit.answer',
      'reporting.submission.send',
    ]);
    expect(ours.every((clock) => clock.explanation.vi.includes('mặc định của hệ thống'))).toBe(true);
  });

  it('has no row before the law it comes from', () => {
    const asked = { procedure: 'complaints', step: 'dialogue.notify', triggerTime: at('2026-06-30') };
    expect(runClock(asked, legalTerms, calendar)).toBeUndefined();
  });
});

describe('whole cases by the real rows', () => {
  const complaint = { procedure: 'complaints', step: 'resolve.first' };
  it.each([
    // Tết falls into the suspension: 17–31 January are 15 spent, 15 are left from 2 March on.
    ['ordinary', '2026-01-16', '2026-02-01', '2026-03-02', 15, '2026-03-16', '2026-02-23'],
    // Remote: 2–31 July are 30 spent of 45, 15 left from 20 August; 3 September is the last.
    ['ordinary.remote', '2026-07-01', '2026-08-01', '2026-08-20', 15, '2026-09-03', '2026-08-17'],
    // Remote and complex: 30 left, 18 September – 17 October, a Saturday; Monday 19.
    ['complex.remote', '2026-07-01', '2026-08-01', '2026-09-18', 30, '2026-10-19', '2026-09-03'],
  ])('%s, accepted %s, suspended %s, resumed %s: %i days left, due %s, not %s', (...row) => {
    const [variant, accepted, from, to, left, due, original] = row;
    const ask = { ...complaint, variant, triggerTime: at(accepted) };
    const paused = run({ ...ask, pauses: [{ from: at(from) }] });
    expect([paused.state, paused.remaining?.value, paused.dueTime]).toEqual(['paused', left, undefined]);
    const resumed = run({ ...ask, pauses: [{ from: at(from), to: at(to) }] });
    expect(resumed.dueTime).toEqual(endOfDay(due));
    for (const clock of [paused, resumed]) expect(clock.originalDueTime).toEqual(endOfDay(original));
  });

  const denunciation = { procedure: 'denunciations', step: 'resolve', triggerTime: at('2026-07-01') };
  const decided = (variant: string, date: string) => ({ variant, decisionTime: at(date) });
  it('extends a complex denunciation once by 30 days, an especially complex one twice', () => {
    const once = [decided('complex', '2026-07-27')];
    const twice = [decided('especially_complex', '2026-07-27'), decided('especially_complex', '2026-09-01')];
    expect(run(denunciation).dueDate).toBe('2026-07-31');
    expect(run({ ...denunciation, extensions: once }).dueDate).toBe('2026-09-03');
    expect(run({ ...denunciation, extensions: twice }).dueDate).toBe('2026-10-05');
    expect(run({ ...denunciation, extensions: twice }).originalDueTime).toEqual(endOfDay('2026-07-31'));
    for (const tooMany of [
      [...once, ...once],
      [...twice, decided('especially_complex', '2026-10-01')],
    ]) {
      expect(() => run({ ...denunciation, extensions: tooMany })).toThrow(RangeError);
    }
  });
});
