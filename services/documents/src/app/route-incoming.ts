import type { Holder } from '@baro/directory-client';
import { getHolderOf } from '@baro/directory-client';
import { AppError, FieldCheck, newId } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import type {
  RouteIncomingDocumentRequest,
  RouteIncomingDocumentResponse,
  RouteTarget,
} from '@baro/proto/baro/documents/v1/incoming';
import { IncomingState, PartState } from '@baro/proto/baro/documents/v1/resources';
import { openParts } from '../domain/states.ts';
import { itemKinds } from '../store/custody-entities.ts';
import { addItem } from '../store/incoming-store.ts';
import { addViewers } from '../store/viewer-store.ts';
import { auditAct, changeIncoming, describeItem, moveItem } from './change-incoming.ts';
import type { IncomingAct } from './change-incoming.ts';
import { newItem } from './custody.ts';
import type { Deps } from './deps.ts';
import { emitDocument } from './emit.ts';
import { checkInUnit } from './handle-item.ts';
import { checkDueOrder, checkRouting } from './routing-fields.ts';

/** Routes a document to one lead and any co-ordinators, each with a due time. */
export async function routeIncoming(
  deps: Deps,
  request: RouteIncomingDocumentRequest,
  ctx: CallContext,
): Promise<RouteIncomingDocumentResponse> {
  const check = new FieldCheck();
  const lead = checkRouting(check, request);
  check.throwIfAny();
  if (!lead) throw new AppError('FIELD_INVALID');
  return changeIncoming(deps, ctx, request, 'RouteIncomingDocument', (act) => route(act, request, lead));
}

async function route(
  act: IncomingAct,
  request: RouteIncomingDocumentRequest,
  lead: RouteTarget,
): Promise<void> {
  const { tx, document } = act;
  const to = receiver(act, 'lead.postId', lead.postId);
  const coOrdinators = request.coOrdinators.map((target, at) => ({
    target,
    to: receiver(act, `coOrdinators[${at}].postId`, target.postId),
  }));
  const informed = request.forInformationPostIds.map((postId) => informedPost(act, postId));
  checkDues(act, lead, request.coOrdinators);
  const direction = request.direction.trim();
  await routeLead(act, lead, to, direction);
  const partIds = await routeParts(act, coOrdinators, direction);
  document.informationPostIds = [...new Set([...document.informationPostIds, ...informed])];
  await addViewers(
    tx.em,
    { id: document.id, kind: itemKinds.incoming, sortTime: document.arrivalTime },
    informed,
  );
  const data = { documentId: document.id, leadPostId: lead.postId, partIds };
  const unitIds = [to.unitId, ...coOrdinators.map((part) => part.to.unitId)];
  emitDocument(tx, 'incoming_document', document, 'IncomingDocumentRouted', 'routed', data, unitIds);
  auditAct(act, 'route', {
    leadPostId: lead.postId,
    coOrdinatorPostIds: request.coOrdinators.map((part) => part.postId),
  });
}

/** No due time is set in the past; who co-ordinates answers before the lead is due, also where the lead keeps the document's. */
function checkDues(act: IncomingAct, lead: RouteTarget, coOrdinators: readonly RouteTarget[]): void {
  const { session, document } = act;
  for (const target of [lead, ...coOrdinators]) {
    if (target.dueTime && target.dueTime <= session.now) throw new AppError('DUE_TIME_PAST');
  }
  const check = new FieldCheck();
  checkDueOrder(check, lead.dueTime ?? document.dueTime ?? undefined, coOrdinators);
  check.throwIfAny();
}

function receiver(act: IncomingAct, field: string, postId: string): Holder {
  const to = getHolderOf(act.session, field, postId);
  checkInUnit(act, field, to.unitId);
  return to;
}

/** For information any post in force will do, held or not. @throws AppError POST_NOT_FOUND */
function informedPost(act: IncomingAct, postId: string): string {
  if (!act.session.directory.post(postId, act.session.now)?.inForce) throw new AppError('POST_NOT_FOUND');
  return postId;
}

