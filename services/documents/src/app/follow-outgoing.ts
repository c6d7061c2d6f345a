import { AppError, checkId, refuseField } from '@baro/chassis';
import type { CallContext, FieldCheck } from '@baro/chassis';
import type {
  CorrectOutgoingDocumentRequest,
  CorrectOutgoingDocumentResponse,
  ReplaceOutgoingDocumentRequest,
  ReplaceOutgoingDocumentResponse,
} from '@baro/proto/baro/documents/v1/outgoing';
import { OutgoingState } from '@baro/proto/baro/documents/v1/resources';
import type { OutgoingRow } from '../store/outgoing-entities.ts';
import { lockOutgoing } from '../store/outgoing-store.ts';
import { auditOutgoing, changeOutgoing } from './change-outgoing.ts';
import type { OutgoingAct } from './change-outgoing.ts';
import type { Deps } from './deps.ts';
import { emitDocument } from './emit.ts';

/** Công văn: the type a correction of form is made by (NĐ 30/2020 Đ.18). */
const correctionType = 'CV';

/** Links the issued document that replaces this one; content errors are mended by one of equivalent form. */
export async function replaceOutgoing(
  deps: Deps,
  request: ReplaceOutgoingDocumentRequest,
  ctx: CallContext,
): Promise<ReplaceOutgoingDocumentResponse> {
  const { replacementId } = request;
  const checkFields = (check: FieldCheck): void =>
    checkOther(check, 'replacementId', replacementId, request.id);
  return changeOutgoing(deps, ctx, request, 'ReplaceOutgoingDocument', checkFields, async (act) => {
    const { tx, document } = act;
    const replacement = await getFollower(act, replacementId);
    if (replacement.typeCode !== document.typeCode) throw new AppError('TYPE_NOT_EQUIVALENT');
    document.state = OutgoingState.REPLACED;
    document.replacedByDocumentId = replacement.id;
    replacement.replacesDocumentId = document.id;
    const data = { documentId: document.id, replacementId };
    emitDocument(tx, 'outgoing_document', document, 'OutgoingDocumentReplaced', 'replaced', data);
    tellLinked(act, replacement, 'replacesDocumentId');
    auditOutgoing(act, 'replace', { replacementId });
  });
}

/** Links the issued công văn that corrects form or technique of this one (đính chính). */
export async function correctOutgoing(
  deps: Deps,
  request: CorrectOutgoingDocumentRequest,
  ctx: CallContext,
): Promise<CorrectOutgoingDocumentResponse> {
  const { correctionId } = request;
  const checkFields = (check: FieldCheck): void =>
    checkOther(check, 'correctionId', correctionId, request.id);
  return changeOutgoing(deps, ctx, request, 'CorrectOutgoingDocument', checkFields, async (act) => {
    const { tx, document } = act;
    const correction = await getFollower(act, correctionId);
    if (correction.typeCode !== correctionType) {
      refuseField(
        'correctionId',
        'NOT_AN_OFFICIAL_LETTER',
        'is no official letter',
        'đính chính phải bằng công văn',
      );
    }
    document.correctionIds = [...new Set([...document.correctionIds, correction.id])];
    correction.correctsDocumentId = document.id;
    const data = { documentId: document.id, correctionId };
    emitDocument(tx, 'outgoing_document', document, 'OutgoingDocumentCorrected', 'corrected', data);
    tellLinked(act, correction, 'correctsDocumentId');
    auditOutgoing(act, 'correct', { correctionId });
  });
}

function checkOther(check: FieldCheck, field: string, id: string, ownId: string): void {
  checkId(check, field, id);
  if (id !== '' && id === ownId) {
    check.add(field, 'SAME_DOCUMENT', 'is the document itself', 'là chính văn bản này');
  }
}

/** The document that follows: of the same unit and issued. @throws AppError DOCUMENT_NOT_FOUND, ANSWER_NOT_ISSUED */
async function getFollower(act: OutgoingAct, id: string): Promise<OutgoingRow> {
  const found = await lockOutgoing(act.tx.em, id);
  if (!found || found.document.unitId !== act.document.unitId) throw new AppError('DOCUMENT_NOT_FOUND');
  if (found.document.state !== OutgoingState.ISSUED) throw new AppError('ANSWER_NOT_ISSUED');
  return found.document;
}

/** The link is no content: it may be written on an issued document, and is told like any change. */
function tellLinked(act: OutgoingAct, document: OutgoingRow, field: string): void {
  const data = { documentId: document.id, fields: [field] };
  emitDocument(act.tx, 'outgoing_document', document, 'OutgoingDocumentUpdated', 'updated', data);
}
