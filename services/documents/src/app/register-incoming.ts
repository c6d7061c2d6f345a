import { emitCustody, getOpenUnit, openSession } from '@baro/directory-client';
import { AppError, FieldCheck, checkId, isUuid, write } from '@baro/chassis';
import type { CallContext, Tx } from '@baro/chassis';
import type { Acting, Session, UnitView } from '@baro/directory-client';
import type {
  RegisterIncomingDocumentRequest,
  RegisterIncomingDocumentResponse,
} from '@baro/proto/baro/documents/v1/incoming';
import { IncomingDocument } from '@baro/proto/baro/documents/v1/resources';
import { mayRegister } from '../domain/policy.ts';
import type { IncomingRow } from '../store/incoming-entities.ts';
import { findLikes, insertRegistration, isLikeViolation, ordinalsAfter } from '../store/register-store.ts';
import type { Deps } from './deps.ts';
import { checkArrival, checkIncoming, refuseClassified, tidyIncoming } from './incoming-fields.ts';
import { emitRegistered, newIncoming, newRegistration, registeredVersion } from './new-incoming.ts';
import { incomingSubject } from './item-subject.ts';
import { showIncoming } from './show-incoming.ts';

/** Registers a document under the next arrival number of its unit and year. */
export async function registerIncoming(
  deps: Deps,
  request: RegisterIncomingDocumentRequest,
  ctx: CallContext,
): Promise<RegisterIncomingDocumentResponse> {
  const session = await openSession(ctx, deps.directory);
  const { document, unit, as } = await checkRequest(deps, session, request, ctx);
  const row = newIncoming(session, unit, document);
  if (request.validateOnly) {
    await refuseLikes(ctx.em, row, request.duplicateReason);
    return { document: showIncoming(session, row, undefined) };
  }
  return write(ctx, request, async (tx) => register(tx, session, row, as, request.duplicateReason));
}

async function checkRequest(
  deps: Deps,
  session: Session,
  request: RegisterIncomingDocumentRequest,
  ctx: CallContext,
): Promise<{ document: IncomingDocument; unit: UnitView; as: Acting }> {
  const document = tidyIncoming(request.document ?? IncomingDocument.create());
  const allowed = isUuid(document.unitId) ? allow(session, document.unitId) : undefined;
  const types = await deps.types.all(ctx.em);
  const check = new FieldCheck();
  checkId(check, 'requestId', request.requestId);
  checkId(check, 'document.unitId', document.unitId);
  check.text('duplicateReason', request.duplicateReason, 500);
  checkArrival(check, document.arrivalTime, session.now);
  checkIncoming(check, document, session.now, new Set(types.map((type) => type.code)));
  refuseClassified(document);
  check.throwIfAny();
  if (!allowed) throw new AppError('PERMISSION_DENIED');
  return { document, ...allowed };
}

function allow(session: Session, unitId: string): { unit: UnitView; as: Acting } {
  const unit = getOpenUnit(session, unitId);
  const decision = mayRegister(session.staff, unitId);
  if (!decision.allowed) throw new AppError('PERMISSION_DENIED');
  return { unit, as: decision.as };
}

/** Looks for like documents; without a reason they refuse the new one, with one they are written down. */
async function refuseLikes(em: Tx['em'], row: IncomingRow, reason: string): Promise<void> {
  const likes = await findLikes(em, row.unitId, row.messageId, row.likeKey ?? null);
  if (likes.length === 0) return;
  const ids = likes.map((like) => like.id);
  if (!reason.trim()) throw likesRefusal(ids);
  row.duplicateReason = reason.trim();
  row.duplicateIds = ids;
  Object.assign(row, ordinalsAfter(likes));
}

/** The refusal of a like document; of one registered at the same moment the id is not known yet. */
export function likesRefusal(ids: readonly string[], cause?: unknown): AppError {
  return new AppError('DUPLICATE_DOCUMENT', { metadata: { ids: ids.slice(0, 10).join(',') }, cause });
}

async function register(
  tx: Tx,
  session: Session,
  row: IncomingRow,
  as: Acting,
  duplicateReason: string,
): Promise<() => RegisterIncomingDocumentResponse> {
  await refuseLikes(tx.em, row, duplicateReason);
  const registration = newRegistration(session, row, as);
  const { item, change } = registration;
  tx.last(async () => {
    // Stored as they are once the events below are told: one statement writes them.
    const told = {
      document: { ...row, version: registeredVersion(row) },
      item: { ...item, eventVersion: item.eventVersion + 1 },
    };
    row.arrivalNumber = await insertRegistration(tx.em, { ...registration, ...told }).catch(
      (error: unknown) => {
        if (isLikeViolation(error)) throw likesRefusal([], error);
        throw error;
      },
    );
    emitRegistered(tx, row, item.holderUnitId ?? null);
    emitCustody(tx, session, item, change, incomingSubject(row, undefined));
    const details = { year: row.year, arrivalNumber: row.arrivalNumber };
    tx.audit({
      action: 'register',
      subjectType: 'incoming_document',
      subjectId: row.id,
      unitId: row.unitId,
      details,
    });
  }, `arrival ${row.unitId} ${row.year}`);
  return () => ({ document: showIncoming(session, row, item, { changes: [change] }) });
}