async function routeLead(act: IncomingAct, lead: RouteTarget, to: Holder, direction: string): Promise<void> {
  const { document, item, as } = act;
  // Routed again before acceptance: back means to who routes, not to the lead who never took it.
  const backVersion = document.state === IncomingState.ROUTED ? (item.backVersion ?? null) : item.version;
  document.state = IncomingState.ROUTED;
  document.direction = direction;
  if (lead.dueTime) {
    document.dueTime = lead.dueTime;
    document.originalDueTime ??= lead.dueTime;
    document.dueExplanation = 'Hạn xử lý do người phân phối giao';
    document.calendarVersion = '';
  }
  await moveItem(
    act,
    { item },
    {
      reason: 'routed',
      to,
      by: as,
      note: lead.direction.trim() || direction,
      dueTime: document.dueTime ?? null,
      state: document.state,
      backVersion,
      awaiting: true,
    },
  );
}

interface CoOrdinator {
  target: RouteTarget;
  to: Holder;
}

/** Parts of a new routing: a co-ordinator who stays keeps the part, who is left out loses it. @returns parts made. */
async function routeParts(
  act: IncomingAct,
  coOrdinators: CoOrdinator[],
  direction: string,
): Promise<string[]> {
  const { document, parts } = act;
  const open = parts.filter(({ part }) => openParts.includes(part.state));
  const made: string[] = [];
  for (const { target, to } of coOrdinators) {
    const asked = target.direction.trim() || direction;
    const dueTime = target.dueTime ?? document.dueTime ?? null;
    const kept = open.find(({ item }) => item.holderPostId === to.postId);
    if (!kept) {
      made.push(await addPart(act, to, asked, dueTime, parts.length + made.length));
      continue;
    }
    keepPart(act, kept, asked, dueTime);
  }
  const staying = new Set(coOrdinators.map(({ to }) => to.postId));
  for (const held of open) {
    if (!staying.has(held.item.holderPostId ?? '')) await withdrawPart(act, held, 'Phân phối lại');
  }
  return made;
}

/** A co-ordinator who stays keeps the part, with what is asked now and until when. */
function keepPart(
  act: IncomingAct,
  kept: IncomingAct['parts'][number],
  asked: string,
  dueTime: Date | null,
): void {
  const { part, item } = kept;
  const moved = part.dueTime?.getTime() !== dueTime?.getTime();
  Object.assign(part, { direction: asked, dueTime, version: part.version + 1 });
  part.originalDueTime ??= dueTime;
  item.dueTime = dueTime;
  if (moved) describeItem(act, kept);
}

async function addPart(
  act: IncomingAct,
  to: Holder,
  direction: string,
  dueTime: Date | null,
  position: number,
): Promise<string> {
  const { tx, session, document, as } = act;
  const id = newId();
  const item = newItem(session, {
    id,
    kind: itemKinds.part,
    documentId: document.id,
    unitId: document.unitId,
    dueTime,
  });
  const part = {
    id,
    version: 1,
    documentId: document.id,
    position,
    state: PartState.ROUTED,
    dueTime,
    originalDueTime: dueTime,
    direction,
    result: '',
    finishTime: null,
    createTime: session.now,
  };
  const stored = addItem(tx.em, part, item);
  await moveItem(act, stored, {
    reason: 'routed',
    to,
    by: as,
    note: direction,
    dueTime,
    state: PartState.ROUTED,
    backVersion: 0,
    awaiting: true,
  });
  return id;
}

/** Takes a part back from who holds it. */
export async function withdrawPart(
  act: Omit<IncomingAct, 'item' | 'parts'>,
  { part, item }: IncomingAct['parts'][number],
  note: string,
): Promise<void> {
  part.state = PartState.WITHDRAWN;
  part.version += 1;
  await moveItem(
    act,
    { item, part },
    {
      reason: 'withdrawn',
      to: undefined,
      by: act.as,
      note,
      dueTime: part.dueTime ?? null,
      state: part.state,
      backVersion: null,
      awaiting: false,
    },
  );
}
