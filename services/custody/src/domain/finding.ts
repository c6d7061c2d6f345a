import { addWorkingDays, endOfDay, localDateOf } from '@baro/directory-client';
import type { WorkingCalendar } from '@baro/directory-client';
import { FindingState } from '@baro/proto/baro/custody/v1/findings';
import type { Found, JudgedPoint } from './finding-rules.ts';

/** A change of hands as a finding keeps it. */
export interface KeptChange {
  /** Number in the path. */
  number: number;
  from: JudgedPoint['from'];
  to: JudgedPoint['to'];
  changeTime: string;
  dueTime: string | null;
  reason: string;
  /** Working minutes of the holding it begins; null for the last one. */
  heldMinutes: number | null;
}

/** Facts as a finding keeps them, whatever the ledger counts later. */
export interface KeptFacts {
  changes: KeptChange[];
  /** Only where the rule counts the term. */
  term?: { start: string; due: string; minutes: number; left: number; leftAtReceipt: number };
}

/** What a finding rests on, to be kept. */
export function keptFacts({ points, term }: Found): KeptFacts {
  const changes = points.map((point, at) => ({
    number: point.changeNumber,
    from: point.from,
    to: point.to,
    changeTime: point.changeTime.toISOString(),
    dueTime: point.dueTime?.toISOString() ?? null,
    reason: point.reason,
    // The last one's is no matter of the finding and not over yet.
    heldMinutes: at === points.length - 1 ? null : point.heldMinutes,
  }));
  if (!term) return { changes };
  const { start, due, minutes, left, leftAtReceipt } = term;
  return {
    changes,
    term: { start: start.toISOString(), due: due.toISOString(), minutes, left, leftAtReceipt },
  };
}

/** Until when the named person alone sees it: 24:00 of the last working day for the reply. */
export function replyDue({ parameters }: Found, now: Date, calendar: WorkingCalendar): Date {
  const days = parameters.find(({ parameter }) => parameter === 'reply_working_days')?.value ?? 0;
  return endOfDay(addWorkingDays(localDateOf(now), days, calendar));
}

/** Whether others than the named person may see it by now. */
export function isOpen(finding: { state: FindingState; replyDue: Date }, now: Date): boolean {
  return finding.state !== FindingState.AWAITING_REPLY || finding.replyDue <= now;
}

/** What each act starts from. Concluding waits for the reply or the end of the time for it, which `isOpen` says. */
export const findingFrom = {
  ReplyToFinding: [FindingState.AWAITING_REPLY],
  ConcludeFinding: [FindingState.AWAITING_REPLY, FindingState.REPLIED],
} as const satisfies Record<string, readonly FindingState[]>;

export type FindingAction = keyof typeof findingFrom;

/** Whether the act starts from the state. */
export function startsFrom(action: FindingAction, state: FindingState): boolean {
  const states: readonly FindingState[] = findingFrom[action];
  return states.includes(state);
}

/** What a finding may be concluded with. */
export const conclusions: readonly FindingState[] = [FindingState.UPHELD, FindingState.DISMISSED];
