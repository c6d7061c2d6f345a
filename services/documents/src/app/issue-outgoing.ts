import { AppError, checkReason } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import type {
  CancelOutgoingNumberRequest,
  CancelOutgoingNumberResponse,
  IssueOutgoingDocumentRequest,
  IssueOutgoingDocumentResponse,
  RecallOutgoingDocumentRequest,
  RecallOutgoingDocumentResponse,
} from '@baro/proto/baro/documents/v1/outgoing';
import { OutgoingState } from '@baro/proto/baro/documents/v1/resources';
import { auditOutgoing, changeOutgoing, endHolding } from './change-outgoing.ts';
import type { OutgoingAct } from './change-outgoing.ts';
import type { Deps } from './deps.ts';
import { emitDocument } from './emit.ts';

/** Issues a numbered document: from now on it cannot change (NĐ 30/2020 Đ.18). */
export async function issueOutgoing(
  deps: Deps,
  request: IssueOutgoingDocumentRequest,
  ctx: CallContext,
): Promise<IssueOutgoingDocumentResponse> {
  return changeOutgoing(deps, ctx, request, 'IssueOutgoingDocument', () => {}, issue);
}

/** Puts a numbered document out of hands and out of change. @throws AppError RECIPIENT_MISSING */
export async function issue(act: OutgoingAct): Promise<void> {
  const { tx, session, document } = act;
  if (document.recipients.length === 0) throw new AppError('RECIPIENT_MISSING');
  document.state = OutgoingState.ISSUED;
  document.issueTime = session.now;
  await endHolding(act);
  const { id: documentId, numberSymbol } = document;
  const units = document.recipients.map((recipient) => recipient.unitId).filter(Boolean);
  const data = { documentId, numberSymbol };
  emitDocument(tx, 'outgoing_document', document, 'OutgoingDocumentIssued', 'issued', data, units);
  auditOutgoing(act, 'issue');
}

/** Cancels a number that was not issued: it stays in the register with the reason and is never given again. */
export async function cancelOutgoingNumber(
  deps: Deps,
  request: CancelOutgoingNumberRequest,
  ctx: CallContext,
): Promise<CancelOutgoingNumberResponse> {
  return changeOutgoing(
    deps,
    ctx,
    request,
    'CancelOutgoingNumber',
    (check) => checkReason(check, 'reason', request.reason, 500),
    async (act) => {
      const { tx, document } = act;
      document.state = OutgoingState.NUMBER_CANCELLED;
      document.cancelReason = request.reason.trim();
      await endHolding(act);
      const { id: documentId, numberSymbol } = document;
      const data = { documentId, numberSymbol };
      emitDocument(tx, 'outgoing_document', document, 'OutgoingNumberCancelled', 'number_cancelled', data);
      auditOutgoing(act, 'cancel_number');
    },
  );
}

/** Recalls an issued document: it is frozen and the recall's own data are kept (NĐ 30/2020 Đ.18, Phụ lục VI). */
export async function recallOutgoing(
  deps: Deps,
  request: RecallOutgoingDocumentRequest,
  ctx: CallContext,
): Promise<RecallOutgoingDocumentResponse> {
  return changeOutgoing(
    deps,
    ctx,
    request,
    'RecallOutgoingDocument',
    (check) => {
      checkReason(check, 'reason', request.reason, 500);
      checkReason(check, 'basis', request.basis, 200);
    },
    async (act) => {
      const { tx, session, document, as } = act;
      Object.assign(document, {
        state: OutgoingState.RECALLED,
        recallReason: request.reason.trim(),
        recallBasis: request.basis.trim(),
        recallTime: session.now,
        recallUnitId: as.unitId,
        recallPostId: as.postId || null,
        recallPersonId: as.personId || null,
      });
      const units = document.recipients.map((recipient) => recipient.unitId).filter(Boolean);
      const data = { documentId: document.id };
      emitDocument(tx, 'outgoing_document', document, 'OutgoingDocumentRecalled', 'recalled', data, units);
      auditOutgoing(act, 'recall');
    },
  );
}
