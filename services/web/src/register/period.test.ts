import { describe, expect, it } from 'vitest';
import { faultOf, monthBefore, monthOf, yearOf } from './period.ts';

describe('periods', () => {
  it('know months and years', () => {
    expect(monthOf('2026-02-14')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(monthBefore('2026-01-31')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
    expect(yearOf('2026-02-14')).toEqual({ from: '2026-01-01', to: '2026-12-31' });
  });
});

describe('faultOf', () => {
  it('refuses a period that runs backwards or is longer than the contract shows', () => {
    expect(faultOf({ from: '2026-02-01', to: '2026-01-31' })).toBe('backwards');
    expect(faultOf({ from: '2025-01-01', to: '2026-12-31' })).toBe('tooLong');
    expect(faultOf(yearOf('2024-05-05'))).toBeUndefined();
    expect(faultOf({ from: '2026-02-01', to: '2026-02-01' })).toBeUndefined();
  });
});
