import { describe, expect, it } from 'vitest';

import { mix } from '../../test/load/mix.ts';
import { figuresOf, quantile, totalsOf } from './operation-figures.ts';
import type { CallLine } from './samples.ts';

const call = (facts: Partial<CallLine>): CallLine => ({
  line: 'call',
  operation: 'see-me',
  at: 0,
  ms: 10,
  ending: 'answered',
  why: '',
  ...facts,
});
const many = (count: number, facts: Partial<CallLine>): CallLine[] =>
  Array.from({ length: count }, () => call(facts));

describe('quantile', () => {
  it('counts a call that ran out of time as longer than any answer', () => {
    const calls = [...many(98, {}), ...many(2, { ending: 'timed-out', ms: 10_000 })];
    expect(quantile(calls, 0.95)).toBe(10);
    expect(quantile(calls, 0.99)).toBe(Number.POSITIVE_INFINITY);
  });

  it('gives no time to failures, which are quick', () => {
    const calls = [...many(50, { ms: 100 }), ...many(50, { ending: 'failed', ms: 1 })];
    expect(quantile(calls, 0.01)).toBe(100);
  });

  it('knows nothing of no calls', () => {
    expect(quantile([], 0.5)).toBeNaN();
  });
});

describe('figures', () => {
  it('have a line for every operation of the mix, called or not', () => {
    expect(figuresOf(mix, [], 10).map(({ operation }) => operation)).toEqual(
      mix.map(({ operation }) => operation),
    );
  });

  it('count calls, failures with their reasons and what ran out of time apart', () => {
    const calls = [
      ...many(6, {}),
      ...many(2, { ending: 'failed', why: '403 PERMISSION_DENIED' }),
      ...many(2, { ending: 'timed-out' }),
    ];
    const line = figuresOf(mix, calls, 5).find(({ operation }) => operation === 'see-me');
    expect(line).toMatchObject({
      calls: 10,
      rate: 2,
      failed: 2,
      timedOut: 2,
      reasons: { '403 PERMISSION_DENIED': 2 },
    });
  });

  it('keep reads and writes apart', () => {
    const calls = [...many(3, {}), ...many(4, { operation: 'register', ms: 500 })];
    const totals = totalsOf(mix, calls, 1);
    expect([totals.read.calls, totals.read.p99, totals.write.calls, totals.write.p99]).toEqual([
      3, 10, 4, 500,
    ]);
  });
});
