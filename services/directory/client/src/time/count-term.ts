import { countDays, countedPauses, remainingDays, type CountStep } from './count-days.ts';
import { explain, type Explanation } from './explain.ts';
import {
  addDays,
  atLocalTime,
  dueDateOf,
  endOfDay,
  localDateOf,
  localTimeOf,
  type IsoDate,
} from './local-date.ts';
import { isCountedBack, isCountedInDays, type LegalTerm } from './legal-term.ts';
import { joinPauses, type CountedPause, type Pause } from './pause.ts';
import {
  addWorkingDays,
  isFirm,
  isWorkingDay,
  workingDayOnOrAfter,
  type WorkingCalendar,
} from './working-calendar.ts';
import { addWorkingMinutes, getOfficeHours } from './working-time.ts';

export interface CountInput {
  readonly term: LegalTerm;
  /** The instant of the start event. */
  readonly startTime: Date;
  readonly calendar: WorkingCalendar;
  /** Ended pauses. A pause still open has no due time: see countRemaining. */
  readonly pauses?: readonly Pause[] | undefined;
}

export interface CountedTerm {
  /** The last instant that is still in time. For terms of days: 24:00 of the due date, as an instant. */
  readonly dueTime: Date;
  readonly dueDate: IsoDate;
  /** What the due time would be without a pause: a pause moves the due time, never this one. */
  readonly originalDueTime: Date;
  /** The due date, or the last working day before it where a term counted back ends on a day off. */
  readonly lastWorkingDate: IsoDate;
  /** The pauses that moved the due time, in order. */
  readonly pauses: readonly CountedPause[];
  /** The date counting starts from: the event's own, or the next working day after a cut-off. */
  readonly startDate: IsoDate;
  readonly steps: readonly CountStep[];
  readonly explanation: Explanation;
  /** The days off of a year passed are estimated or unknown: recount when they are decided. */
  readonly estimated: boolean;
  readonly calendarVersion: string;
}

/**
 * Counts a legal term: first day excluded (BLDS Đ.147), end at 24:00 of the last day (Đ.148), a calendar-day
 * term ending on a day off rolls over to the next working day (Đ.148(5)), paused stretches are given back.
 */
export function countTerm(input: CountInput): CountedTerm {
  const { term, startTime, calendar } = input;
  if (!(term.value >= 0) || (isCountedInDays(term) && !Number.isInteger(term.value))) {
    throw new RangeError(`a term is not negative, and whole when in days: ${term.code} ${term.value}`);
  }
  const joined = joinPauses(input.pauses ?? []);
  const startDate = findStartDate(term, startTime, calendar);
  const count = countByUnit(term, startTime, startDate, calendar, joined);
  const original = joined.length === 0 ? count : countByUnit(term, startTime, startDate, calendar, []);
  const dueDate = dueDateOf(count.dueTime);
  const first = startDate < dueDate ? startDate : dueDate;
  const last = startDate < dueDate ? dueDate : startDate;
  const counted = {
    ...count,
    dueDate,
    startDate,
    originalDueTime: original.dueTime,
    lastWorkingDate: addWorkingDays(addDays(dueDate, 1), -1, calendar),
    pauses: isCountedBack(term)
      ? []
      : countedPauses({ dueDate, steps: count.steps }, joined, isCountedInDays(term)),
    estimated: !isFirm(first, last, calendar),
    calendarVersion: calendar.version,
  };
  return { ...counted, explanation: explain({ ...counted, term, startTime, calendar }) };
}

/**
 * What is left of a term of days when a pause begins and nobody knows yet when it ends. After resuming, count
 * the whole term again with the pause now closed; the remaining days are the same.
 */
export function countRemaining(input: CountInput & { readonly pausedTime: Date }): number {
  const { term, startTime, calendar } = input;
  if (!isCountedInDays(term)) throw new RangeError(`only terms of days are paused by days: ${term.unit}`);
  const startDate = findStartDate(term, startTime, calendar);
  const count = countDays(term, startDate, calendar, joinPauses(input.pauses ?? []));
  return remainingDays(count, localDateOf(input.pausedTime));
}

/** The 15:00 rule (NĐ 61/2018 Đ.18 and its kind): late in the day, or on a day off, means the next working day. */
function findStartDate(term: LegalTerm, startTime: Date, calendar: WorkingCalendar): IsoDate {
  const date = localDateOf(startTime);
  const cutOff = term.params?.['cut_off'];
  if (cutOff === undefined) return date;
  if (!isWorkingDay(date, calendar)) return workingDayOnOrAfter(date, calendar);
  if (localTimeOf(startTime) < cutOff || startTime.getTime() === atLocalTime(date, cutOff).getTime()) {
    return date;
  }
  return workingDayOnOrAfter(addDays(date, 1), calendar);
}

interface UnitCount {
  readonly dueTime: Date;
  readonly steps: readonly CountStep[];
}

function countByUnit(
  term: LegalTerm,
  startTime: Date,
  startDate: IsoDate,
  calendar: WorkingCalendar,
  pauses: readonly Pause[],
): UnitCount {
  switch (term.unit) {
    case 'hour':
      if (isCountedBack(term)) return until(addHours(startTime, -term.value, []), startDate);
      return until(addHours(startTime, term.value, pauses), startDate);
    case 'working_hour': {
      if (isCountedBack(term)) throw new RangeError(`working hours are not counted back: ${term.code}`);
      if (term.value === 0) return until(startTime, startDate);
      const from = startDate === localDateOf(startTime) ? startTime : atLocalTime(startDate, '00:00');
      return until(addWorkingMinutes(from, term.value * 60, calendar, pauses), startDate);
    }
    default: {
      const { dueDate, steps } = countDays(term, startDate, calendar, pauses);
      return {
        dueTime: term.params?.['until'] === 'morning' ? endOfMorning(dueDate, calendar) : endOfDay(dueDate),
        steps,
      };
    }
  }
}

function endOfMorning(date: IsoDate, calendar: WorkingCalendar): Date {
  const morning = getOfficeHours(date, calendar).sessions[0];
  return morning === undefined ? endOfDay(date) : atLocalTime(date, morning.end);
}

/** Hours run from the very moment and through days off (BLDS Đ.147(1)); only pauses stop them. */
function addHours(startTime: Date, hours: number, pauses: readonly Pause[]): Date {
  let due = startTime.getTime() + hours * 3_600_000;
  for (const pause of pauses) {
    if (pause.from.getTime() >= due) break;
    due += Math.max(0, pause.to.getTime() - Math.max(pause.from.getTime(), startTime.getTime()));
  }
  return new Date(due);
}

function until(dueTime: Date, startDate: IsoDate): UnitCount {
  return { dueTime, steps: [{ date: startDate, kind: 'start', count: 0 }] };
}
