import { describe, expect, it } from 'vitest';
import { countOf, isState, isWorkFilter, queryOf, shownItems, workAddress } from './work-filter.ts';

describe('work filters', () => {
  it('asks the server for due states and picks what is not accepted out of the list', () => {
    expect(queryOf('overdue')).toEqual({ dueState: 'DUE_STATE_OVERDUE', pageSize: 100 });
    const items = [{ state: 'ROUTED' }, { state: 'ACCEPTED' }];
    expect(shownItems(items, 'notAccepted')).toEqual([{ state: 'ROUTED' }]);
    expect(shownItems(items, 'open')).toHaveLength(2);
  });

  it('keeps the filter in the address', () => {
    expect(workAddress('open')).toBe('/');
    expect(workAddress('dueSoon')).toBe('/?show=dueSoon');
    expect(isWorkFilter('dueSoon')).toBe(true);
    expect(isWorkFilter('all')).toBe(false);
  });

  it('counts what the answer leaves out as none', () => {
    expect(countOf(undefined, 'overdue')).toBe(0);
    expect(countOf({ overdue: 3 }, 'overdue')).toBe(3);
  });
});

describe('isState', () => {
  it('knows bare and full names', () => {
    expect(isState('ROUTED', 'ROUTED')).toBe(true);
    expect(isState('PART_STATE_ROUTED', 'ROUTED')).toBe(true);
    expect(isState('ACCEPTED', 'ROUTED')).toBe(false);
    expect(isState(undefined, 'ROUTED')).toBe(false);
  });
});
