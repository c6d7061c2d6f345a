import { describe, expect, it } from 'vitest';
import { runClock, type Clock, type ClockAsk } from './clock.ts';
import { at, calendar, term } from './fixtures.ts';
import { endOfDay } from './local-date.ts';

const accepted = { startEvent: 'ngày thụ lý', legalRef: 'LKN Đ.28' };
const extended = { startEvent: 'ngày đến hạn', legalRef: 'LTC Đ.30(2)' };
const terms = [
  term('calendar_day', 10, { code: 'complaints.accept', validTo: '2026-06-30', legalRef: 'LKN Đ.27' }),
  term('working_day', 7, { code: 'complaints.accept', validFrom: '2026-07-01', legalRef: 'NĐ 155 Đ.10' }),
  term('calendar_day', 30, { code: 'complaints.resolve.first.ordinary', ...accepted }),
  term('calendar_day', 60, { code: 'complaints.resolve.first.complex.remote', ...accepted }),
  term('calendar_day', 30, { code: 'denunciations.resolve', ...accepted, legalRef: 'LTC Đ.30(1)' }),
  term('calendar_day', 30, { code: 'denunciations.extend.complex', ...extended, params: { times: '1' } }),
  term('calendar_day', 30, {
    code: 'denunciations.extend.especially_complex',
    ...extended,
    params: { times: '2' },
  }),
  term('calendar_day', 10, {
    code: 'sessions.list',
    startEvent: 'ngày khai mạc kỳ họp',
    params: { direction: 'before' },
  }),
  term('hour', 4, { code: 'urgent.answer' }),
];
const start = at('2026-07-01 09:00');

function run(ask: Partial<ClockAsk>): Clock {
  const whole = { procedure: 'complaints', step: 'resolve.first', variant: 'ordinary', triggerTime: start };
  const clock = runClock({ ...whole, ...ask }, terms, calendar);
  if (clock === undefined) throw new Error('no clock');
  return clock;
}
const denunciation = { procedure: 'denunciations', step: 'resolve', variant: undefined };
const suspended = { from: at('2026-07-13 10:00'), to: at('2026-08-03 15:00') };
const again = { from: at('2026-08-10 08:00'), to: at('2026-08-24 08:00') };

describe('runClock() picks the row by the trigger', () => {
  it.each([
    ['2026-06-30 23:59', 'LKN Đ.27', '2026-07-10'],
    ['2026-07-01 00:00', 'NĐ 155 Đ.10', '2026-07-10'],
    ['2026-06-26 09:00', 'LKN Đ.27', '2026-07-06'],
    ['2026-07-03 09:00', 'NĐ 155 Đ.10', '2026-07-14'],
  ])('received %s in the city: %s, due %s', (trigger, legalRef, dueDate) => {
    const asked = { step: 'accept', variant: '', triggerTime: at(trigger) };
    expect(run(asked)).toMatchObject({ legalRef, dueDate, state: 'running', ours: false });
  });

  it('takes the variant as part of the code', () => {
    expect(run({ variant: 'complex.remote' }).term.value).toBe(60);
  });

  it('is undefined when no row holds', () => {
    const asked = { procedure: 'complaints', step: 'nothing', triggerTime: start };
    expect(runClock(asked, terms, calendar)).toBeUndefined();
    expect(runClock({ ...asked, step: 'accept' }, terms.slice(1), calendar)).toBeDefined();
    const early = { ...asked, step: 'accept', triggerTime: at('2026-06-30 09:00') };
    expect(runClock(early, terms.slice(1), calendar)).toBeUndefined();
  });

  it('tells that a number is ours or that days off are not decided', () => {
    const ours = [term('calendar_day', 30, { code: 'a.b', confidence: 'unknown', legalRef: 'cấu hình' })];
    const clock = runClock(
      { procedure: 'a', step: 'b', triggerTime: at('2026-12-20 09:00') },
      ours,
      calendar,
    );
    expect(clock).toMatchObject({ ours: true, estimated: true, calendarVersion: 'test-1' });
  });
});

