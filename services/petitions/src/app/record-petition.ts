import { getOpenUnit, localDateOf, openSession } from '@baro/directory-client';
import type { Acting, Session, UnitView } from '@baro/directory-client';
import { AppError, checkId, FieldCheck, isUuid, newId, write } from '@baro/chassis';
import type { CallContext, Tx } from '@baro/chassis';
import { Petition, PetitionState, Raising, ResultClass } from '@baro/proto/baro/petitions/v1/resources';
import type { RecordPetitionRequest, RecordPetitionResponse } from '@baro/proto/baro/petitions/v1/petitions';
import { codeOf } from '../domain/code.ts';
import { mayKeep } from '../domain/policy.ts';
import { ItemEntity, PetitionEntity, RaisingEntity } from '../store/petition-entities.ts';
import type { PetitionRow, RaisingRow } from '../store/petition-entities.ts';
import { indexPetition, takeNumbers } from '../store/petition-store.ts';
import { findSession, syncSessions } from '../store/session-store.ts';
import { markStale } from '../store/term-store.ts';
import { auditAct } from './change-petition.ts';
import type { Deps } from './deps.ts';
import { emitPetition } from './emit.ts';
import { petitionDetail } from './get-petition.ts';
import { movePetition, newItem } from './hands.ts';
import { checkClassification, checkRaising, tidyClassification, tidyRaising } from './petition-fields.ts';
import type { Classification } from './petition-fields.ts';

/** Records a petition as voters raised it. */
export async function recordPetition(
  deps: Deps,
  request: RecordPetitionRequest,
  ctx: CallContext,
): Promise<RecordPetitionResponse> {
  const petition = request.petition ?? Petition.create();
  const raising = tidyRaising(request.raising ?? Raising.create());
  const session = await openSession(ctx, deps.directory);
  const decision = isUuid(petition.unitId) ? mayKeep(session.staff, petition) : undefined;
  if (decision && !decision.allowed) throw new AppError('PERMISSION_DENIED');
  const check = new FieldCheck();
  checkId(check, 'requestId', request.requestId);
  checkId(check, 'petition.unitId', petition.unitId);
  checkClassification(check, 'petition.', petition, false);
  checkRaising(check, raising);
  check.throwIfAny();
  if (!decision?.allowed) throw new AppError('PERMISSION_DENIED');
  const unit = getOpenUnit(session, petition.unitId);
  await getSession(ctx, raising.sessionId, unit.id);
  const row = newPetition(session, unit, petition);
  return write(ctx, request, (tx) =>
    record(tx, session, row, newRaising(raising, row.id, session.now), decision.as),
  );
}

/** @throws AppError SESSION_NOT_FOUND when it is not there, or another Council's */
export async function getSession({ em }: Pick<Tx, 'em'>, id: string, unitId: string): Promise<void> {
  const found = await findSession(em, id);
  if (found?.unitId !== unitId) throw new AppError('SESSION_NOT_FOUND');
}

/** A petition nobody has numbered or held yet. */
export function newPetition(session: Session, unit: UnitView, asked: Classification): PetitionRow {
  return {
    ...tidyClassification(asked),
    id: newId(),
    version: 0,
    unitId: unit.id,
    unitCode: unit.code,
    year: Number(localDateOf(session.now).slice(0, 4)),
    number: 0,
    state: PetitionState.RECORDED,
    leadPostId: null,
    leadUnitId: null,
    assignerUnitId: null,
    assignerPostId: null,
    assignerPersonId: null,
    assignTime: null,
    dueTime: null,
    originalDueTime: null,
    openAnswerId: null,
    answerTime: null,
    claimId: null,
    claimClass: ResultClass.UNSPECIFIED,
    findingId: null,
    findingClass: ResultClass.UNSPECIFIED,
    raisingCount: 1,
    favouredId: null,
    createTime: session.now,
    updateTime: session.now,
  };
}

/** The voters' line as stored. */
export function newRaising(raising: Raising, petitionId: string, now: Date): RaisingRow {
  const { sessionId, timing, localityName, deputyGroup, words, letterNumberSymbol } = raising;
  return {
    id: newId(),
    petitionId,
    sessionId,
    timing,
    localityName,
    deputyGroup,
    words,
    letterNumberSymbol,
    meetingDate: raising.meetingDate || null,
    letterDate: raising.letterDate || null,
    source: null,
    externalId: null,
    createTime: now,
  };
}

async function record(tx: Tx, session: Session, row: PetitionRow, line: RaisingRow, as: Acting) {
  const petition = tx.em.create(PetitionEntity, row);
  const item = tx.em.create(ItemEntity, newItem(row.id, session.now));
  tx.em.persist([petition, item, tx.em.create(RaisingEntity, line)]);
  tx.last(async () => {
    petition.number = await takeNumbers(tx.em, row.unitId, row.year, 1);
    const { unitId, postId, personId } = as;
    const acts = { tx, session, petition, item, as };
    const data = { unitId: row.unitId, sessionId: line.sessionId, raisingId: line.id };
    emitPetition(tx, petition, 'PetitionRecorded', data, [unitId]);
    movePetition(acts, { reason: 'recorded', to: { unitId, postId, personId } });
    auditAct(acts, 'record', { sessionId: line.sessionId, number: petition.number });
    await tx.em.flush();
    await syncSessions(tx.em, petition);
    await markStale(tx.em, [petition.id]);
    await indexPetition(tx.em, petition.id, codeOf(petition));
  }, `petition ${row.unitId} ${row.year}`);
  return async () => ({ petition: await petitionDetail(tx.em, session, petition) });
}
