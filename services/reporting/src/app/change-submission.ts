import { openSession } from '@baro/directory-client';
import type { Acting, Session } from '@baro/directory-client';
import { AppError, checkEtag, checkId, enumName, FieldCheck, write } from '@baro/chassis';
import type { CallContext, Tx } from '@baro/chassis';
import { SubmissionState } from '@baro/proto/baro/reporting/v1/resources';
import type { Submission } from '@baro/proto/baro/reporting/v1/resources';
import { maySeeReports } from '../domain/policy.ts';
import { startsFrom } from '../domain/states.ts';
import type { SubmissionAction } from '../domain/states.ts';
import { decideSubmission } from '../domain/submission-actions.ts';
import type { SubmissionRow } from '../store/entities.ts';
import { lockSubmission } from '../store/submission-store.ts';
import type { Deps } from './deps.ts';
import { showOneSubmission } from './show-submission.ts';

interface Mutation {
  id: string;
  requestId: string;
  etag: string;
}

/** What an act on a submission works with. */
export interface SubmissionAct {
  tx: Tx;
  session: Session;
  row: SubmissionRow;
  as: Acting;
}

/**
 * Does an act on a submission: fields, lock, right, etag, state, then `work`; answers with the submission and what
 * `work` gave. `check` looks at the fields of the request beside its ids.
 */
export async function changeSubmission<Extra extends object>(
  deps: Deps,
  ctx: CallContext,
  request: Mutation,
  action: SubmissionAction,
  check: (check: FieldCheck) => void,
  work: (act: SubmissionAct) => Promise<Extra>,
): Promise<{ submission: Submission } & Extra> {
  const fields = new FieldCheck();
  checkId(fields, 'requestId', request.requestId);
  checkId(fields, 'id', request.id);
  check(fields);
  fields.throwIfAny();
  const session = await openSession(ctx, deps.directory);
  return write(ctx, request, async (tx) => {
    const { row, as } = allowAct(action, session, await lockSubmission(tx.em, request.id));
    checkEtag(request.etag, row.version);
    if (!startsFrom(action, row.state)) {
      throw new AppError('SUBMISSION_STATE_WRONG', {
        metadata: { state: enumName(SubmissionState, row.state) },
      });
    }
    const extra = await work({ tx, session, row, as });
    row.updateTime = session.now;
    await tx.em.flush();
    return async () => ({ submission: await showOneSubmission(tx.em, session, row), ...extra });
  });
}

/** The submission and whom the caller acts as. @throws AppError PERMISSION_DENIED, SUBMISSION_NOT_FOUND */
export function allowAct(
  action: SubmissionAction,
  session: Session,
  row: SubmissionRow | null,
): { row: SubmissionRow; as: Acting } {
  if (!row) {
    throw new AppError(maySeeReports(session.staff) ? 'SUBMISSION_NOT_FOUND' : 'PERMISSION_DENIED');
  }
  const decision = decideSubmission(action, session.staff, row, session.find);
  if (!decision.allowed) throw new AppError('PERMISSION_DENIED');
  return { row, as: decision.as };
}

/** Writes an act on a submission into the audit; `details` hold ids and numbers only. */
export function auditSubmission(
  { tx, row, as }: SubmissionAct,
  action: string,
  details: Record<string, unknown> = {},
): void {
  tx.audit({
    action,
    subjectType: 'submission',
    subjectId: row.id,
    unitId: row.unitId,
    details: { ...details, revision: row.revision, postId: as.postId },
  });
}