describe('runClock() with suspensions', () => {
  it('runs the days left from the day of the resume decision and keeps the original due time', () => {
    // 2–12 July are spent, 11 of 30; 3 August is the first of the 19 left.
    const clock = run({ pauses: [suspended] });
    expect(clock).toMatchObject({ state: 'running', dueDate: '2026-08-21' });
    expect(clock.originalDueTime).toEqual(endOfDay('2026-07-31'));
    expect(clock.pauses.map(({ remaining }) => remaining)).toEqual([19]);
  });

  it('adds up several, in any order', () => {
    // 3–9 August spend 7 of the 19; 24 August is the first of the 12 left.
    const clock = run({ pauses: [again, suspended] });
    expect(clock).toMatchObject({ dueDate: '2026-09-04' });
    expect(clock.originalDueTime).toEqual(endOfDay('2026-07-31'));
    expect(clock.pauses.map(({ remaining }) => remaining)).toEqual([19, 12]);
  });

  it('has no due time while one lasts, but what is left', () => {
    const paused = run({ pauses: [suspended, { from: again.from }] });
    expect(paused).toMatchObject({
      state: 'paused',
      dueTime: undefined,
      dueDate: undefined,
      remaining: { value: 12, unit: 'calendar_day' },
    });
    expect(paused.originalDueTime).toEqual(endOfDay('2026-07-31'));
    expect(paused.pauses).toHaveLength(1);
  });

  it('counts working days left by the working calendar', () => {
    const asked = { step: 'accept', variant: '', triggerTime: at('2026-08-20 09:00') };
    // 21, the make-up Saturday 22 and 24 August are spent.
    expect(run({ ...asked, pauses: [{ from: at('2026-08-25 09:00') }] }).remaining).toEqual({
      value: 4,
      unit: 'working_day',
    });
    const resumed = run({ ...asked, pauses: [{ from: at('2026-08-25 09:00'), to: at('2026-08-31 09:00') }] });
    expect(resumed.dueDate).toBe('2026-09-08');
  });

  it('loses nothing when suspended and resumed on one day, or suspended after the end', () => {
    const oneDay = { from: at('2026-07-13 10:00'), to: at('2026-07-13 16:00') };
    const after = { from: at('2026-08-01 10:00') };
    expect(run({ pauses: [oneDay] }).dueDate).toBe('2026-07-31');
    expect(run({ pauses: [after] })).toMatchObject({ state: 'running', dueDate: '2026-07-31' });
  });

  it('joins an open pause with an ended one it overlaps', () => {
    const paused = run({ pauses: [{ from: at('2026-07-20 10:00') }, suspended] });
    expect(paused.remaining?.value).toBe(19);
  });

  it('is still paused on its very last day', () => {
    expect(run({ pauses: [{ from: at('2026-07-31 16:00') }] }).remaining?.value).toBe(1);
  });

  it('does not pause what is counted back, and refuses an open pause of hours', () => {
    const list = { procedure: 'sessions', step: 'list', variant: '', triggerTime: at('2026-12-08 08:00') };
    expect(run({ ...list, pauses: [{ from: at('2026-11-20 08:00') }] }).dueDate).toBe('2026-11-28');
    const urgent = { procedure: 'urgent', step: 'answer', variant: '', triggerTime: start };
    expect(() => run({ ...urgent, pauses: [{ from: at('2026-07-01 10:00') }] })).toThrow(RangeError);
  });
});

describe('runClock() with extensions', () => {
  const first = { variant: 'complex', decisionTime: at('2026-07-27 09:00') };
  const firstOfTwo = { variant: 'especially_complex', decisionTime: at('2026-07-27 09:00') };
  const second = { variant: 'especially_complex', decisionTime: at('2026-09-01 09:00') };

  it('runs on from the due date; the original due time stays', () => {
    const once = run({ ...denunciation, extensions: [first] });
    expect(once).toMatchObject({ dueDate: '2026-09-03', legalRef: 'LTC Đ.30(1); LTC Đ.30(2)' });
    const twice = run({ ...denunciation, extensions: [firstOfTwo, second] });
    expect(twice.dueDate).toBe('2026-10-05');
    expect(twice.originalDueTime).toEqual(endOfDay('2026-07-31'));
  });

  it('allows a second one once the case has turned out especially complex', () => {
    expect(run({ ...denunciation, extensions: [first, second] }).dueDate).toBe('2026-10-05');
  });

  it('grants fewer days than the row allows', () => {
    expect(run({ ...denunciation, extensions: [{ ...first, value: 10 }] }).dueDate).toBe('2026-08-10');
  });

  it.each([
    ['a second one of a complex case', [first, first]],
    ['a third one', [firstOfTwo, second, second]],
    ['more days than the row has', [{ ...first, value: 31 }]],
    ['no day at all', [{ ...first, value: 0 }]],
    ['a kind without a row', [{ ...first, variant: 'simple' }]],
  ])('refuses %s', (_, extensions) => {
    expect(() => run({ ...denunciation, extensions })).toThrow(RangeError);
  });

  it('is suspended within an extension, or before one that was granted', () => {
    const within = { ...denunciation, extensions: [first], pauses: [{ from: at('2026-08-11 09:00') }] };
    expect(run(within).remaining?.value).toBe(20);
    const before = { ...denunciation, extensions: [first], pauses: [{ from: at('2026-07-30 09:00') }] };
    expect(run(before).remaining?.value).toBe(32);
    const resumed = { from: at('2026-08-11 09:00'), to: at('2026-08-17 09:00') };
    expect(run({ ...within, pauses: [resumed] }).dueDate).toBe('2026-09-07');
  });
});
