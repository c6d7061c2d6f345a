import { FieldCheck, checkId, readMask } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import type {
  UpdateIncomingDocumentRequest,
  UpdateIncomingDocumentResponse,
} from '@baro/proto/baro/documents/v1/incoming';
import { IncomingDocument } from '@baro/proto/baro/documents/v1/resources';
import { dueOf, handlingTerm } from '../domain/due.ts';
import { openParts } from '../domain/states.ts';
import { findLikes, isLikeViolation, ordinalsAfter } from '../store/register-store.ts';
import { reindex } from '../store/reindex-store.ts';
import { incomingTexts } from '../store/search-row.ts';
import { auditAct, changeIncoming, describeItem } from './change-incoming.ts';
import type { IncomingAct } from './change-incoming.ts';
import type { Deps } from './deps.ts';
import { emitDocument } from './emit.ts';
import { checkIncoming, refuseClassified, tidyIncoming } from './incoming-fields.ts';
import { keysOf } from './new-incoming.ts';
import { likesRefusal } from './register-incoming.ts';

/** What a clerk may correct; form and time of arrival made the number and stay. */
const updatable = [
  'messageId',
  'number',
  'symbol',
  'typeCode',
  'issueDate',
  'issuerName',
  'issuerIdentifier',
  'subject',
  'language',
  'pageCount',
  'description',
  'signer',
  'urgency',
  'secrecy',
  'toPlaces',
  'fileCode',
  'dueTime',
] as const;

/** Changes fields of a document that is not routed yet. */
export async function updateIncoming(
  deps: Deps,
  request: UpdateIncomingDocumentRequest,
  ctx: CallContext,
): Promise<UpdateIncomingDocumentResponse> {
  const typed = tidyIncoming(request.document ?? IncomingDocument.create());
  const types = await deps.types.all(ctx.em);
  const check = new FieldCheck();
  checkId(check, 'id', request.id);
  check.required('document', request.document);
  check.text('duplicateReason', request.duplicateReason, 500);
  const mask = readMask(check, request.updateMask, updatable);
  checkIncoming(check, typed, ctx.now, new Set(types.map((type) => type.code)), mask);
  check.throwIfAny();
  return changeIncoming(deps, ctx, request, 'UpdateIncomingDocument', async (act) => {
    if (mask.has('secrecy') || mask.has('subject') || mask.has('description')) refuseClassified(typed);
    await update(act, typed, mask, request.duplicateReason);
  });
}

async function update(
  act: IncomingAct,
  typed: IncomingDocument,
  mask: ReadonlySet<string>,
  duplicateReason: string,
): Promise<void> {
  const { tx, document } = act;
  const before = { likeKey: document.likeKey ?? null, messageId: document.messageId };
  setFields(act, typed, mask);
  if (mask.has('dueTime') || mask.has('urgency')) setDue(act, typed, mask);
  await compareAgain(act, before, duplicateReason);
  describe(act, mask);
  await tx.em.flush().catch((error: unknown) => {
    if (isLikeViolation(error)) throw likesRefusal([], error);
    throw error;
  });
  await reindex(tx.em, document.id, incomingTexts(document, ''));
  const fields = [...mask];
  emitDocument(tx, 'incoming_document', document, 'IncomingDocumentUpdated', 'updated', {
    documentId: document.id,
    fields,
  });
  auditAct(act, 'update', { fields });
}

/** What lists show of a document is shown of its parts too, all but the due time. */
const shown = ['number', 'symbol', 'subject', 'issuerName', 'urgency'];

/** Parts may be open still: a lead who sends back leaves the co-ordinators theirs. */
function describe(act: IncomingAct, mask: ReadonlySet<string>): void {
  const titled = shown.some((field) => mask.has(field));
  if (titled || mask.has('dueTime')) describeItem(act, { item: act.item });
  if (!titled) return;
  const open = act.parts.filter(({ part }) => openParts.includes(part.state));
  for (const held of open) describeItem(act, held);
}

function setFields({ document }: IncomingAct, typed: IncomingDocument, mask: ReadonlySet<string>): void {
  const { messageId, number, symbol, typeCode, issuerName, issuerIdentifier, subject, language } = typed;
  const { pageCount, description, urgency, toPlaces, fileCode } = typed;
  const values = {
    messageId,
    number,
    symbol,
    typeCode,
    issuerName,
    issuerIdentifier,
    subject,
    language,
    pageCount,
    description,
    urgency,
    toPlaces,
    fileCode,
    issueDate: typed.issueDate || null,
  };
  Object.assign(document, Object.fromEntries(Object.entries(values).filter(([field]) => mask.has(field))));
  if (!mask.has('signer')) return;
  document.signerPosition = typed.signer?.position ?? '';
  document.signerName = typed.signer?.fullName ?? '';
}

/** A new due time, or one counted anew from arrival for a new urgency; one typed before stays until it is changed. */
function setDue(
  { session, document, item }: IncomingAct,
  typed: IncomingDocument,
  mask: ReadonlySet<string>,
): void {
  const { directory } = session;
  const byHand = document.calendarVersion === '' && document.dueTime ? document.dueTime : undefined;
  const asked = mask.has('dueTime') ? typed.dueTime : byHand;
  const term = directory.term(handlingTerm(document.urgency), document.arrivalTime);
  const due = dueOf(asked, document.arrivalTime, term, directory.calendar());
  document.dueTime = due.time ?? null;
  document.originalDueTime ??= due.time ?? null;
  document.dueExplanation = due.explanation;
  document.calendarVersion = due.calendarVersion;
  item.dueTime = document.dueTime;
}

/** Looks for like documents again when what makes them like has changed. */
async function compareAgain(
  { tx, document }: IncomingAct,
  before: { likeKey: string | null; messageId: string },
  reason: string,
): Promise<void> {
  Object.assign(document, keysOf({ ...document, issueDate: document.issueDate ?? '' }, document.arrivalTime));
  if (before.likeKey === document.likeKey && before.messageId === document.messageId) return;
  const likes = await findLikes(
    tx.em,
    document.unitId,
    document.messageId,
    document.likeKey ?? null,
    document.id,
  );
  Object.assign(document, ordinalsAfter(likes));
  const known = new Set(document.duplicateIds);
  const fresh = likes.map((like) => like.id).filter((id) => !known.has(id));
  if (fresh.length === 0) return;
  if (!reason.trim()) throw likesRefusal(fresh);
  document.duplicateReason = reason.trim();
  document.duplicateIds = [...known, ...fresh];
}
