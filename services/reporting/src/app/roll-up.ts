import type { Acting } from '@baro/directory-client';
import type { Tx } from '@baro/chassis';
import type { PeriodRow, SubmissionRow } from '../store/entities.ts';
import { insertRollUp, rollUp } from '../store/roll-up-store.ts';
import { emitFact } from './emit.ts';

/** Rolls a locked row's period up anew; `corrected` is the submission whose correction restates it. */
export async function rollUpNow(
  tx: Tx,
  period: PeriodRow,
  by: Acting,
  corrected?: SubmissionRow,
): Promise<void> {
  const number = period.rollUpNumber + 1;
  const changedCount = await rollUp(tx.em, period.id, number);
  await insertRollUp(tx.em, {
    periodId: period.id,
    number,
    rollUpTime: tx.now,
    by,
    changedCount,
    correctedSubmissionId: corrected?.id ?? null,
    reason: corrected?.correctionReason ?? '',
  });
  period.rollUpNumber = number;
  const submissionId = corrected?.id ?? '';
  emitFact(tx, period, 'ReportPeriodRolledUp', {
    periodId: period.id,
    rollUpNumber: number,
    changedCount,
    submissionId,
  });
  tx.audit({
    action: 'roll_up',
    subjectType: 'report_period',
    subjectId: period.id,
    unitId: period.unitId,
    details: { number, changedCount, submissionId, postId: by.postId },
  });
}
