import { getHolderOf } from '@baro/directory-client';
import { AppError, checkId, checkReason } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { PetitionPartState } from '@baro/proto/baro/petitions/v1/resources';
import type {
  AcceptPartRequest,
  AcceptPartResponse,
  FinishPartRequest,
  FinishPartResponse,
  HandOverPartRequest,
  HandOverPartResponse,
  SendBackPartRequest,
  SendBackPartResponse,
  WithdrawPartRequest,
  WithdrawPartResponse,
} from '@baro/proto/baro/petitions/v1/parts';
import { auditPart, changePart } from './change-part.ts';
import type { Deps } from './deps.ts';
import { checkUnder, noFields } from './handle-petition.ts';
import { describePart, emitPart, endPart, movePart } from './part-hands.ts';

/** The holder accepts the part. */
export async function acceptPart(
  deps: Deps,
  request: AcceptPartRequest,
  ctx: CallContext,
): Promise<AcceptPartResponse> {
  return changePart(deps, ctx, request, 'AcceptPart', noFields, (act) => {
    const { tx, petition, part, partItem, as } = act;
    part.state = PetitionPartState.ACCEPTED;
    partItem.awaiting = false;
    describePart(act);
    emitPart(tx, petition, part, 'PetitionPartAccepted', {}, [as.unitId]);
    auditPart(act, 'accept_part');
  });
}

/** The holder hands the part over to another post of the unit that was asked. */
export async function handOverPart(
  deps: Deps,
  request: HandOverPartRequest,
  ctx: CallContext,
): Promise<HandOverPartResponse> {
  return changePart(
    deps,
    ctx,
    request,
    'HandOverPart',
    (check) => {
      checkId(check, 'postId', request.postId);
      check.text('note', request.note, 1000);
    },
    (act) => {
      const { tx, session, petition, part, partItem } = act;
      const to = getHolderOf(session, 'postId', request.postId);
      if (to.postId === partItem.holderPostId) throw new AppError('SAME_HOLDER');
      checkUnder(act, 'postId', to.unitId, part.unitId);
      const from = partItem.holderUnitId;
      part.state = PetitionPartState.ASKED;
      movePart(act, { reason: 'handed_over', to, note: request.note.trim(), awaiting: true });
      emitPart(tx, petition, part, 'PetitionPartHandedOver', { postId: request.postId }, [from, to.unitId]);
      auditPart(act, 'hand_over_part', { toPostId: to.postId });
    },
  );
}

/** The holder finishes with what the unit contributes. */
export async function finishPart(
  deps: Deps,
  request: FinishPartRequest,
  ctx: CallContext,
): Promise<FinishPartResponse> {
  return changePart(
    deps,
    ctx,
    request,
    'FinishPart',
    (check) => checkReason(check, 'result', request.result, 5000),
    (act) => {
      endPart(act, PetitionPartState.FINISHED, request.result.trim());
      auditPart(act, 'finish_part');
    },
  );
}

/** The holder sends the part back to who leads. */
export async function sendBackPart(
  deps: Deps,
  request: SendBackPartRequest,
  ctx: CallContext,
): Promise<SendBackPartResponse> {
  return changePart(
    deps,
    ctx,
    request,
    'SendBackPart',
    (check) => checkReason(check, 'reason', request.reason, 500),
    (act) => {
      endPart(act, PetitionPartState.SENT_BACK, request.reason.trim());
      auditPart(act, 'send_back_part');
    },
  );
}

/** Who leads takes the part back. */
export async function withdrawPart(
  deps: Deps,
  request: WithdrawPartRequest,
  ctx: CallContext,
): Promise<WithdrawPartResponse> {
  return changePart(
    deps,
    ctx,
    request,
    'WithdrawPart',
    (check) => checkReason(check, 'reason', request.reason, 500),
    (act) => {
      endPart(act, PetitionPartState.WITHDRAWN, request.reason.trim());
      auditPart(act, 'withdraw_part');
    },
  );
}
