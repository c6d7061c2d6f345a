import { describe, expect, it } from 'vitest';
import { barParts, mostHeld } from './counts.ts';

describe('barParts', () => {
  it('splits all that is held into three', () => {
    expect(barParts({ open: 10, overdue: 3, dueSoon: 2, notAccepted: 4 })).toEqual({
      all: 10,
      overdue: 3,
      dueSoon: 2,
      rest: 5,
    });
  });

  it('takes what the answer leaves out as none', () => {
    expect(barParts(undefined)).toEqual({ all: 0, overdue: 0, dueSoon: 0, rest: 0 });
    expect(barParts({ open: 1 }).rest).toBe(1);
  });
});

describe('mostHeld', () => {
  it('is never nothing, for bars are drawn against it', () => {
    expect(mostHeld([])).toBe(1);
    expect(mostHeld([{ counts: { open: 4 } }, { counts: { open: 7 } }, {}])).toBe(7);
  });
});
