import type { CountStep } from './count-days.ts';
import { daysOff, makeUps, notRolledOver, rolledOver } from './explain-days.ts';
import { PHRASES, countInWords } from './explain-phrases.ts';
import { endOfDay, dueDateOf, localDateOf, type IsoDate } from './local-date.ts';
import { isCountedBack, isCountedInDays, isOurDefault, type LegalTerm } from './legal-term.ts';
import type { CountedPause } from './pause.ts';
import { startEventInWords } from './start-events.ts';
import { dateInWords, instantInWords, rangeInWords, type Language, type Words } from './words.ts';
import { isWorkingDay, type WorkingCalendar } from './working-calendar.ts';

/** How a due time was counted, as one sentence a reader can check with a calendar in hand. */
export type Explanation = Words;

export interface ExplainInput {
  readonly term: LegalTerm;
  readonly startTime: Date;
  readonly startDate: IsoDate;
  readonly dueTime: Date;
  readonly dueDate: IsoDate;
  readonly originalDueTime: Date;
  readonly lastWorkingDate: IsoDate;
  readonly steps: readonly CountStep[];
  readonly calendar: WorkingCalendar;
  readonly pauses: readonly CountedPause[];
  readonly estimated: boolean;
}

/** A term that is paused, nobody knows until when. */
export interface PausedInput extends Omit<ExplainInput, 'dueTime'> {
  /** The first day that does not count. */
  readonly pausedFrom: IsoDate;
  /** Days left when the open pause began. */
  readonly remaining: number;
}

/** Says in Vietnamese and English how a term was counted. */
export function explain(input: ExplainInput): Explanation {
  return { vi: explainIn(input, 'vi'), en: explainIn(input, 'en') };
}

/** Says how far a term had run when it was paused, what is left of it and when it runs on. */
export function explainPaused(input: PausedInput): Explanation {
  return { vi: explainPausedIn(input, 'vi'), en: explainPausedIn(input, 'en') };
}

/** Where a number comes from, in brackets; a default of ours and a number kept from older law say that they are. */
export function sourceInWords(term: LegalTerm, language: Language): string {
  const phrases = PHRASES[language];
  if (isOurDefault(term)) return ` (${phrases.ourDefault})`;
  if (term.legalRef === '') return '';
  return ` (${term.legalRef}${term.confidence === 'low' ? `; ${phrases.keptNumber}` : ''})`;
}

function explainIn(input: ExplainInput, language: Language): string {
  const phrases = PHRASES[language];
  const back = isCountedBack(input.term);
  const moved = input.originalDueTime.getTime() !== input.dueTime.getTime();
  const parts = [
    head(input, language),
    daysOff(input, language),
    input.term.unit === 'working_day' ? makeUps(input, language) : '',
    paused(input, language),
    back ? notRolledOver(input, input.lastWorkingDate, language) : rolledOver(input, language),
    input.estimated ? phrases.estimated : '',
    moved ? `${phrases.originally} ${endInWords(input.originalDueTime, language)}` : '',
    `${phrases.ends} ${endInWords(input.dueTime, language)}`,
  ];
  return parts.filter((part) => part !== '').join('; ') + sourceInWords(input.term, language);
}

function explainPausedIn(input: PausedInput, language: Language): string {
  const phrases = PHRASES[language];
  const left = countInWords(input.term, input.remaining, language);
  const parts = [
    head(input, language),
    daysOff(input, language),
    input.term.unit === 'working_day' ? makeUps(input, language) : '',
    paused(input, language),
    phrases.pausedSince(dateInWords(input.pausedFrom, language), left),
    `${phrases.originally} ${endInWords(input.originalDueTime, language)}`,
  ];
  return parts.filter((part) => part !== '').join('; ') + sourceInWords(input.term, language);
}

type HeadInput = Pick<ExplainInput, 'term' | 'startTime' | 'startDate' | 'calendar'>;

function head(input: HeadInput, language: Language): string {
  const { term } = input;
  const phrases = PHRASES[language];
  const event = startEventInWords(term.startEvent)[language];
  const eventDate = localDateOf(input.startTime);
  if (!isCountedInDays(term)) {
    const moment = instantInWords(input.startTime, language);
    if (isCountedBack(term)) return `${phrases.before(term)} ${event}${phrases.eventComma} ${moment}`;
    return `${phrases.length(term)} ${phrases.fromMoment} ${moment}${countedAs(input, language)}`;
  }
  const onDate = `${event}${phrases.eventComma} ${dateInWords(eventDate, language)}`;
  if (isCountedBack(term)) return `${phrases.before(term)} ${onDate}, ${phrases.eventExcluded}`;
  const excluded = term.value > 0 ? `, ${phrases.firstExcluded}` : '';
  const morning = term.params?.['until'] === 'morning' ? ` (${phrases.morning})` : '';
  return `${phrases.length(term)}${morning} ${phrases.from} ${onDate}${countedAs(input, language)}${excluded}`;
}

function countedAs(input: HeadInput, language: Language): string {
  const eventDate = localDateOf(input.startTime);
  if (input.startDate === eventDate) return '';
  const start = dateInWords(input.startDate, language);
  const phrases = PHRASES[language];
  if (!isWorkingDay(eventDate, input.calendar)) return ` (${phrases.onDayOff(start)})`;
  return ` (${phrases.afterCutOff(input.term.params?.['cut_off'] ?? '', start)})`;
}

function endInWords(time: Date, language: Language): string {
  const date = dueDateOf(time);
  return time.getTime() === endOfDay(date).getTime()
    ? `24:00 ${dateInWords(date, language)}`
    : instantInWords(time, language);
}

/** "tạm dừng 24–25/08 (khi đó còn 7 ngày làm việc, tính tiếp từ 26/08)". */
function paused(input: Pick<ExplainInput, 'pauses' | 'dueDate' | 'term'>, language: Language): string {
  if (input.pauses.length === 0) return '';
  const phrases = PHRASES[language];
  const year = input.dueDate.slice(0, 4);
  const words = input.pauses.map(({ first, last, resumeDate, remaining }) => {
    const dates = rangeInWords(first, last, year, language);
    if (remaining === undefined) return dates;
    const left = countInWords(input.term, remaining, language);
    return `${dates} (${phrases.leftThen(left, rangeInWords(resumeDate, resumeDate, year, language))})`;
  });
  return `${phrases.paused} ${words.join(', ')}`;
}
