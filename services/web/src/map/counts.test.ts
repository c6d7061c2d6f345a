import { describe, expect, it } from 'vitest';
import { barParts } from './counts.ts';

describe('barParts', () => {
  it('splits all that is held into three', () => {
    const parts = barParts({ open: 10, overdue: 3, dueSoon: 2, notAccepted: 4 });
    expect(parts).toEqual({ overdue: 3, dueSoon: 2, rest: 5 });
  });

  it('takes what the answer leaves out as none', () => {
    expect(barParts(undefined)).toEqual({ overdue: 0, dueSoon: 0, rest: 0 });
    expect(barParts({ open: 1 }).rest).toBe(1);
  });
});
