import { describe, expect, it } from 'vitest';
import { vi } from '../i18n/vi/index.ts';
import {
  dueNote,
  dueTimesOf,
  headDue,
  isClockRunning,
  isOpenTask,
  percentOf,
  sourceLine,
} from './task-words.ts';

const first = '2026-11-30T17:00:00Z';
const second = '2026-12-10T17:00:00Z';
const third = '2026-12-20T17:00:00Z';
const granted = (newDueTime: string) => ({ state: 'EXTENSION_STATE_GRANTED', newDueTime });

describe('due times of a task', () => {
  it('are all kept, oldest first', () => {
    const extensions = [
      { state: 'EXTENSION_STATE_REFUSED', newDueTime: '2027-01-01T17:00:00Z' },
      granted(third),
      granted(second),
    ];
    expect(dueTimesOf({ originalDueTime: first, dueTime: third, extensions })).toEqual([
      first,
      second,
      third,
    ]);
    expect(dueTimesOf({ originalDueTime: first, dueTime: first })).toEqual([first]);
    expect(dueTimesOf({ standing: true })).toEqual([]);
  });

  it('are told in the head only once they have moved', () => {
    expect(dueNote({ originalDueTime: first, dueTime: first }, vi)).toBe('');
    const moved = { originalDueTime: first, dueTime: second, extensions: [granted(second)] };
    expect(dueNote(moved, vi)).toBe(vi.task.dueKept('30/11/2026', 1));
    expect(dueNote({ originalDueTime: first, dueTime: second }, vi)).toBe(vi.task.dueOriginal('30/11/2026'));
  });

  it('stand still from the report on', () => {
    expect(isClockRunning({ state: 'TASK_STATE_ACCEPTED' })).toBe(true);
    expect(isClockRunning({ state: 'TASK_STATE_REPORTED' })).toBe(false);
    expect(isOpenTask({ state: 'TASK_STATE_REPORTED' })).toBe(true);
    expect(isOpenTask({ state: 'TASK_STATE_CONFIRMED' })).toBe(false);
  });

  it('of a standing task are none, and the head says so', () => {
    expect(headDue({ standing: true }, vi).none).toBe(vi.task.standing);
    expect(headDue({}, vi).none).toBeUndefined();
  });
});

describe('percentOf', () => {
  it('is the last report, and all of it once confirmed', () => {
    expect(percentOf({ progressPercent: 40, state: 'TASK_STATE_REPORTED' })).toBe(40);
    expect(percentOf({ progressPercent: 40, state: 'TASK_STATE_CONFIRMED' })).toBe(100);
    expect(percentOf({})).toBe(0);
  });
});

describe('sourceLine', () => {
  it('leaves out what is not known', () => {
    expect(sourceLine({ sourceNumberSymbol: '12/TB-VPCP', sourceDate: '2026-02-05' })).toBe(
      '12/TB-VPCP · 05/02/2026',
    );
    expect(sourceLine({})).toBe('');
  });
});
