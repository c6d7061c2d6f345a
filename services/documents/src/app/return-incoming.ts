import { FieldCheck, checkId, checkReason } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import type {
  ReturnIncomingDocumentRequest,
  ReturnIncomingDocumentResponse,
} from '@baro/proto/baro/documents/v1/incoming';
import { IncomingState } from '@baro/proto/baro/documents/v1/resources';
import { auditAct, changeIncoming, moveItem } from './change-incoming.ts';
import type { IncomingAct } from './change-incoming.ts';
import type { Deps } from './deps.ts';
import { emitDocument } from './emit.ts';

/** Returns a document to its sender; the arrival number stays in the register. */
export async function returnIncoming(
  deps: Deps,
  request: ReturnIncomingDocumentRequest,
  ctx: CallContext,
): Promise<ReturnIncomingDocumentResponse> {
  const check = new FieldCheck();
  checkId(check, 'id', request.id);
  checkReason(check, 'reason', request.reason, 500);
  check.throwIfAny();
  return changeIncoming(deps, ctx, request, 'ReturnIncomingDocument', (act) =>
    returnToSender(act, request.reason.trim()),
  );
}

async function returnToSender(act: IncomingAct, reason: string): Promise<void> {
  const { tx, session, document, item, as } = act;
  document.state = IncomingState.RETURNED;
  document.returnReason = reason;
  document.finishTime = session.now;
  await moveItem(
    act,
    { item },
    {
      reason: 'returned_to_sender',
      to: undefined,
      by: as,
      note: reason,
      dueTime: document.dueTime ?? null,
      state: document.state,
      backVersion: null,
      awaiting: false,
    },
  );
  emitDocument(tx, 'incoming_document', document, 'IncomingDocumentReturned', 'returned', {
    documentId: document.id,
  });
  auditAct(act, 'return');
}
