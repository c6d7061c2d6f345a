import type { Clock, Session } from '@baro/directory-client';
import { LetterContent } from '@baro/proto/baro/complaints/v1/resources';
import { termOf } from '../domain/clock-terms.ts';
import type { ClockStep, TermFacts, TermKey } from '../domain/clock-terms.ts';
import { ClockEntity } from '../store/letter-entities.ts';
import type { ClockRow } from '../store/letter-entities.ts';
import type { LetterFile } from '../store/letter-store.ts';
import type { Acts } from './acts.ts';

/** Steps somebody is waited for, the last one first: the first of them that runs is what the letter is due by. */
const waited: readonly ClockStep[] = [
  'conclusion_send',
  'conclusion_publish',
  'send',
  'resolve',
  'report_answer',
  'accept',
];

/** What tells which row of the law holds for the letter. */
export function termFactsOf({ letter, complaint }: Pick<LetterFile, 'letter' | 'complaint'>): TermFacts {
  return { ...letter, complex: Boolean(complaint?.complexityTime) };
}

/** Where a clock of the letter stands; only the resolution stands still while it is suspended. */
export function countClock(
  session: Session,
  { suspensions, extensions }: Pick<LetterFile, 'suspensions' | 'extensions'>,
  row: ClockRow,
): Clock | undefined {
  const held = row.step === 'resolve' ? suspensions : [];
  const longer = row.termStep === 'resolve' ? extensions : [];
  return session.directory.clock({
    procedure: row.procedure,
    step: row.termStep,
    variant: row.termVariant || undefined,
    triggerTime: row.triggerTime,
    pauses: held.map(({ fromTime, toTime }) => ({ from: fromTime, to: toTime ?? undefined })),
    extensions: longer.map(({ variant, decisionTime, days }) => ({ variant, decisionTime, value: days })),
  });
}

/** Starts a clock of the law at its event; none when the law of that day has no such term. */
export function startClock(
  act: Acts,
  step: ClockStep,
  triggerTime: Date,
  facts = termFactsOf(act),
): Clock | undefined {
  const { tx, session, letter, clocks } = act;
  const key = termOf(step, facts);
  const clock = session.directory.clock({ ...key, variant: key.variant || undefined, triggerTime });
  if (!clock) return undefined;
  const row = tx.em.create(ClockEntity, {
    letterId: letter.id,
    step,
    triggerTime,
    ...columnsOf(key),
    originalDueTime: clock.originalDueTime,
    endTime: null,
    calendarVersion: clock.calendarVersion,
  });
  tx.em.persist(row);
  clocks.push(row);
  return clock;
}

function columnsOf({ procedure, step, variant }: TermKey) {
  return { procedure, termStep: step, termVariant: variant };
}

/** The clock of a step that still runs or stands still. */
export function openClock({ clocks }: Pick<LetterFile, 'clocks'>, step: ClockStep): ClockRow | undefined {
  return clocks.find((row) => row.step === step && !row.endTime);
}

/** The step is done. */
export function endClock(file: Pick<LetterFile, 'clocks'>, step: ClockStep, time: Date): void {
  const row = openClock(file, step);
  if (row) row.endTime = time;
}

/** The letter became another case of the law: the clock counts by another row from the same event. */
export function recountClock(act: Acts, step: ClockStep): void {
  const row = openClock(act, step);
  if (row) Object.assign(row, columnsOf(termOf(step, termFactsOf(act))));
}

/** What the letter is due by now: undefined while nothing runs. */
export function runningClock(session: Session, file: LetterFile): Clock | undefined {
  const rows = waited.flatMap((step) => openClock(file, step) ?? []);
  const row = rows[0];
  return row && countClock(session, file, row);
}

/** Brings the stored due time in step with the clocks. */
export function refreshDue(act: Acts): void {
  act.letter.dueTime = runningClock(act.session, act)?.dueTime ?? null;
}

/**
 * Feedback has no term of acceptance: its clock ends when it is known to be that, and runs again when it is not. Where a report
 * on an overdue denunciation was demanded, that was what the term was for.
 */
export function settleAcceptClock(act: Acts): void {
  const row = act.clocks.find(({ step }) => step === 'accept');
  if (!row || act.denunciation?.reportRequestTime) return;
  Object.assign(row, columnsOf(termOf('accept', termFactsOf(act))));
  row.endTime = act.letter.content === LetterContent.FEEDBACK ? act.session.now : null;
}
