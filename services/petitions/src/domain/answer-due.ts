import { atLocalTime } from '@baro/directory-client';
import type { Clock, ClockAsk } from '@baro/directory-client';
import type { DueProposal } from '@baro/proto/baro/petitions/v1/resources';

/** When the petition came. */
export interface Receipt {
  /** Date of the last covering letter, `YYYY-MM-DD`; empty without. */
  readonly letterDate: string;
  /** When its last line was recorded. */
  readonly recordTime: Date;
}

/**
 * Due times of an answer by the terms of the directory: the Council's, from the day its letter came, and that of the
 * unit that leads, from now. Those still ahead first, the earliest first.
 */
export function proposeAnswerDue(
  clock: (ask: ClockAsk) => Clock | undefined,
  { letterDate, recordTime }: Receipt,
  now: Date,
): DueProposal[] {
  const came = letterDate ? atLocalTime(letterDate, '00:00') : recordTime;
  const asks = [
    { procedure: 'petitions', step: 'council.answer', triggerTime: came },
    { procedure: 'petitions', step: 'unit.answer', triggerTime: now },
  ];
  return asks
    .flatMap((ask) => clock(ask) ?? [])
    .map(({ term, dueTime, ours, explanation }) => ({
      termCode: term.code,
      termName: term.name ?? '',
      dueTime,
      configured: ours,
      explanationVi: explanation.vi,
      explanationEn: explanation.en,
    }))
    .toSorted((one, two) => orderOf(one.dueTime, now) - orderOf(two.dueTime, now));
}

/** What is past comes last. */
function orderOf(dueTime: Date | undefined, now: Date): number {
  if (!dueTime) return Infinity;
  return dueTime > now ? dueTime.getTime() : Number.MAX_SAFE_INTEGER;
}
