import { describe, expect, it } from 'vitest';
import { showDate, showDue, showInstant } from './format.ts';

describe('showDue', () => {
  it('shows only the date when the term ends with the day', () => {
    expect(showDue('2026-11-30T17:00:00Z')).toBe('30/11/2026');
  });

  it('shows the hour when it ends within the day', () => {
    expect(showDue('2026-11-30T07:30:00Z')).toBe('30/11/2026 14:30');
  });

  it('shows nothing without a due time', () => {
    expect(showDue(undefined)).toBe('');
    expect(showDue('x')).toBe('');
  });
});

describe('showInstant', () => {
  it('uses the zone of the city', () => {
    expect(showInstant('2026-11-30T23:30:00Z')).toBe('01/12/2026 06:30');
  });
});

describe('showDate', () => {
  it('leaves what is no date', () => {
    expect(showDate('2026')).toBe('2026');
    expect(showDate('2026-02-05')).toBe('05/02/2026');
  });
});
