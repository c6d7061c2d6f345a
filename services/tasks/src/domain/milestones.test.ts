import { MilestoneKind, MilestoneState } from '@baro/proto/baro/tasks/v1/programme_resources';
import { describe, expect, it } from 'vitest';
import {
  actualLine,
  amountOf,
  basisPointsOf,
  figuresThatCount,
  milestoneStateOf,
  planLine,
  reachDateOf,
} from './milestones.ts';
import type { Figure, Target } from './milestones.ts';

const { AMOUNT, SHARE, STEP } = MilestoneKind;
/** 24:00 of 30 September in the city. */
const dueTime = new Date('2026-09-30T17:00:00Z');
const target = (kind: MilestoneKind, targetDong: number, targetBasisPoints: number): Target => ({
  kind,
  targetDong,
  targetBasisPoints,
  dueTime,
});
const figure = (asOfDate: string, amountDong: number, minute = 0): Figure => ({
  asOfDate,
  amountDong,
  done: false,
  reportTime: new Date(Date.UTC(2026, 10, 1, 0, minute)),
});

describe('shares of a plan', () => {
  it('are exact up to the largest plan, rounded so that a target is never reached below it', () => {
    expect(amountOf(target(SHARE, 0, 9_999), 10 ** 15)).toBe(999_900_000_000_000);
    expect(amountOf(target(SHARE, 0, 3_333), 10)).toBe(4);
    expect(amountOf(target(SHARE, 0, 10_000), 7)).toBe(7);
    expect(amountOf(target(AMOUNT, 42, 0), 7)).toBe(42);
    expect(basisPointsOf(10 ** 15 - 1, 10 ** 15)).toBe(9_999);
    expect(basisPointsOf(3, 2)).toBe(15_000);
  });
});

describe('figures', () => {
  it('count once a day: the one reported last, whatever the order they come in', () => {
    const figures = [figure('2026-06-30', 9, 5), figure('2026-05-31', 3, 9), figure('2026-06-30', 5, 1)];
    expect(figuresThatCount(figures).map(({ amountDong }) => amountDong)).toEqual([3, 9]);
    expect(figuresThatCount(figures.toReversed()).map(({ amountDong }) => amountDong)).toEqual([3, 9]);
    expect(actualLine(figures, 18)).toEqual([
      { date: '2026-05-31', amountDong: 3, basisPoints: 1_666 },
      { date: '2026-06-30', amountDong: 9, basisPoints: 5_000 },
    ]);
  });

  it('reach a target on the first day they are as high; a figure taken back does not', () => {
    const figures = [figure('2026-05-31', 50, 1), figure('2026-05-31', 40, 2), figure('2026-08-31', 50, 3)];
    expect(reachDateOf(target(SHARE, 0, 5_000), 100, figures)).toBe('2026-08-31');
    expect(reachDateOf(target(SHARE, 0, 5_001), 100, figures)).toBe('');
    expect(reachDateOf(target(AMOUNT, 40, 0), 100, figures)).toBe('2026-05-31');
    expect(reachDateOf(target(STEP, 0, 0), 100, figures)).toBe('');
    const done = { ...figure('2026-07-01', 0), done: true };
    expect(reachDateOf(target(STEP, 0, 0), 100, [done, figure('2026-06-30', 0)])).toBe('2026-07-01');
  });
});

describe('milestoneStateOf', () => {
  it('judges by the due day, which ends at 24:00', () => {
    const late = new Date('2026-10-05T00:00:00Z');
    expect(milestoneStateOf(dueTime, '2026-09-30', late)).toBe(MilestoneState.REACHED_ON_TIME);
    expect(milestoneStateOf(dueTime, '2026-10-01', late)).toBe(MilestoneState.REACHED_LATE);
    expect(milestoneStateOf(dueTime, '', late)).toBe(MilestoneState.OVERDUE);
    expect(milestoneStateOf(dueTime, '', dueTime)).toBe(MilestoneState.IN_TERM);
  });
});

describe('planLine', () => {
  it('takes amounts and shares by day, the highest of a day, and no steps', () => {
    const early = { ...target(AMOUNT, 30, 0), dueTime: new Date('2026-03-31T17:00:00Z') };
    const line = planLine([target(SHARE, 0, 6_000), target(AMOUNT, 50, 0), early, target(STEP, 0, 0)], 100);
    expect(line).toEqual([
      { date: '2026-03-31', amountDong: 30, basisPoints: 3_000 },
      { date: '2026-09-30', amountDong: 60, basisPoints: 6_000 },
    ]);
  });
});
