import { getHolderOf, isUnder } from '@baro/directory-client';
import { AppError, checkId, checkTime, refuseField } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { PetitionState } from '@baro/proto/baro/petitions/v1/resources';
import type {
  AcceptPetitionRequest,
  AcceptPetitionResponse,
  AssignPetitionRequest,
  AssignPetitionResponse,
  HandOverPetitionRequest,
  HandOverPetitionResponse,
} from '@baro/proto/baro/petitions/v1/petitions';
import { auditAct, changePetition } from './change-petition.ts';
import type { Deps } from './deps.ts';
import { emitPetition } from './emit.ts';
import { describePetition, movePetition } from './hands.ts';
import type { Acts } from './hands.ts';
import { factsOf } from './show-petition.ts';

/** Assigns a classified petition to a lead, the first time or anew. */
export async function assignPetition(
  deps: Deps,
  request: AssignPetitionRequest,
  ctx: CallContext,
): Promise<AssignPetitionResponse> {
  return changePetition(
    deps,
    ctx,
    request,
    'AssignPetition',
    (check) => {
      checkId(check, 'leadPostId', request.leadPostId);
      checkTime(check, 'dueTime', request.dueTime);
      check.required('dueTime', request.dueTime);
      check.text('note', request.note, 1000);
    },
    (act) => assign(act, request),
  );
}

function assign(act: Acts, request: AssignPetitionRequest): void {
  const { tx, session, petition, item, as } = act;
  if (!petition.level || !petition.field) throw new AppError('PETITION_UNCLASSIFIED');
  const to = getHolderOf(session, 'leadPostId', request.leadPostId);
  checkUnder(act, 'leadPostId', to.unitId, factsOf(session, petition, item).territoryId);
  const dueTime = request.dueTime ?? session.now;
  if (dueTime <= session.now) throw new AppError('DUE_TIME_PAST');
  if (item.holderPostId === to.postId && petition.state !== PetitionState.RECORDED) {
    throw new AppError('SAME_HOLDER');
  }
  const from = item.holderUnitId;
  Object.assign(petition, {
    dueTime,
    state: PetitionState.ASSIGNED,
    leadPostId: to.postId,
    leadUnitId: to.unitId,
    assignerUnitId: as.unitId,
    assignerPostId: as.postId,
    assignerPersonId: as.personId,
    assignTime: session.now,
    originalDueTime: petition.originalDueTime ?? dueTime,
  });
  movePetition(act, { reason: 'assigned', to, note: request.note.trim(), awaiting: true });
  const data = { unitId: petition.unitId, leadUnitId: to.unitId, leadPostId: request.leadPostId, dueTime };
  emitPetition(tx, petition, 'PetitionAssigned', data, [from, to.unitId]);
  auditAct(act, 'assign', { leadPostId: request.leadPostId });
}

/** Work goes only where the writ runs. @throws AppError FIELD_INVALID */
export function checkUnder(
  { session }: Pick<Acts, 'session'>,
  field: string,
  unitId: string,
  governingId: string,
): void {
  if (isUnder(unitId, governingId, session.find)) return;
  refuseField(field, 'NOT_IN_UNIT', 'is not under the unit', 'không thuộc phạm vi của đơn vị');
}

/** The holder accepts. */
export async function acceptPetition(
  deps: Deps,
  request: AcceptPetitionRequest,
  ctx: CallContext,
): Promise<AcceptPetitionResponse> {
  return changePetition(deps, ctx, request, 'AcceptPetition', noFields, (act) => {
    const { tx, petition, item, as } = act;
    petition.state = PetitionState.ACCEPTED;
    item.awaiting = false;
    describePetition(act);
    emitPetition(tx, petition, 'PetitionAccepted', {}, [as.unitId]);
    auditAct(act, 'accept');
  });
}

/** For acts whose request has nothing beside the petition. */
export function noFields(): void {
  // the petition's id is checked for every act
}

/** The holder hands over to another post of the unit that leads. */
export async function handOverPetition(
  deps: Deps,
  request: HandOverPetitionRequest,
  ctx: CallContext,
): Promise<HandOverPetitionResponse> {
  return changePetition(
    deps,
    ctx,
    request,
    'HandOverPetition',
    (check) => {
      checkId(check, 'postId', request.postId);
      check.text('note', request.note, 1000);
    },
    (act) => handOver(act, request),
  );
}

function handOver(act: Acts, { postId, note }: HandOverPetitionRequest): void {
  const { tx, session, petition, item } = act;
  const to = getHolderOf(session, 'postId', postId);
  if (to.postId === item.holderPostId) throw new AppError('SAME_HOLDER');
  checkUnder(act, 'postId', to.unitId, petition.leadUnitId ?? '');
  const from = item.holderUnitId;
  // An answered petition needs no second acceptance: what is left is to see it resolved.
  const answered = petition.state === PetitionState.ANSWERED;
  if (!answered) petition.state = PetitionState.ASSIGNED;
  movePetition(act, { reason: 'handed_over', to, note: note.trim(), awaiting: !answered });
  emitPetition(tx, petition, 'PetitionHandedOver', { postId }, [from, to.unitId]);
  auditAct(act, 'hand_over', { toPostId: postId });
}
