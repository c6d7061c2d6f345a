import { describe, expect, it } from 'vitest';
import { monthLabel, monthLines, planLines } from './line-values.ts';

describe('lines of a programme', () => {
  const months = [
    { month: '2026-10', plannedTotal: 10, doneTotal: 4 },
    { month: '2026-11', plannedTotal: 30, doneTotal: 28 },
    { month: '2026-12', plannedTotal: 40 },
  ];

  it('run from the first month to the last; what is done ends with today', () => {
    const { plan, actual, across, up } = monthLines(months);
    expect(plan).toEqual([
      { x: 0, y: 0.25 },
      { x: 0.5, y: 0.75 },
      { x: 1, y: 1 },
    ]);
    expect(actual).toEqual([
      { x: 0, y: 0.1 },
      { x: 0.5, y: 0.7 },
    ]);
    expect(across.map((mark) => mark.label)).toEqual(['10/2026', '11/2026', '12/2026']);
    expect(up.map((mark) => mark.label)).toEqual(['0', '10', '20', '30', '40']);
  });

  it('bear nothing to draw', () => {
    expect(monthLines([])).toMatchObject({ plan: [], actual: [], across: [] });
    expect(monthLines([{ month: '2026-01' }]).plan).toEqual([{ x: 0, y: 0 }]);
    expect(monthLabel('2026-05')).toBe('5/2026');
  });
});

describe('lines of a project', () => {
  it('lie where their days do', () => {
    const plan = [
      { date: '2026-06-30', basisPoints: 5_000 },
      { date: '2026-07-10', basisPoints: 10_000 },
    ];
    const { plan: line, actual, across } = planLines(plan, [{ date: '2026-07-05', basisPoints: 2_500 }]);
    expect(line).toEqual([
      { x: 0, y: 0.5 },
      { x: 1, y: 1 },
    ]);
    expect(actual).toEqual([{ x: 0.5, y: 0.25 }]);
    expect(across.map((mark) => mark.label)).toEqual(['30/06/2026', '05/07/2026', '10/07/2026']);
  });
});
