import { findStop, runLegs, type Leg, type Legs, type Stop } from './clock-legs.ts';
import { countRemaining } from './count-term.ts';
import { explainPaused, sourceInWords, type Explanation } from './explain.ts';
import { countInWords, PHRASES } from './explain-phrases.ts';
import { extend, type Extension, type GrantedExtension } from './extension.ts';
import { isOurDefault, pickTerm, termCode, type LegalTerm } from './legal-term.ts';
import { localDateOf, type IsoDate } from './local-date.ts';
import { splitPauses, type CountedPause, type OpenPause } from './pause.ts';
import { dateInWords, type Language } from './words.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** What a service knows of one legal clock of a case; it keeps these and never a due time somebody typed. */
export interface ClockAsk {
  /** `complaints`, `denunciations`, …: the first part of the row's code. */
  readonly procedure: string;
  /** `accept`, `resolve.first`, … */
  readonly step: string;
  /** Where the law tells cases apart: `ordinary`, `complex.remote`, … */
  readonly variant?: string | undefined;
  /** The event the term runs from (or back from); its date in the city picks the row. */
  readonly triggerTime: Date;
  /** In any order; one of them may still last. */
  readonly pauses?: readonly OpenPause[] | undefined;
  /** In the order they were decided. */
  readonly extensions?: readonly Extension[] | undefined;
}

/** Days of a term not spent yet. */
export interface Remaining {
  readonly value: number;
  readonly unit: 'working_day' | 'calendar_day';
}

export interface Clock {
  readonly state: 'running' | 'paused';
  /** The row that governs, by the date of the trigger. */
  readonly term: LegalTerm;
  /** The rules counted by: of the term, then of its extensions. */
  readonly legalRef: string;
  /** The last instant in time; undefined while paused, for nobody knows it yet. */
  readonly dueTime: Date | undefined;
  readonly dueDate: IsoDate | undefined;
  /** The due date, or the last working day before it when it is a day off and does not roll over. */
  readonly lastWorkingDate: IsoDate | undefined;
  /** By the trigger alone: neither a pause nor an extension ever moves it. */
  readonly originalDueTime: Date;
  /** What is left while paused; undefined while running. */
  readonly remaining: Remaining | undefined;
  /** Ended pauses that moved the due time, each with what was left when it began. */
  readonly pauses: readonly CountedPause[];
  /** Some number is a default of ours and not the law's. */
  readonly ours: boolean;
  /** Some days off are not decided yet: recount when they are. */
  readonly estimated: boolean;
  readonly calendarVersion: string;
  readonly explanation: Explanation;
}

/**
 * Where a legal clock stands: due when, by which rule, counted how. Undefined when no row of the term holds on
 * the date of the trigger. @throws RangeError for an extension the law does not know or allow, and for a pause
 * that lasts of a term that runs by the clock.
 */
export function runClock(
  ask: ClockAsk,
  terms: readonly LegalTerm[],
  calendar: WorkingCalendar,
): Clock | undefined {
  const code = termCode(ask.procedure, ask.step, ask.variant);
  const term = pickTerm(terms, code, localDateOf(ask.triggerTime));
  if (term === undefined) return undefined;
  const granted = extend(ask.procedure, ask.extensions ?? [], terms);
  const { ended, openFrom } = splitPauses(ask.pauses ?? []);
  const legs = runLegs({ term, startTime: ask.triggerTime, calendar, pauses: ended }, granted);
  const stop = findStop(legs, openFrom);
  const passed = stop === undefined ? legs : [...stop.before, stop.leg];
  return {
    term,
    legalRef: [...new Set(legs.map((leg) => leg.term.legalRef))].join('; '),
    originalDueTime: legs[0].counted.originalDueTime,
    pauses: passed.flatMap((leg) => leg.counted.pauses),
    ours: legs.some((leg) => isOurDefault(leg.term)),
    estimated: passed.some((leg) => leg.counted.estimated),
    calendarVersion: calendar.version,
    ...(stop === undefined ? running(legs) : paused(stop)),
  };
}

type Standing = Pick<
  Clock,
  'state' | 'dueTime' | 'dueDate' | 'lastWorkingDate' | 'remaining' | 'explanation'
>;

function running(legs: Legs): Standing {
  const { dueTime, dueDate, lastWorkingDate } = (legs.at(-1) ?? legs[0]).counted;
  return {
    state: 'running',
    dueTime,
    dueDate,
    lastWorkingDate,
    remaining: undefined,
    explanation: inBoth((language) => legs.map((leg) => told(leg, leg.counted.explanation, language))),
  };
}

function paused({ before, leg, after, openFrom }: Stop): Standing {
  const { counted, term } = leg;
  const pausedFrom = localDateOf(openFrom);
  const left = countRemaining({ ...leg, pausedTime: openFrom });
  const steps = counted.steps.filter((step) => step.date < pausedFrom);
  const explained = explainPaused({ ...leg, ...counted, steps, pausedFrom, remaining: left });
  return {
    state: 'paused',
    dueTime: undefined,
    dueDate: undefined,
    lastWorkingDate: undefined,
    remaining: {
      value: left + after.reduce((sum, next) => sum + next.term.value, 0),
      unit: term.unit === 'working_day' ? 'working_day' : 'calendar_day',
    },
    explanation: inBoth((language) => [
      ...before.map((done) => told(done, done.counted.explanation, language)),
      told(leg, explained, language),
      ...after.map((next) => toCome(next, language)),
    ]),
  };
}

function told({ extension }: Leg, sentence: Explanation, language: Language): string {
  if (extension === undefined) return sentence[language];
  const label = PHRASES[language].extension(extension.number, decidedOn(extension, language));
  return `${label} ${sentence[language]}`;
}

function toCome({ extension, term }: Leg, language: Language): string {
  if (extension === undefined) return '';
  const length = countInWords(term, term.value, language);
  const words = PHRASES[language].extensionToCome(extension.number, decidedOn(extension, language), length);
  return words + sourceInWords(term, language);
}

function decidedOn(extension: GrantedExtension, language: Language): string {
  return dateInWords(localDateOf(extension.decisionTime), language);
}

function inBoth(sentences: (language: Language) => string[]): Explanation {
  return { vi: sentences('vi').join('; '), en: sentences('en').join('; ') };
}
