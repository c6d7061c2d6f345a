import { DueState } from '@baro/proto/baro/custody/v1/resources';
import { OfficialState, TaskState } from '@baro/proto/baro/tasks/v1/resources';
import { describe, expect, it } from 'vitest';
import { officialStateOf, taskDueState } from './official-state.ts';

const due = new Date('2026-12-10T17:00:00Z');
const before = new Date('2026-12-01T03:00:00Z');
const after = new Date('2026-12-20T03:00:00Z');
const soonEnd = new Date('2026-12-03T17:00:00Z');

describe('officialStateOf', () => {
  it.each([
    ['open in term', { state: TaskState.ACCEPTED, dueTime: due }, before, OfficialState.OPEN_IN_TERM],
    [
      'open at the due time itself',
      { state: TaskState.ASSIGNED, dueTime: due },
      due,
      OfficialState.OPEN_IN_TERM,
    ],
    ['open overdue', { state: TaskState.RETURNED, dueTime: due }, after, OfficialState.OPEN_OVERDUE],
    ['standing', { state: TaskState.ACCEPTED, dueTime: null }, after, OfficialState.OPEN_IN_TERM],
    [
      'reported in time, waiting',
      { state: TaskState.REPORTED, dueTime: due, reportTime: before },
      after,
      OfficialState.OPEN_IN_TERM,
    ],
    [
      'confirmed late, reported in time',
      { state: TaskState.CONFIRMED, dueTime: due, reportTime: before, finishTime: after },
      after,
      OfficialState.DONE_ON_TIME,
    ],
    [
      'reported late',
      { state: TaskState.CONFIRMED, dueTime: due, reportTime: after, finishTime: after },
      after,
      OfficialState.DONE_LATE,
    ],
    [
      'of history, with no report',
      { state: TaskState.CONFIRMED, dueTime: due, finishTime: after },
      after,
      OfficialState.DONE_LATE,
    ],
    ['drafted', { state: TaskState.DRAFTED, dueTime: due }, after, OfficialState.UNSPECIFIED],
    ['stopped', { state: TaskState.STOPPED, dueTime: due }, after, OfficialState.UNSPECIFIED],
  ])('%s', (_, facts, now, expected) => {
    expect(officialStateOf(facts, now)).toBe(expected);
  });
});

describe('taskDueState', () => {
  it('is none for what was stopped, and final for what is confirmed', () => {
    const of = (state: TaskState, reportTime: Date | null = null): DueState =>
      taskDueState({ state, dueTime: due, reportTime }, after, soonEnd);
    expect(of(TaskState.STOPPED)).toBe(DueState.NONE);
    expect(of(TaskState.ACCEPTED)).toBe(DueState.OVERDUE);
    expect(of(TaskState.REPORTED, before)).toBe(DueState.IN_TERM);
    expect(of(TaskState.CONFIRMED, before)).toBe(DueState.EARLY);
    expect(of(TaskState.CONFIRMED, after)).toBe(DueState.LATE);
  });
});
