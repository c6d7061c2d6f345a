import type { CountStep } from './count-days.ts';
import { PHRASES } from './explain-phrases.ts';
import { addDays, endOfDay, localDateOf, type IsoDate } from './local-date.ts';
import { isCountedInDays, type LegalTerm } from './legal-term.ts';
import { pausedDates, type Pause } from './pause.ts';
import { startEventInWords } from './start-events.ts';
import { dateInWords, dayOffName, instantInWords, rangeInWords, type Language, type Words } from './words.ts';
import { isWorkingDay, type WorkingCalendar } from './working-calendar.ts';

/** How a due time was counted, as one sentence a reader can check with a calendar in hand. */
export type Explanation = Words;

export interface ExplainInput {
  readonly term: LegalTerm;
  readonly startTime: Date;
  readonly startDate: IsoDate;
  readonly dueTime: Date;
  readonly dueDate: IsoDate;
  readonly steps: readonly CountStep[];
  readonly calendar: WorkingCalendar;
  readonly pauses: readonly Pause[];
  readonly estimated: boolean;
}

/** Says in Vietnamese and English how a term was counted. */
export function explain(input: ExplainInput): Explanation {
  return { vi: explainIn(input, 'vi'), en: explainIn(input, 'en') };
}

function explainIn(input: ExplainInput, language: Language): string {
  const phrases = PHRASES[language];
  const parts = [
    head(input, language),
    daysOff(input, language),
    makeUps(input, language),
    paused(input, language),
    rolledOver(input, language),
    input.estimated ? phrases.estimated : '',
    `${phrases.ends} ${ending(input, language)}`,
  ];
  const ref = input.term.legalRef === '' ? '' : ` (${input.term.legalRef})`;
  return parts.filter((part) => part !== '').join('; ') + ref;
}

function head(input: ExplainInput, language: Language): string {
  const { term } = input;
  const phrases = PHRASES[language];
  const event = startEventInWords(term.startEvent)[language];
  const eventDate = localDateOf(input.startTime);
  if (!isCountedInDays(term)) {
    const from = `${phrases.length(term)} ${phrases.fromMoment} ${instantInWords(input.startTime, language)}`;
    return from + countedAs(input, language);
  }
  const onDate = `${event}${phrases.eventComma} ${dateInWords(eventDate, language)}`;
  if (term.params?.['direction'] === 'before') return `${phrases.before(term)} ${onDate}`;
  const excluded = term.value > 0 ? `, ${phrases.firstExcluded}` : '';
  const morning = term.params?.['until'] === 'morning' ? ` (${phrases.morning})` : '';
  return `${phrases.length(term)}${morning} ${phrases.from} ${onDate}${countedAs(input, language)}${excluded}`;
}

function countedAs(input: ExplainInput, language: Language): string {
  const eventDate = localDateOf(input.startTime);
  if (input.startDate === eventDate) return '';
  const start = dateInWords(input.startDate, language);
  const phrases = PHRASES[language];
  if (!isWorkingDay(eventDate, input.calendar)) return ` (${phrases.onDayOff(start)})`;
  return ` (${phrases.afterCutOff(input.term.params?.['cut_off'] ?? '', start)})`;
}

function ending(input: ExplainInput, language: Language): string {
  const whole = input.dueTime.getTime() === endOfDay(input.dueDate).getTime();
  return whole ? `24:00 ${dateInWords(input.dueDate, language)}` : instantInWords(input.dueTime, language);
}

interface Range {
  readonly first: IsoDate;
  last: IsoDate;
  readonly name: string;
}

function daysOff(input: ExplainInput, language: Language): string {
  const ranges: Range[] = [];
  for (const { date, kind } of input.steps) {
    if (kind !== 'off') continue;
    const name = dayOffName(date, input.calendar, language);
    const open = ranges.at(-1);
    if (open?.name === name && addDays(open.last, 1) === date) open.last = date;
    else ranges.push({ first: date, last: date, name });
  }
  return list(PHRASES[language].off, ranges, input, language);
}

/** Each reason is named once, at its first range: "21–22/11 (cuối tuần), 24/11 (…), 28–29/11". */
function list(label: string, ranges: readonly Range[], input: ExplainInput, language: Language): string {
  if (ranges.length === 0) return '';
  const named = new Set<string>();
  const year = input.dueDate.slice(0, 4);
  const words = ranges.map((range) => {
    const dates = rangeInWords(range.first, range.last, year, language);
    const name = named.has(range.name) || range.name === '' ? '' : ` (${range.name})`;
    named.add(range.name);
    return dates + name;
  });
  return `${label} ${words.join(', ')}`;
}

function makeUps(input: ExplainInput, language: Language): string {
  if (input.term.unit !== 'working_day') return '';
  const ranges = input.steps
    .filter(({ date, kind }) => kind === 'counted' && input.calendar.findDay(date)?.dayOff === false)
    .map(({ date }): Range => ({ first: date, last: date, name: '' }));
  return list(PHRASES[language].makeUp, ranges, input, language);
}

function paused(input: ExplainInput, language: Language): string {
  const ranges = input.pauses
    .map(pausedDates)
    .filter(({ first, last }) => first <= last && first <= input.dueDate)
    .map((dates): Range => ({ ...dates, name: '' }));
  return list(PHRASES[language].paused, ranges, input, language);
}

function rolledOver(input: ExplainInput, language: Language): string {
  const index = input.steps.findIndex((step) => step.kind === 'rolled_over');
  const last = input.steps[index - 1];
  if (last === undefined) return '';
  const name = dayOffName(last.date, input.calendar, language);
  return PHRASES[language].rolledOver(dateInWords(last.date, language), name);
}
