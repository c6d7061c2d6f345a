import { getOpenUnit, openSession, treeOfUnit } from '@baro/directory-client';
import { AppError, FieldCheck, checkId, isUuid, newId, write } from '@baro/chassis';
import type { CallContext, Tx } from '@baro/chassis';
import type { Acting, Session, UnitView } from '@baro/directory-client';
import type {
  CreateOutgoingDocumentRequest,
  CreateOutgoingDocumentResponse,
} from '@baro/proto/baro/documents/v1/outgoing';
import { OutgoingDocument, OutgoingState } from '@baro/proto/baro/documents/v1/resources';
import { mayDraft } from '../domain/policy.ts';
import { symbolKey } from '../domain/symbols.ts';
import { ItemEntity, itemKinds } from '../store/custody-entities.ts';
import { noteAnswering } from '../store/acted-store.ts';
import { OutgoingEntity } from '../store/outgoing-entities.ts';
import type { OutgoingRow } from '../store/outgoing-entities.ts';
import { findIncoming } from '../store/incoming-store.ts';
import { indexDraft } from '../store/outgoing-store.ts';
import { auditOutgoing, moveDraft, outgoingDetail } from './change-outgoing.ts';
import type { OutgoingAct } from './change-outgoing.ts';
import { newItem } from './custody.ts';
import type { Deps } from './deps.ts';
import { emitDocument } from './emit.ts';
import { seesDocument } from './get-incoming.ts';
import { refuseClassified } from './incoming-fields.ts';
import { checkOutgoing, tidyOutgoing } from './outgoing-fields.ts';

/** Creates a draft in the hands of whoever drafts. */
export async function createOutgoing(
  deps: Deps,
  request: CreateOutgoingDocumentRequest,
  ctx: CallContext,
): Promise<CreateOutgoingDocumentResponse> {
  const session = await openSession(ctx, deps.directory);
  const typed = tidyOutgoing(request.document ?? OutgoingDocument.create());
  const allowed = isUuid(typed.unitId) ? allow(session, typed.unitId) : undefined;
  const types = await deps.types.all(ctx.em);
  const check = new FieldCheck();
  checkId(check, 'requestId', request.requestId);
  checkId(check, 'document.unitId', typed.unitId);
  checkOutgoing(check, typed, new Set(types.map((type) => type.code)));
  refuseClassified(typed);
  check.throwIfAny();
  if (!allowed) throw new AppError('PERMISSION_DENIED');
  await checkAnswers(ctx, session, typed.answersDocumentId);
  const row = newDraft(session, allowed.unit, allowed.as, typed);
  return write(ctx, request, async (tx) => store(tx, session, row, allowed.as));
}

function allow(session: Session, unitId: string): { unit: UnitView; as: Acting } {
  const decision = mayDraft(session.staff, unitId);
  if (!decision.allowed) throw new AppError('PERMISSION_DENIED');
  return { unit: getOpenUnit(session, unitId), as: decision.as };
}

/** What is answered must be there and be seen by who answers it. @throws AppError FIELD_INVALID */
export async function checkAnswers(ctx: CallContext, session: Session, documentId: string): Promise<void> {
  if (documentId === '') return;
  const answered = await findIncoming(ctx.em, documentId);
  if (answered && (await seesDocument(ctx.em, session, answered))) return;
  const check = new FieldCheck();
  check.add(
    'document.answersDocumentId',
    'NOT_FOUND',
    'is no incoming document you see',
    'không tìm thấy văn bản đến được trả lời',
  );
  check.throwIfAny();
}

/** The row of a draft; `typed` is checked and tidied. */
export function newDraft(
  session: Session,
  unit: UnitView,
  as: Acting,
  typed: OutgoingDocument,
  id = newId(),
): OutgoingRow {
  const { now } = session;
  const blank = {
    version: 0,
    year: 0,
    number: 0,
    numberSymbol: '',
    issueDate: null,
    signerPosition: '',
    signerName: '',
    state: OutgoingState.DRAFTED,
    cancelReason: '',
    replacesDocumentId: null,
    replacedByDocumentId: null,
    correctsDocumentId: null,
    correctionIds: [],
    recallReason: '',
    recallBasis: '',
    recallTime: null,
    recallUnitId: null,
    recallPostId: null,
    recallPersonId: null,
    numberTime: null,
    issueTime: null,
  };
  return {
    ...blank,
    id,
    unitId: unit.id,
    unitCode: unit.code,
    treeId: treeOfUnit(session, unit.id),
    ...typedFields({
      ...typed,
      draftingUnitId: typed.draftingUnitId || as.unitId,
    }),
    createTime: now,
    updateTime: now,
  };
}

/** The columns a drafter's fields go to. `typed` is checked and tidied. */
export function typedFields(typed: OutgoingDocument) {
  const { kind, typeCode, symbol, subject, language, pageCount, description, signingCapacity } = typed;
  const { recipients, urgency, copyCount, fileCode } = typed;
  return {
    kind,
    typeCode,
    symbol,
    subject,
    language,
    pageCount,
    description,
    signingCapacity,
    recipients,
    urgency,
    copyCount,
    fileCode,
    symbolKey: symbolKey(symbol),
    seriesId: typed.seriesId || null,
    signerPostId: typed.signerPostId || null,
    signerPersonId: typed.signerPersonId || null,
    delegationId: typed.delegationId || null,
    dueDate: typed.dueDate || null,
    draftingUnitId: typed.draftingUnitId || null,
    answersDocumentId: typed.answersDocumentId || null,
  };
}

async function store(
  tx: Tx,
  session: Session,
  row: OutgoingRow,
  as: Acting,
): Promise<() => Promise<CreateOutgoingDocumentResponse>> {
  const { document, item } = await storeDraft(tx, session, row, as);
  return async () => ({ document: await outgoingDetail(tx.em, session, document, item) });
}

/** Stores a draft in the hands of whoever drafts, findable, told and audited. */
export async function storeDraft(
  tx: Tx,
  session: Session,
  row: OutgoingRow,
  as: Acting,
): Promise<OutgoingAct> {
  const document = tx.em.create(OutgoingEntity, row);
  const { id, unitId } = row;
  const facts = { id, kind: itemKinds.outgoing, documentId: id, unitId, dueTime: null };
  const item = tx.em.create(ItemEntity, newItem(session, facts));
  tx.em.persist([document, item]);
  await indexDraft(tx.em, document);
  await noteAnswering(tx.em, document.answersDocumentId, as.postId);
  await moveDraft(
    { tx, session, document, item },
    {
      reason: 'drafted',
      to: as,
      by: as,
      dueTime: null,
      state: document.state,
      backVersion: null,
      awaiting: false,
    },
  );
  const created = { documentId: id, unitId };
  emitDocument(tx, 'outgoing_document', document, 'OutgoingDocumentCreated', 'created', created);
  auditOutgoing({ tx, document, as }, 'create');
  return { tx, session, document, item, as };
}
