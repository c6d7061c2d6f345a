import { countTerm, type CountedTerm } from './count-term.ts';
import type { GrantedExtension } from './extension.ts';
import { isCountedBack, type LegalTerm } from './legal-term.ts';
import { localDateOf, startOfDay } from './local-date.ts';
import type { Pause } from './pause.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** A stretch of a clock counted by one row: the term itself, or an extension. */
export interface Leg {
  readonly term: LegalTerm;
  readonly startTime: Date;
  readonly calendar: WorkingCalendar;
  /** Pauses that have ended. */
  readonly pauses: readonly Pause[];
  readonly counted: CountedTerm;
  /** Undefined for the term itself. */
  readonly extension: GrantedExtension | undefined;
}

export type Legs = readonly [term: Leg, ...extensions: Leg[]];

/** Counts the term, then each extension from the due date of what came before it. */
export function runLegs(
  first: Pick<Leg, 'term' | 'startTime' | 'calendar' | 'pauses'>,
  granted: readonly GrantedExtension[],
): Legs {
  const { calendar, pauses } = first;
  const legs: [Leg, ...Leg[]] = [{ ...first, counted: countTerm(first), extension: undefined }];
  let { dueDate } = legs[0].counted;
  for (const extension of granted) {
    const input = { term: extension.term, startTime: startOfDay(dueDate), calendar, pauses };
    const leg = { ...input, counted: countTerm(input), extension };
    legs.push(leg);
    ({ dueDate } = leg.counted);
  }
  return legs;
}

/** The leg an open pause stops, with what ran before it and what will run after it. */
export interface Stop {
  readonly before: readonly Leg[];
  readonly leg: Leg;
  readonly after: readonly Leg[];
  readonly openFrom: Date;
}

/** Undefined when nothing is left to pause: the pause begins after the last day, or the term is counted back. */
export function findStop(legs: Legs, openFrom: Date | undefined): Stop | undefined {
  if (openFrom === undefined || isCountedBack(legs[0].term)) return undefined;
  const from = localDateOf(openFrom);
  const index = legs.findIndex((leg) => from <= leg.counted.dueDate);
  const leg = legs[index];
  return leg && { before: legs.slice(0, index), leg, after: legs.slice(index + 1), openFrom };
}
