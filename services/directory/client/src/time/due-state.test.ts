import { describe, expect, it } from 'vitest';
import { dueState, isDueSoon } from './due-state.ts';
import { at, calendar } from './fixtures.ts';
import { endOfDay } from './local-date.ts';
import { remainingInWords } from './remaining.ts';

const due = endOfDay('2026-11-25');

describe('dueState()', () => {
  it.each([
    ['in_term', undefined, '2026-11-25 23:59'],
    ['overdue', undefined, '2026-11-26 00:01'],
    ['early', '2026-11-24 23:59', '2026-12-01 09:00'],
    ['on_time', '2026-11-25 00:00', '2026-12-01 09:00'],
    ['on_time', '2026-11-25 23:59', '2026-12-01 09:00'],
    ['late', '2026-11-26 00:01', '2026-12-01 09:00'],
  ])('is %s when done %s and looked at %s', (state, done, now) => {
    expect(dueState(due, done === undefined ? undefined : at(done), at(now))).toBe(state);
  });

  it('counts the due instant itself as in time', () => {
    expect(dueState(due, due, due)).toBe('on_time');
    expect(dueState(due, undefined, due)).toBe('in_term');
  });

  it('is no_due without a due time', () => {
    expect(dueState(undefined, undefined, due)).toBe('no_due');
  });
});

describe('isDueSoon()', () => {
  it.each([
    ['2026-11-19 09:00', false],
    ['2026-11-20 09:00', true],
    ['2026-11-26 09:00', false],
  ])('two working days ahead, asked at %s: %s', (now, soon) => {
    expect(isDueSoon(due, at(now), 2, calendar)).toBe(soon);
  });
});
