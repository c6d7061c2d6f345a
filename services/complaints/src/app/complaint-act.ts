import { AppError, checkReason } from '@baro/chassis';
import type { FieldCheck } from '@baro/chassis';
import type { ComplaintRow } from '../store/complaint-entities.ts';
import type { DenunciationRow } from '../store/denunciation-entities.ts';
import { auditAct } from './acts.ts';
import type { Acts } from './acts.ts';
import { endClock, openClock } from './clocks.ts';
import { moveLetter } from './hands.ts';
import type { Move } from './hands.ts';
import { LetterContent } from '@baro/proto/baro/complaints/v1/resources';
import type { LetterState } from '@baro/proto/baro/complaints/v1/resources';

/** The complaint a letter was classified as. @throws AppError CONTENT_WRONG */
export function getComplaint({ complaint }: Acts): ComplaintRow {
  if (!complaint) throw new AppError('CONTENT_WRONG');
  return complaint;
}

/** The denunciation a letter was classified as. @throws AppError CONTENT_WRONG */
export function getDenunciation({ denunciation }: Acts): DenunciationRow {
  if (!denunciation) throw new AppError('CONTENT_WRONG');
  return denunciation;
}

/** What a letter is verified, suspended and terminated as. @throws AppError CONTENT_WRONG */
export function getCase(act: Acts): ComplaintRow | DenunciationRow {
  return act.letter.content === LetterContent.DENUNCIATION ? getDenunciation(act) : getComplaint(act);
}

/** Number and symbol of a paper of the law. */
export function checkNumber(check: FieldCheck, field: string, value: string): void {
  checkReason(check, field, value, 60);
}

/** Steps that are waited for no more when a case has ended. */
const steps = [
  'accept',
  'resolve',
  'send',
  'effect',
  'lodge',
  'suspension_send',
  'acceptance_notice',
  'conclusion_send',
  'conclusion_publish',
  'report_answer',
] as const;

/** The case ends: nobody holds it, no clock runs on, and what stood still is left so. */
export async function endCase(
  act: Acts,
  state: LetterState,
  reason: Move['reason'],
  details: Record<string, unknown>,
): Promise<void> {
  const { letter, session } = act;
  letter.state = state;
  getCase(act).endTime = session.now;
  for (const step of steps) {
    if (openClock(act, step)) endClock(act, step, session.now);
  }
  await moveLetter(act, { reason, to: undefined });
  auditAct(act, reason, details);
}
