import { getHolderOf } from '@baro/directory-client';
import { AppError, checkId } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import type {
  HandOverOutgoingDocumentRequest,
  HandOverOutgoingDocumentResponse,
} from '@baro/proto/baro/documents/v1/outgoing';
import { auditOutgoing, changeOutgoing, moveDraft } from './change-outgoing.ts';
import type { Deps } from './deps.ts';
import { emitDocument } from './emit.ts';

/** Hands a draft, or a numbered document, to another post. */
export async function handOverOutgoing(
  deps: Deps,
  request: HandOverOutgoingDocumentRequest,
  ctx: CallContext,
): Promise<HandOverOutgoingDocumentResponse> {
  return changeOutgoing(
    deps,
    ctx,
    request,
    'HandOverOutgoingDocument',
    (check) => {
      checkId(check, 'postId', request.postId);
      check.text('note', request.note, 1000);
    },
    async (act) => {
      const { tx, session, document, item, as } = act;
      if (item.holderPostId === request.postId) throw new AppError('SAME_HOLDER');
      const to = getHolderOf(session, 'postId', request.postId);
      await moveDraft(act, {
        reason: 'handed_over',
        to,
        by: as,
        note: request.note.trim(),
        dueTime: item.dueTime ?? null,
        state: document.state,
        backVersion: null,
        awaiting: false,
      });
      const data = { documentId: document.id, postId: to.postId ?? '' };
      emitDocument(tx, 'outgoing_document', document, 'OutgoingDocumentHandedOver', 'handed_over', data, [
        to.unitId,
        as.unitId,
      ]);
      auditOutgoing(act, 'hand_over', { toPostId: to.postId });
    },
  );
}
