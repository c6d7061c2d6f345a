import { AppError, checkEnum, checkReason } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { PeriodState, SubmissionState, ValueGrade } from '@baro/proto/baro/reporting/v1/resources';
import type {
  ApproveSubmissionRequest,
  CorrectSubmissionRequest,
  ReturnSubmissionRequest,
  SignSubmissionRequest,
} from '@baro/proto/baro/reporting/v1/submissions';
import { SignedEntity } from '../store/entities.ts';
import type { PeriodRow, SubmissionRow } from '../store/entities.ts';
import { draftFromSigned, signDraft } from '../store/figure-store.ts';
import { findPeriodState, holdPeriodRow, lockPeriodRow } from '../store/period-store.ts';
import { auditSubmission, changeSubmission } from './change-submission.ts';
import type { SubmissionAct } from './change-submission.ts';
import type { Deps } from './deps.ts';
import { emitFact } from './emit.ts';
import { rollUpNow } from './roll-up.ts';

const nothing = () => undefined;

/** Approves what another person checked. */
export async function approveSubmission(deps: Deps, request: ApproveSubmissionRequest, ctx: CallContext) {
  return changeSubmission(deps, ctx, request, 'ApproveSubmission', nothing, async (act) => {
    const { tx, row, as } = act;
    if (row.checkerPersonId === as.personId) throw new AppError('SAME_PERSON');
    row.state = SubmissionState.APPROVED;
    emitFact(tx, row, 'SubmissionApproved', { submissionId: row.id });
    auditSubmission(act, 'approve');
    return {};
  });
}

/** Sends back what was checked or approved. */
export async function returnSubmission(deps: Deps, request: ReturnSubmissionRequest, ctx: CallContext) {
  const { reason } = request;
  return changeSubmission(
    deps,
    ctx,
    request,
    'ReturnSubmission',
    (check) => checkReason(check, 'reason', reason, 1000),
    async (act) => {
      const { tx, row } = act;
      row.state = SubmissionState.DRAFT;
      row.checkerPersonId = null;
      row.returnReason = reason.trim();
      emitFact(tx, row, 'SubmissionReturned', { submissionId: row.id });
      auditSubmission(act, 'return');
      return {};
    },
  );
}

/** Signs off; in a locked period the city's figures are restated with it. */
export async function signSubmission(deps: Deps, request: SignSubmissionRequest, ctx: CallContext) {
  return changeSubmission(
    deps,
    ctx,
    request,
    'SignSubmission',
    (check) => {
      check.required('grade', request.grade || undefined);
      checkEnum(check, 'grade', request.grade, ValueGrade);
    },
    async (act) => {
      const period = await holdAsIs(act);
      await sign(act, request.grade);
      if (period.state === PeriodState.LOCKED) await rollUpNow(act.tx, period, act.as, act.row);
      return {};
    },
  );
}

/** Holds the period: alone when it is locked, for it is rolled up anew, else beside others who sign. */
async function holdAsIs({ tx, row }: SubmissionAct): Promise<PeriodRow> {
  const locked = (await findPeriodState(tx.em, row.periodId)) === PeriodState.LOCKED;
  const period = await (locked ? lockPeriodRow : holdPeriodRow)(tx.em, row.periodId);
  // Locked while this waited: the caller tries again and restates it.
  if (!period || (period.state === PeriodState.LOCKED) !== locked) throw new AppError('UNAVAILABLE');
  return period;
}

async function sign(act: SubmissionAct, grade: ValueGrade): Promise<void> {
  const { tx, row, as } = act;
  const { id, revision } = row;
  row.state = SubmissionState.SIGNED;
  row.signedRevision = revision;
  row.firstSignTime ??= tx.now;
  const changedCount = await signDraft(tx.em, id, revision);
  tx.em.persist(
    tx.em.create(SignedEntity, {
      submissionId: id,
      revision,
      signTime: tx.now,
      signerUnitId: as.unitId,
      signerPostId: as.postId,
      signerPersonId: as.personId,
      grade,
      reason: row.correctionReason,
      changedCount,
    }),
  );
  const told = { submissionId: id, periodId: row.periodId, unitId: row.unitId, revision };
  emitFact(tx, row, 'SubmissionSigned', told);
  auditSubmission(act, 'sign', { changedCount, grade });
  await tx.em.flush();
}

/** Begins a correction: a new version that starts from the signed figures. */
export async function correctSubmission(deps: Deps, request: CorrectSubmissionRequest, ctx: CallContext) {
  const { reason } = request;
  return changeSubmission(
    deps,
    ctx,
    request,
    'CorrectSubmission',
    (check) => checkReason(check, 'reason', reason, 1000),
    async (act) => {
      const { tx, row } = act;
      await draftFromSigned(tx.em, row.id, row.signedRevision);
      beginCorrection(row, reason.trim());
      emitFact(tx, row, 'SubmissionCorrectionBegun', { submissionId: row.id, revision: row.revision });
      auditSubmission(act, 'correct');
      return {};
    },
  );
}

function beginCorrection(row: SubmissionRow, reason: string): void {
  row.state = SubmissionState.DRAFT;
  row.revision = row.signedRevision + 1;
  row.correctionReason = reason;
  row.checkerPersonId = null;
}
