import { describe, expect, it } from 'vitest';
import { yearGrid } from './year-grid.ts';

const special = [
  { date: '2026-01-01', dayOff: true, name: 'Tết Dương lịch' },
  { date: '2026-01-10', name: 'Làm bù' },
];

describe('yearGrid', () => {
  it('begins weeks on Monday and fills the ends', () => {
    const january = yearGrid(2026, special)[0];
    expect(january?.weeks[0]?.map((day) => day?.day)).toEqual([undefined, undefined, undefined, 1, 2, 3, 4]);
    expect(january?.weeks.flat().filter((day) => day !== undefined)).toHaveLength(31);
  });

  it('tells days off, make-up Saturdays, weekends and working days', () => {
    const days = yearGrid(2026, special)[0]?.weeks.flat() ?? [];
    const kind = (day: number) => days.find((one) => one?.day === day)?.kind;
    expect([kind(1), kind(2), kind(3), kind(10)]).toEqual(['off', 'work', 'weekend', 'makeUp']);
  });

  it('knows leap years', () => {
    expect(
      yearGrid(2028, [])[1]
        ?.weeks.flat()
        .filter((day) => day !== undefined),
    ).toHaveLength(29);
  });
});
