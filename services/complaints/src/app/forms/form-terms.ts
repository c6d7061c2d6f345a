import { dueDateOf, localDateOf } from '@baro/directory-client';
import type { Clock, Extension } from '@baro/directory-client';
import { termOf } from '../../domain/clock-terms.ts';
import type { ClockStep } from '../../domain/clock-terms.ts';
import type { KeyedAct } from './form-acts.ts';
import { termFactsOf } from '../clocks.ts';
import type { FormCase } from './form-case.ts';
import { dateWords } from './words.ts';

/** A due time as a paper tells it: the day, and how it was counted. */
export interface TermWords {
  dueDate: string;
  sentence: string;
}

/** Which term a paper tells of; others tell of none. */
const steps: Partial<Record<KeyedAct['code'], ClockStep>> = {
  accept_proposal: 'accept',
  acceptance: 'resolve',
  complexity: 'resolve',
  resumption: 'resolve',
  denunciation_extension: 'resolve',
  denunciation_resumption: 'resolve',
  decision_first: 'effect',
  decision_second: 'effect',
};

/**
 * The term a paper tells of, as it was counted on the day of the act: what came later (a suspension, a determination of
 * complexity) is not in a notice sent before.
 */
export function termAt(formCase: FormCase, act: KeyedAct): TermWords | undefined {
  const step = steps[act.code];
  if (!step) return undefined;
  const { session, file } = formCase;
  const complexTime = file.complaint?.complexityTime;
  const complex = complexTime ? complexTime <= act.time : false;
  const { variant, ...key } = termOf(step, { ...termFactsOf(file), complex });
  const triggerTime = triggerOf(formCase, step, act);
  const clock = session.directory.clock({
    ...key,
    variant: variant || undefined,
    triggerTime,
    pauses: step === 'resolve' ? pausesBefore(formCase, act.time) : [],
    extensions: step === 'resolve' ? extensionsUntil(formCase, act.time) : [],
  });
  return clock && termWords(clock);
}

/** A clock in the words of a paper; undefined while it stands still. */
function termWords({ dueTime, explanation }: Clock): TermWords | undefined {
  return dueTime && { dueDate: dateWords(dueDateOf(dueTime)), sentence: explanation.vi };
}

function triggerOf({ file }: FormCase, step: ClockStep, act: KeyedAct): Date {
  if (step === 'accept') return file.letter.receiveTime;
  if (step !== 'resolve') return act.time;
  return file.denunciation?.acceptTime ?? file.complaint?.acceptTime ?? act.time;
}

/** Suspensions that had ended by the time; one that ends at it is the one the paper goes on from. */
function pausesBefore({ file }: FormCase, time: Date): { from: Date; to: Date }[] {
  return file.suspensions.flatMap(({ fromTime, toTime }) =>
    toTime && toTime <= time ? [{ from: fromTime, to: toTime }] : [],
  );
}

/** Extensions decided by the time, the one the paper decides included. */
function extensionsUntil({ file }: FormCase, time: Date): Extension[] {
  return file.extensions
    .filter(({ decisionTime }) => decisionTime <= time)
    .map(({ variant, decisionTime, days }) => ({ variant, decisionTime, value: days }));
}

/** Day in the city of an instant, in the words of a paper. */
export function dayOf(time: Date): string {
  return dateWords(localDateOf(time));
}
