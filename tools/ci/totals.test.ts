import { describe, expect, it } from 'vitest';
import { failedLines, gateTotals, secondLook, testTotals } from './totals.ts';

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

describe('secondLook', () => {
  const summary = (failed: number, files: readonly string[], skipped = 0) =>
    JSON.stringify({ passed: 9, failed, skipped, failures: files.map((file) => ({ file })) });

  it('takes the files of a test or two that failed, each once', () => {
    expect(secondLook(summary(1, ['a.test.ts']))).toEqual(['a.test.ts']);
    expect(secondLook(summary(2, ['a.test.ts', 'a.test.ts']))).toEqual(['a.test.ts']);
  });

  it.each([
    ['nothing failed', summary(0, [])],
    ['many failed', summary(3, ['a', 'b', 'c'])],
    ['something else failed, too', summary(2, ['a'])],
    ['something was skipped', summary(1, ['a'], 1)],
    ['there is no summary', undefined],
    ['the summary is cut off', '{"failed": 1'],
  ])('takes none when %s', (_, text) => {
    expect(secondLook(text)).toEqual([]);
  });
});

describe('failedLines', () => {
  it('are those that name what failed', () => {
    expect(failedLines('ok     a\nFAILED b: 1 of 2\n1 passed, 1 failed\n')).toEqual(['FAILED b: 1 of 2']);
  });
});
