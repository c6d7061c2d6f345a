import { AppError, checkId } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import type { DismissLikelyRequest, DismissLikelyResponse } from '@baro/proto/baro/petitions/v1/petitions';
import { storeDismissal } from '../store/pair-store.ts';
import { findPetition } from '../store/petition-store.ts';
import { auditAct, changePetition } from './change-petition.ts';
import type { Deps } from './deps.ts';
import { emitPetition } from './emit.ts';

/** Tells two petitions apart that were proposed as the same matter. */
export async function dismissLikely(
  deps: Deps,
  request: DismissLikelyRequest,
  ctx: CallContext,
): Promise<DismissLikelyResponse> {
  const { otherId } = request;
  return changePetition(
    deps,
    ctx,
    request,
    'DismissLikely',
    (check) => {
      checkId(check, 'otherId', otherId);
      check.text('note', request.note, 1000);
    },
    async (act) => {
      const { tx, session, petition, as } = act;
      const other = await findPetition(tx.em, otherId);
      if (!other || other.id === petition.id || other.unitId !== petition.unitId) {
        throw new AppError('NOT_ANOTHER');
      }
      const note = request.note.trim();
      await storeDismissal(tx.em, { ...as, petitionId: petition.id, otherId, time: session.now, note });
      emitPetition(tx, petition, 'PetitionToldApart', { otherId });
      auditAct(act, 'tell_apart', { otherId });
    },
  );
}
