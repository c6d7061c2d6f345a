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

describe('remainingInWords()', () => {
  it.each([
    ['2026-11-19 09:00', 'còn 3 ngày làm việc', '3 working days left'],
    ['2026-11-23 09:00', 'còn 1 ngày làm việc', '1 working day left'],
    ['2026-11-25 09:00', 'đến hạn hôm nay', 'due today'],
    ['2026-11-27 09:00', 'quá hạn 2 ngày làm việc', 'overdue by 2 working days'],
    ['2026-11-29 09:00', 'quá hạn 2 ngày làm việc', 'overdue by 2 working days'],
  ])('at %s says %s', (now, vi, en) => {
    expect(remainingInWords(due, at(now), calendar)).toEqual({ vi, en });
  });

  it('speaks of hours and minutes on the day itself', () => {
    const noon = at('2026-11-25 12:00');
    expect(remainingInWords(noon, at('2026-11-25 09:30'), calendar).vi).toBe('còn 2 giờ');
    expect(remainingInWords(noon, at('2026-11-25 12:20'), calendar).vi).toBe('quá hạn 20 phút');
  });

  it('never says zero days', () => {
    const friday = endOfDay('2026-11-20');
    expect(remainingInWords(friday, at('2026-11-21 09:00'), calendar).vi).toBe(
      'quá hạn chưa đến 1 ngày làm việc',
    );
    const sunday = at('2026-11-22 12:00');
    expect(remainingInWords(sunday, at('2026-11-21 09:00'), calendar).vi).toBe(
      'còn chưa đến 1 ngày làm việc',
    );
  });
});
