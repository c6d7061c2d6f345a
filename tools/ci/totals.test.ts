import { describe, expect, it } from 'vitest';
import { gateTotals, testTotals } from './totals.ts';

describe('testTotals', () => {
  const summary = (passed: number, failed: number, skipped: number) =>
    JSON.stringify({ passed, failed, skipped });

  it('counts what passed', () => {
    expect(testTotals(summary(12, 0, 0), 0)).toEqual({ passed: 12, failed: 0 });
  });

  it('counts a skipped test as failed', () => {
    expect(testTotals(summary(12, 0, 2), 0)).toEqual({ passed: 12, failed: 2 });
  });

  it.each([
    ['no summary', undefined, 0],
    ['half a summary', '{"passed": 1', 0],
    ['a summary of something else', '{}', 0],
    ['an exit code against the summary', summary(12, 0, 0), 1],
    ['no test at all', summary(0, 0, 0), 0],
  ])('does not take %s for success', (_, text, exitCode) => {
    expect(testTotals(text, exitCode).failed).toBe(1);
  });
});

describe('gateTotals', () => {
  it('takes the closing line, else counts one', () => {
    expect(gateTotals('a\n7 passed, 1 failed\n', 1)).toEqual({ passed: 7, failed: 1 });
    expect(gateTotals('done\n', 0)).toEqual({ passed: 1, failed: 0 });
    expect(gateTotals('7 passed, 1 failed\nand then a crash\n', 1)).toEqual({ passed: 0, failed: 1 });
  });

  it('does not take a failing exit code for success', () => {
    expect(gateTotals('7 passed, 0 failed\n', 1).failed).toBe(1);
  });
});
