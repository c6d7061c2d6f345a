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
});
