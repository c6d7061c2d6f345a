import { getHolderOf, noteAct, openSession } from '@baro/directory-client';
import {
  AppError,
  FieldCheck,
  checkEtag,
  checkId,
  checkReason,
  checkTime,
  newId,
  write,
} from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { PetitionPartState } from '@baro/proto/baro/petitions/v1/resources';
import type { AskPartRequest, AskPartResponse } from '@baro/proto/baro/petitions/v1/parts';
import { decidePetition } from '../domain/allowed-actions.ts';
import { openParts } from '../domain/part-states.ts';
import { maySeePetitions } from '../domain/policy.ts';
import { startsFrom, stateName } from '../domain/states.ts';
import { PartEntity, findParts } from '../store/part-store.ts';
import { ItemEntity } from '../store/petition-entities.ts';
import { lockPetition } from '../store/petition-store.ts';
import { auditPart } from './change-part.ts';
import type { Deps } from './deps.ts';
import { newItem } from './hands.ts';
import type { Acts } from './hands.ts';
import { checkUnder } from './handle-petition.ts';
import { emitPart, movePart } from './part-hands.ts';
import { factsOf } from './show-petition.ts';
import { showPart } from './show-part.ts';

/** Who leads asks a post of another unit to co-ordinate. */
export async function askPart(
  deps: Deps,
  request: AskPartRequest,
  ctx: CallContext,
): Promise<AskPartResponse> {
  const check = new FieldCheck();
  checkId(check, 'petitionId', request.petitionId);
  checkId(check, 'postId', request.postId);
  checkReason(check, 'direction', request.direction, 1000);
  checkTime(check, 'dueTime', request.dueTime);
  check.required('dueTime', request.dueTime);
  check.throwIfAny();
  const session = await openSession(ctx, deps.directory);
  return write(ctx, request, async (tx) => {
    const held = await lockPetition(tx.em, request.petitionId);
    const sees = maySeePetitions(session.staff);
    if (!held) throw new AppError(sees ? 'PETITION_NOT_FOUND' : 'PERMISSION_DENIED');
    const { petition, item } = held;
    const facts = factsOf(session, petition, item);
    const decision = decidePetition('AskPart', session.staff, facts);
    if (!decision.allowed) throw new AppError('PERMISSION_DENIED');
    checkEtag(request.etag, petition.version);
    if (!startsFrom('AskPart', petition.state)) {
      throw new AppError('PETITION_STATE_WRONG', { metadata: { state: stateName(petition.state) } });
    }
    const act = { tx, session, petition, item, as: decision.as };
    const { part, partItem } = await ask(act, request);
    petition.updateTime = session.now;
    await tx.em.flush();
    return async () => ({ part: showPart(session, facts, part, partItem) });
  });
}

async function ask(act: Acts, request: AskPartRequest) {
  const { tx, session, petition, item, as } = act;
  const dueTime = request.dueTime ?? session.now;
  if (dueTime <= session.now) throw new AppError('DUE_TIME_PAST');
  if (petition.dueTime && dueTime > petition.dueTime) throw new AppError('PART_AFTER_ANSWER');
  const to = getHolderOf(session, 'postId', request.postId);
  checkUnder(act, 'postId', to.unitId, factsOf(session, petition, item).territoryId);
  const parts = await findParts(tx.em, petition.id);
  const asked = parts.some(({ unitId, state }) => unitId === to.unitId && openParts.includes(state));
  if (asked || to.unitId === petition.leadUnitId) throw new AppError('PART_EXISTS');
  const part = tx.em.create(PartEntity, {
    id: newId(),
    version: 0,
    petitionId: petition.id,
    unitId: to.unitId,
    state: PetitionPartState.ASKED,
    direction: request.direction.trim(),
    result: '',
    dueTime,
    askUnitId: as.unitId,
    askPostId: as.postId,
    askPersonId: as.personId,
    askTime: session.now,
    finishTime: null,
  });
  const partItem = tx.em.create(ItemEntity, newItem(part.id, session.now));
  tx.em.persist([part, partItem]);
  const partAct = { ...act, part, partItem };
  movePart(partAct, { reason: 'assigned', to, note: part.direction, awaiting: true });
  emitPart(tx, petition, part, 'PetitionPartAsked', { unitId: to.unitId, dueTime }, [to.unitId]);
  noteAct(item, as);
  auditPart(partAct, 'ask_part', { toPostId: to.postId });
  return { part, partItem };
}
