import { addDays, addMonths, daysBetween, localDateOf, type IsoDate } from './local-date.ts';
import { isCountedBack, type LegalTerm } from './legal-term.ts';
import { isPausedOn, pausedDates, type CountedPause, type Pause } from './pause.ts';
import { isWorkingDay, type WorkingCalendar } from './working-calendar.ts';

/** One date passed while counting; the steps of a count are its proof. */
export interface CountStep {
  readonly date: IsoDate;
  readonly kind: 'start' | 'counted' | 'off' | 'paused' | 'rolled_over';
  /** How many days are counted up to and including this date. */
  readonly count: number;
}

export interface DayCount {
  readonly dueDate: IsoDate;
  /** In the order they were passed: from later to earlier when counted back. */
  readonly steps: readonly CountStep[];
}

type Classify = (date: IsoDate) => 'counted' | 'off' | 'paused';

/** Counts a term of days, weeks, months or years from a start date that is itself not counted. */
export function countDays(
  term: LegalTerm,
  startDate: IsoDate,
  calendar: WorkingCalendar,
  pauses: readonly Pause[],
): DayCount {
  if (isCountedBack(term)) return countBack(term, startDate, calendar);
  if (term.unit === 'working_day' && term.value > 0) {
    return walk(startDate, term.value, 1, (date) => {
      if (isPausedOn(date, pauses)) return 'paused';
      return isWorkingDay(date, calendar) ? 'counted' : 'off';
    });
  }
  const raw = walk(startDate, calendarLength(term, startDate), 1, (date) =>
    isPausedOn(date, pauses) ? 'paused' : 'counted',
  );
  return term.params?.['roll_over'] === 'no' ? raw : rollOver(raw, calendar, pauses);
}

/** How many of a term's days were spent before a pause began; what is left continues after it. */
export function spentDays(count: Pick<DayCount, 'steps'>, pausedFrom: IsoDate): number {
  return count.steps.findLast((step) => step.date < pausedFrom)?.count ?? 0;
}

/** How many days were left when a pause began. */
export function remainingDays(count: Pick<DayCount, 'steps'>, pausedFrom: IsoDate): number {
  return (count.steps.at(-1)?.count ?? 0) - spentDays(count, pausedFrom);
}

/** The pauses that kept a day of the term from being counted, each with what was left when it began. */
export function countedPauses(count: DayCount, pauses: readonly Pause[], inDays: boolean): CountedPause[] {
  const startDate = count.steps[0]?.date ?? count.dueDate;
  return pauses
    .map((pause) => ({ ...pausedDates(pause), resumeDate: localDateOf(pause.to) }))
    .filter(({ first, last }) => first <= last && first <= count.dueDate && last > startDate)
    .map((dates) => ({ ...dates, remaining: inDays ? remainingDays(count, dates.first) : undefined }));
}

function calendarLength(term: LegalTerm, startDate: IsoDate): number {
  if (term.unit === 'calendar_day' || term.unit === 'working_day') return term.value;
  if (term.unit === 'week') return term.value * 7;
  return daysBetween(startDate, addMonths(startDate, monthsOf(term)));
}

function monthsOf(term: LegalTerm): number {
  return term.unit === 'year' ? term.value * 12 : term.value;
}

function walk(startDate: IsoDate, length: number, direction: 1 | -1, classify: Classify): DayCount {
  const steps: CountStep[] = [{ date: startDate, kind: 'start', count: 0 }];
  let date = startDate;
  for (let count = 0; count < length;) {
    date = addDays(date, direction);
    const kind = classify(date);
    if (kind === 'counted') count += 1;
    steps.push({ date, kind, count });
  }
  return { dueDate: date, steps };
}

/** BLDS Đ.148(5): a last day that is a weekend day or holiday moves to the end of the next working day. */
function rollOver(raw: DayCount, calendar: WorkingCalendar, pauses: readonly Pause[]): DayCount {
  const steps = [...raw.steps];
  const count = steps.at(-1)?.count ?? 0;
  let date = raw.dueDate;
  while (!isWorkingDay(date, calendar) || isPausedOn(date, pauses)) {
    date = addDays(date, 1);
    steps.push({ date, kind: 'rolled_over', count });
  }
  return { dueDate: date, steps };
}

/** "At the latest n days before": the event's own day is not counted and nothing rolls over into later days. */
function countBack(term: LegalTerm, eventDate: IsoDate, calendar: WorkingCalendar): DayCount {
  if (term.unit !== 'working_day') return walk(eventDate, backLength(term, eventDate), -1, () => 'counted');
  return walk(eventDate, term.value, -1, (date) => (isWorkingDay(date, calendar) ? 'counted' : 'off'));
}

function backLength(term: LegalTerm, eventDate: IsoDate): number {
  if (term.unit === 'calendar_day') return term.value;
  if (term.unit === 'week') return term.value * 7;
  return daysBetween(addMonths(eventDate, -monthsOf(term)), eventDate);
}
