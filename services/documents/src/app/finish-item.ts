import { AppError, FieldCheck, checkId } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import type { FinishItemRequest, FinishItemResponse } from '@baro/proto/baro/documents/v1/incoming';
import { IncomingState, OutgoingState, PartState } from '@baro/proto/baro/documents/v1/resources';
import { openParts } from '../domain/states.ts';
import { OutgoingEntity } from '../store/outgoing-entities.ts';
import type { OutgoingRow } from '../store/outgoing-entities.ts';
import { auditAct, changeItem, moveItem } from './change-incoming.ts';
import type { ItemAct } from './change-incoming.ts';
import type { Deps } from './deps.ts';
import { emitDocument } from './emit.ts';
import { seesDocument } from './get-incoming.ts';
import { withdrawPart } from './route-incoming.ts';

/** The holder finishes, with the answering document or a result in words. */
export async function finishItem(
  deps: Deps,
  request: FinishItemRequest,
  ctx: CallContext,
): Promise<FinishItemResponse> {
  const check = new FieldCheck();
  checkId(check, 'itemId', request.itemId);
  check.uuid('answerDocumentId', request.answerDocumentId);
  if (!request.answerDocumentId) check.required('result', request.result);
  check.text('result', request.result, 1000);
  check.throwIfAny();
  return changeItem(deps, ctx, request, 'FinishItem', (act) => finish(act, request));
}

async function finish(act: ItemAct, request: FinishItemRequest): Promise<void> {
  const { tx, session, document, item, part, as } = act;
  const result = request.result.trim();
  const answer = request.answerDocumentId ? await getAnswer(act, request.answerDocumentId) : undefined;
  if (!part) await closeParts(act);
  const from = item.holderUnitId ?? null;
  const state = part ? PartState.FINISHED : IncomingState.FINISHED;
  if (part) {
    const words = [result, answer?.numberSymbol ?? ''].filter(Boolean).join('; ');
    Object.assign(part, { state, result: words, finishTime: session.now, version: part.version + 1 });
  } else {
    Object.assign(document, { state, result, finishTime: session.now });
    document.answerDocumentId = answer?.id ?? null;
    document.answerNumberSymbol = answer?.numberSymbol ?? '';
  }
  await moveItem(
    act,
    { item, part },
    {
      reason: 'finished',
      to: undefined,
      by: as,
      note: result,
      dueTime: item.dueTime ?? null,
      state,
      backVersion: null,
      awaiting: false,
    },
  );
  const data = { documentId: document.id, itemId: item.id, answerDocumentId: request.answerDocumentId };
  emitDocument(tx, 'incoming_document', document, 'IncomingDocumentFinished', 'finished', data, [from]);
  auditAct(act, 'finish', { itemId: item.id, answerDocumentId: request.answerDocumentId });
}

/** @throws AppError DOCUMENT_NOT_FOUND when it is not there or not to be seen, ANSWER_NOT_ISSUED */
async function getAnswer(act: ItemAct, id: string): Promise<OutgoingRow> {
  const answer = await act.tx.em.findOne(OutgoingEntity, { id });
  if (!answer || !(await seesDocument(act.tx.em, act.session, answer))) {
    throw new AppError('DOCUMENT_NOT_FOUND');
  }
  if (answer.state !== OutgoingState.ISSUED) throw new AppError('ANSWER_NOT_ISSUED');
  return answer;
}

/**
 * The lead waits for co-ordinators who still have time. Whoever let the due time pass is taken to agree and keeps the
 * responsibility (NĐ 191/2026/NĐ-CP Đ.17): the part is withdrawn and does not hold up the answer.
 */
async function closeParts(act: ItemAct): Promise<void> {
  const { session, parts } = act;
  const open = parts.filter(({ part }) => openParts.includes(part.state));
  const waiting = open.filter(({ part }) => !part.dueTime || part.dueTime >= session.now);
  if (waiting.length > 0) throw new AppError('PARTS_OPEN', { metadata: { count: String(waiting.length) } });
  for (const held of open) await withdrawPart(act, held, 'Quá hạn phối hợp, coi như thống nhất');
}
