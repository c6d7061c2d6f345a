import { describe, expect, it } from 'vitest';
import { showSize } from './file-size.ts';

describe('showSize', () => {
  it('uses a comma for decimals and no decimals for bytes', () => {
    expect(showSize(512)).toBe('512 B');
    expect(showSize('1536')).toBe('1,5 kB');
    expect(showSize(2_400_000)).toBe('2,4 MB');
    expect(showSize(undefined)).toBe('0 B');
  });
});
