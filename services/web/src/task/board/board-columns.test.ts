import { describe, expect, it } from 'vitest';
import { boardColumns } from './board-columns.ts';

describe('boardColumns', () => {
  it('goes through the life of a task', () => {
    expect(boardColumns([]).map((column) => column.key)).toEqual([
      'waiting',
      'assigned',
      'accepted',
      'reported',
      'confirmed',
    ]);
  });

  it('keeps to the states filtered for', () => {
    expect(boardColumns(['TASK_STATE_RETURNED', 'TASK_STATE_REPORTED'])).toEqual([
      { key: 'waiting', states: ['TASK_STATE_RETURNED'] },
      { key: 'reported', states: ['TASK_STATE_REPORTED'] },
    ]);
    expect(boardColumns(['TASK_STATE_STOPPED'])).toEqual([]);
  });

  it('keeps, of tasks that ask for an extension, to the states in which a request may wait', () => {
    expect(boardColumns([], true)).toEqual([
      { key: 'assigned', states: ['TASK_STATE_ASSIGNED'] },
      { key: 'accepted', states: ['TASK_STATE_ACCEPTED'] },
    ]);
    expect(boardColumns(['TASK_STATE_REPORTED', 'TASK_STATE_ACCEPTED'], true)).toEqual([
      { key: 'accepted', states: ['TASK_STATE_ACCEPTED'] },
    ]);
  });
});
