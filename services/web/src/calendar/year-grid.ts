import { addDays, addMonths, isWeekend, weekdayOf, type IsoDate } from '@baro/directory-client/time';
import type { CalendarDay } from '../api/types.ts';

export type DayKind = 'work' | 'weekend' | 'off' | 'makeUp';

export interface GridDay {
  readonly date: IsoDate;
  readonly day: number;
  readonly kind: DayKind;
  readonly name: string;
}

export interface GridMonth {
  readonly month: number;
  /** Monday first; `undefined` before the first and after the last day. */
  readonly weeks: readonly (readonly (GridDay | undefined)[])[];
}

/** The months of a year with every day's kind; weeks begin on Monday, as calendars here do. */
export function yearGrid(year: number, special: readonly CalendarDay[]): GridMonth[] {
  const byDate = new Map(special.map((day) => [day.date, day]));
  return Array.from({ length: 12 }, (_, index) => {
    const first = `${year}-${String(index + 1).padStart(2, '0')}-01`;
    const next = addMonths(first, 1);
    const days: (GridDay | undefined)[] = Array.from({ length: (weekdayOf(first) + 6) % 7 }, () => undefined);
    for (let date = first; date < next; date = addDays(date, 1)) days.push(gridDay(date, byDate.get(date)));
    while (days.length % 7 !== 0) days.push(undefined);
    const weeks = Array.from({ length: days.length / 7 }, (__, week) => days.slice(week * 7, week * 7 + 7));
    return { month: index + 1, weeks };
  });
}

function gridDay(date: IsoDate, special: CalendarDay | undefined): GridDay {
  const day = Number(date.slice(8));
  const weekend = isWeekend(date);
  if (special === undefined) return { date, day, kind: weekend ? 'weekend' : 'work', name: '' };
  const name = special.name ?? '';
  if (special.dayOff === true) return { date, day, kind: 'off', name };
  return { date, day, kind: weekend ? 'makeUp' : 'work', name };
}
