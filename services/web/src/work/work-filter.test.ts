import { describe, expect, it } from 'vitest';
import { countOf, filterOf, queryOf, searchOf } from './work-filter.ts';

describe('work filters', () => {
  it('are asked of the server, all four', () => {
    expect(queryOf('overdue')).toEqual({ dueState: 'DUE_STATE_OVERDUE', pageSize: 100 });
    expect(queryOf('dueSoon')).toEqual({ dueState: 'DUE_STATE_DUE_SOON', pageSize: 100 });
    expect(queryOf('notAccepted')).toEqual({ notAccepted: true, pageSize: 100 });
    expect(queryOf('open')).toEqual({ notAccepted: false, pageSize: 100 });
  });

  it('are kept in the address beside what else stands there', () => {
    const params = new URLSearchParams('post=p&show=overdue');
    expect(filterOf(params)).toBe('overdue');
    expect(searchOf(params, 'dueSoon')).toBe('?post=p&show=dueSoon');
    expect(searchOf(params, 'open')).toBe('?post=p');
    expect(searchOf(new URLSearchParams('show=overdue'), 'open')).toBe('');
  });

  it('fall back to the whole list for what is no filter', () => {
    expect(filterOf(new URLSearchParams('show=all'))).toBe('open');
    expect(filterOf(new URLSearchParams())).toBe('open');
  });

  it('count what the answer leaves out as none', () => {
    expect(countOf(undefined, 'overdue')).toBe(0);
    expect(countOf({ overdue: 3 }, 'overdue')).toBe(3);
  });
});
