import { describe, expect, it } from 'vitest';
import { overdueDaysAt, summaryOf } from './urging.ts';

const due = new Date('2026-03-06T17:00:00Z');
const after = (ms: number): Date => new Date(due.getTime() + ms);
const day = 86_400_000;

describe('overdueDaysAt', () => {
  it('counts begun days from the first minute on', () => {
    expect([60_000, day, day + 1, 12 * day].map((ms) => overdueDaysAt(due, after(ms)))).toEqual([
      1, 1, 2, 12,
    ]);
  });
});

describe('summaryOf', () => {
  const task = { work: 'Rà soát quỹ nhà', sourceNumberSymbol: '98/NQ-CP', overdueDays: 12 };

  it('lists the tasks after the remark', () => {
    expect(summaryOf('Khẩn.', [task, { ...task, sourceNumberSymbol: '' }])).toBe(
      'Khẩn. 1. Rà soát quỹ nhà (98/NQ-CP): quá hạn 12 ngày. 2. Rà soát quỹ nhà: quá hạn 12 ngày.',
    );
  });

  it('is cut to what a description holds, by letters', () => {
    const long = summaryOf(
      '',
      Array.from({ length: 40 }, () => task),
    );
    expect(Array.from(long)).toHaveLength(500);
    expect(long.endsWith('…')).toBe(true);
    expect(Array.from(summaryOf('ố'.repeat(500), []))).toHaveLength(500);
  });
});
