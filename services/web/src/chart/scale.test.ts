import { describe, expect, it } from 'vitest';
import { scaleFor } from './scale.ts';

describe('scaleFor', () => {
  it('begins at nothing and ends on a round number above the value', () => {
    expect(scaleFor(47)).toEqual({ most: 50, marks: [0, 10, 20, 30, 40, 50] });
    expect(scaleFor(100)).toEqual({ most: 100, marks: [0, 20, 40, 60, 80, 100] });
    expect(scaleFor(3.1).most).toBe(4);
  });

  it('has an axis even when nothing took any time', () => {
    expect(scaleFor(0).most).toBeGreaterThan(0);
  });
});
