import { AppError, checkReason } from '@baro/chassis';
import type { FieldCheck } from '@baro/chassis';
import type { ComplaintRow } from '../store/complaint-entities.ts';
import { auditAct } from './acts.ts';
import type { Acts } from './acts.ts';
import { endClock, openClock } from './clocks.ts';
import { moveLetter } from './hands.ts';
import type { Move } from './hands.ts';
import type { LetterState } from '@baro/proto/baro/complaints/v1/resources';

/** The complaint a letter was classified as. @throws AppError CONTENT_WRONG */
export function getComplaint({ complaint }: Acts): ComplaintRow {
  if (!complaint) throw new AppError('CONTENT_WRONG');
  return complaint;
}

/** Number and symbol of a paper of the law. */
export function checkNumber(check: FieldCheck, field: string, value: string): void {
  checkReason(check, field, value, 60);
}

/** The complaint ends: nobody holds it, no clock runs on, and what stood still is left so. */
export async function endComplaint(
  act: Acts,
  state: LetterState,
  reason: Move['reason'],
  details: Record<string, unknown>,
): Promise<void> {
  const { letter, session } = act;
  letter.state = state;
  getComplaint(act).endTime = session.now;
  for (const step of ['accept', 'resolve', 'send', 'effect', 'lodge', 'suspension_send'] as const) {
    if (openClock(act, step)) endClock(act, step, session.now);
  }
  await moveLetter(act, { reason, to: undefined });
  auditAct(act, reason, details);
}
