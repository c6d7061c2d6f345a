import type { CountStep } from './count-days.ts';
import { PHRASES } from './explain-phrases.ts';
import { addDays, type IsoDate } from './local-date.ts';
import { dayOffName, dateInWords, rangeInWords, type Language } from './words.ts';
import { isWorkingDay, type WorkingCalendar } from './working-calendar.ts';

/** A stretch of dates with one reason; `name` is '' when there is none to tell. */
interface Range {
  readonly first: IsoDate;
  last: IsoDate;
  readonly name: string;
}

export interface DaysInput {
  readonly steps: readonly CountStep[];
  readonly dueDate: IsoDate;
  readonly calendar: WorkingCalendar;
}

/** The days off passed while counting, each reason named once: "nghỉ 21–22/11 (cuối tuần), 24/11 (…), 28–29/11". */
export function daysOff(input: DaysInput, language: Language): string {
  const dates = input.steps.filter(({ kind }) => kind === 'off').map(({ date }) => date);
  const words = list(rangesOf(dates.toSorted(), input.calendar, language), input.dueDate, language);
  return words === '' ? '' : `${PHRASES[language].off} ${words}`;
}

/** The make-up days that were counted although they are a Saturday. */
export function makeUps(input: DaysInput, language: Language): string {
  const worked = input.steps
    .filter(({ date, kind }) => kind === 'counted' && input.calendar.findDay(date)?.dayOff === false)
    .map(({ date }): Range => ({ first: date, last: date, name: '' }));
  const words = list(worked, input.dueDate, language);
  return words === '' ? '' : `${PHRASES[language].makeUp} ${words}`;
}

/** Why a calendar-day term ends later than its last day: that day and every day off after it. */
export function rolledOver(input: DaysInput, language: Language): string {
  const index = input.steps.findIndex((step) => step.kind === 'rolled_over');
  const last = input.steps[index - 1];
  if (last === undefined) return '';
  const name = dayOffName(last.date, input.calendar, language);
  const dates = input.steps.slice(index, -1).map(({ date }) => date);
  const further = list(rangesOf(dates, input.calendar, language), input.dueDate, language, [name]);
  return PHRASES[language].rolledOver(dateInWords(last.date, language), name, further);
}

/** A last day counted back stays where it is, also on a day off: "at least n days before" allows no later day. */
export function notRolledOver(input: DaysInput, lastWorkingDate: IsoDate, language: Language): string {
  if (isWorkingDay(input.dueDate, input.calendar)) return '';
  const name = dayOffName(input.dueDate, input.calendar, language);
  return PHRASES[language].notRolledOver(name, dateInWords(lastWorkingDate, language));
}

function rangesOf(dates: readonly IsoDate[], calendar: WorkingCalendar, language: Language): Range[] {
  const ranges: Range[] = [];
  for (const date of dates) {
    const name = dayOffName(date, calendar, language);
    const open = ranges.at(-1);
    if (open?.name === name && addDays(open.last, 1) === date) open.last = date;
    else ranges.push({ first: date, last: date, name });
  }
  return ranges;
}

/** Ranges in words; names in `told` and those already written are not written again. */
function list(
  ranges: readonly Range[],
  dueDate: IsoDate,
  language: Language,
  told: readonly string[] = [],
): string {
  const named = new Set(told);
  const year = dueDate.slice(0, 4);
  return ranges
    .map((range) => {
      const dates = rangeInWords(range.first, range.last, year, language);
      const name = named.has(range.name) || range.name === '' ? '' : ` (${range.name})`;
      named.add(range.name);
      return dates + name;
    })
    .join(', ');
}
