import { describe, expect, it } from 'vitest';
import { showHours } from './hours.ts';

describe('showHours', () => {
  it('writes numbers as the law does: 1.234,5', () => {
    expect(showHours(1234.5 * 60, 'vi')).toBe('1.234,5');
    expect(showHours(1234.5 * 60, 'en')).toBe('1,234.5');
    expect(showHours(undefined, 'vi')).toBe('0');
  });
});
