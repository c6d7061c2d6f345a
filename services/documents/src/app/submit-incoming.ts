import { getHolderOf, governingUnit, isUnder, servedUnits } from '@baro/directory-client';
import { FieldCheck, checkId, refuseField } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import type { PostView } from '@baro/directory-client';
import type {
  SubmitIncomingDocumentRequest,
  SubmitIncomingDocumentResponse,
} from '@baro/proto/baro/documents/v1/incoming';
import { IncomingState } from '@baro/proto/baro/documents/v1/resources';
import { routingRoles } from '../domain/policy.ts';
import { auditAct, changeIncoming, moveItem } from './change-incoming.ts';
import type { IncomingAct } from './change-incoming.ts';
import type { Deps } from './deps.ts';
import { emitDocument } from './emit.ts';

/** Presents a document to the leader who routes. */
export async function submitIncoming(
  deps: Deps,
  request: SubmitIncomingDocumentRequest,
  ctx: CallContext,
): Promise<SubmitIncomingDocumentResponse> {
  const check = new FieldCheck();
  checkId(check, 'id', request.id);
  checkId(check, 'postId', request.postId);
  check.text('note', request.note, 1000);
  check.throwIfAny();
  return changeIncoming(deps, ctx, request, 'SubmitIncomingDocument', (act) => submit(act, request));
}

async function submit(act: IncomingAct, request: SubmitIncomingDocumentRequest): Promise<void> {
  const { tx, session, document, item, as } = act;
  const to = getHolderOf(session, 'postId', request.postId);
  if (!couldRoute(act, to.post)) {
    refuseField(
      'postId',
      'NOT_ALLOWED',
      'does not route for the unit',
      'chức danh này không phân phối văn bản của đơn vị',
    );
  }
  document.state = IncomingState.SUBMITTED;
  await moveItem(
    act,
    { item },
    {
      reason: 'submitted',
      to,
      by: as,
      note: request.note.trim(),
      dueTime: document.dueTime ?? null,
      state: document.state,
      backVersion: item.version,
      awaiting: false,
    },
  );
  const data = { documentId: document.id, postId: request.postId };
  emitDocument(tx, 'incoming_document', document, 'IncomingDocumentSubmitted', 'submitted', data, [
    to.unitId,
  ]);
  auditAct(act, 'submit', { toPostId: request.postId });
}

/** Leaders of the unit route; so does any head below it to whom the document is presented. */
function couldRoute(act: IncomingAct, { post, unit }: PostView): boolean {
  const { session, document, item } = act;
  const unitId = governingUnit(session, document.unitId, item.holderUnitId);
  const leads =
    routingRoles.includes(post.role) && servedUnits(post.role, unit.id, session.find).includes(unitId);
  return leads || (post.head && isUnder(unit.id, unitId, session.find));
}
