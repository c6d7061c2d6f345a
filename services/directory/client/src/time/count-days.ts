import { addDays, addMonths, daysBetween, type IsoDate } from './local-date.ts';
import type { LegalTerm } from './legal-term.ts';
import { isPausedOn, type Pause } from './pause.ts';
import { addWorkingDays, isWorkingDay, type WorkingCalendar } from './working-calendar.ts';

/** One date passed while counting; the steps of a count are its proof. */
export interface CountStep {
  readonly date: IsoDate;
  readonly kind: 'start' | 'counted' | 'off' | 'paused' | 'rolled_over';
  /** How many days are counted up to and including this date. */
  readonly count: number;
}

export interface DayCount {
  readonly dueDate: IsoDate;
  readonly steps: readonly CountStep[];
}

type Classify = (date: IsoDate) => 'counted' | 'off' | 'paused';

/** Counts a term of days, weeks, months or years forward from a start date that is itself not counted. */
export function countDays(
  term: LegalTerm,
  startDate: IsoDate,
  calendar: WorkingCalendar,
  pauses: readonly Pause[],
): DayCount {
  if (term.params?.['direction'] === 'before') return countBack(term, startDate, calendar);
  if (term.unit === 'working_day' && term.value > 0) {
    return walk(startDate, term.value, (date) => {
      if (isPausedOn(date, pauses)) return 'paused';
      return isWorkingDay(date, calendar) ? 'counted' : 'off';
    });
  }
  const raw = walk(startDate, calendarLength(term, startDate), (date) =>
    isPausedOn(date, pauses) ? 'paused' : 'counted',
  );
  return term.params?.['roll_over'] === 'no' ? raw : rollOver(raw, calendar, pauses);
}

/** How many of a term's days were spent before a pause began; what is left continues after it. */
export function spentDays(count: DayCount, pausedFrom: IsoDate): number {
  return count.steps.findLast((step) => step.date < pausedFrom)?.count ?? 0;
}

function calendarLength(term: LegalTerm, startDate: IsoDate): number {
  if (term.unit === 'calendar_day' || term.unit === 'working_day') return term.value;
  if (term.unit === 'week') return term.value * 7;
  const months = term.unit === 'year' ? term.value * 12 : term.value;
  return daysBetween(startDate, addMonths(startDate, months));
}

function walk(startDate: IsoDate, length: number, classify: Classify): DayCount {
  const steps: CountStep[] = [{ date: startDate, kind: 'start', count: 0 }];
  let date = startDate;
  for (let count = 0; count < length;) {
    date = addDays(date, 1);
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
  const dueDate =
    term.unit === 'working_day'
      ? addWorkingDays(eventDate, -term.value, calendar)
      : addDays(eventDate, -backLength(term, eventDate));
  return {
    dueDate,
    steps: [
      { date: eventDate, kind: 'start', count: 0 },
      { date: dueDate, kind: 'counted', count: term.value },
    ],
  };
}

function backLength(term: LegalTerm, eventDate: IsoDate): number {
  if (term.unit === 'calendar_day') return term.value;
  if (term.unit === 'week') return term.value * 7;
  const months = term.unit === 'year' ? term.value * 12 : term.value;
  return daysBetween(addMonths(eventDate, -months), eventDate);
}
