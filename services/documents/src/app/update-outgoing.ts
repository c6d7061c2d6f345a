import type { FieldCheck } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import type {
  UpdateOutgoingDocumentRequest,
  UpdateOutgoingDocumentResponse,
} from '@baro/proto/baro/documents/v1/outgoing';
import { OutgoingDocument } from '@baro/proto/baro/documents/v1/resources';
import { reindexOutgoing } from '../store/outgoing-store.ts';
import { auditOutgoing, changeOutgoing, describeDraft } from './change-outgoing.ts';
import { checkAnswers, typedFields } from './create-outgoing.ts';
import type { Deps } from './deps.ts';
import { emitDocument } from './emit.ts';
import { refuseClassified } from './incoming-fields.ts';
import { checkOutgoing, checkOutgoingMask, tidyOutgoing } from './outgoing-fields.ts';

/** Changes a draft: only the fields the mask names. */
export async function updateOutgoing(
  deps: Deps,
  request: UpdateOutgoingDocumentRequest,
  ctx: CallContext,
): Promise<UpdateOutgoingDocumentResponse> {
  const typed = tidyOutgoing(request.document ?? OutgoingDocument.create());
  const mask = new Set(request.updateMask);
  const types = new Set((await deps.types.all(ctx.em)).map((type) => type.code));
  const checkFields = (check: FieldCheck): void => {
    checkOutgoingMask(check, request.updateMask);
    checkOutgoing(check, typed, types, mask);
    const { secrecy, subject, description } = typed;
    refuseClassified({
      secrecy,
      subject: mask.has('subject') ? subject : '',
      description: mask.has('description') ? description : '',
    });
  };
  return changeOutgoing(deps, ctx, request, 'UpdateOutgoingDocument', checkFields, async (act) => {
    const { tx, session, document } = act;
    if (mask.has('answersDocumentId')) await checkAnswers(ctx, session, typed.answersDocumentId);
    Object.assign(document, changedFields(typed, mask));
    // The symbol shows in lists with the number only.
    if (mask.has('subject') || mask.has('urgency')) describeDraft(act);
    await reindexOutgoing(tx.em, document);
    const fields = [...mask];
    emitDocument(tx, 'outgoing_document', document, 'OutgoingDocumentUpdated', 'updated', {
      documentId: document.id,
      fields,
    });
    auditOutgoing(act, 'update', { fields });
  });
}

function changedFields(typed: OutgoingDocument, mask: ReadonlySet<string>): Record<string, unknown> {
  const changed = Object.entries(typedFields(typed)).filter(
    ([field]) => mask.has(field) || (field === 'symbolKey' && mask.has('symbol')),
  );
  return Object.fromEntries(changed);
}
