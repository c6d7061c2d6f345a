import { describe, expect, it } from 'vitest';
import { nextOrder, sortState } from './column.ts';

const both = { ascending: 'arrival_number', descending: 'arrival_number desc' };

describe('nextOrder', () => {
  it('goes from the list order to descending, ascending and back', () => {
    expect(nextOrder(both, '')).toBe('arrival_number desc');
    expect(nextOrder(both, 'arrival_number desc')).toBe('arrival_number');
    expect(nextOrder(both, 'arrival_number')).toBe('');
    expect(nextOrder(both, 'due_time')).toBe('arrival_number desc');
  });

  it('skips an order the list cannot do', () => {
    expect(nextOrder({ ascending: 'due_time' }, '')).toBe('due_time');
    expect(nextOrder({ ascending: 'due_time' }, 'due_time')).toBe('');
  });
});

describe('sortState', () => {
  it('tells the direction only of the column sorted by', () => {
    expect(sortState(both, 'arrival_number')).toBe('ascending');
    expect(sortState(both, 'arrival_number desc')).toBe('descending');
    expect(sortState(both, 'due_time')).toBeUndefined();
    expect(sortState({}, '')).toBeUndefined();
  });
});
