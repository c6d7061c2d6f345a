import { AppError, checkId, checkReason } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { PetitionState } from '@baro/proto/baro/petitions/v1/resources';
import type {
  RestorePetitionRequest,
  RestorePetitionResponse,
  RetirePetitionRequest,
  RetirePetitionResponse,
} from '@baro/proto/baro/petitions/v1/petitions';
import type { PetitionRow } from '../store/petition-entities.ts';
import { findPetition, findRaisings, findRetired } from '../store/petition-store.ts';
import { syncSessions } from '../store/session-store.ts';
import { markStale } from '../store/term-store.ts';
import { auditAct, changePetition } from './change-petition.ts';
import type { Deps } from './deps.ts';
import { emitPetition } from './emit.ts';
import { movePetition } from './hands.ts';
import type { Acts } from './hands.ts';
import { withdrawParts } from './part-hands.ts';

/** Retires a petition in favour of one that is the same matter; its voters' lines stay its own. */
export async function retirePetition(
  deps: Deps,
  request: RetirePetitionRequest,
  ctx: CallContext,
): Promise<RetirePetitionResponse> {
  const { favouredId } = request;
  return changePetition(
    deps,
    ctx,
    request,
    'RetirePetition',
    (check) => {
      checkId(check, 'favouredId', favouredId);
      check.text('note', request.note, 1000);
    },
    (act) => retire(act, favouredId, request.note.trim()),
    favouredId,
  );
}

async function retire(act: Acts, favouredId: string, note: string): Promise<void> {
  const { tx, petition, item } = act;
  const favoured = await findPetition(tx.em, favouredId);
  const same = favoured?.id === petition.id || favoured?.unitId !== petition.unitId;
  if (!favoured || same || favoured.favouredId) throw new AppError('FAVOURED_WRONG');
  const from = item.holderUnitId;
  await withdrawParts(act, 'Kiến nghị đã gộp vào kiến nghị khác');
  // What was retired for this one follows it: what is favoured is never retired itself.
  const followers = await findRetired(tx.em, petition.id);
  for (const follower of followers) {
    follower.favouredId = favouredId;
    emitPetition(tx, follower, 'PetitionRetired', { favouredId });
  }
  const lines = petition.raisingCount;
  // Its own lines are what it takes back with it, should it be restored.
  const own = await findRaisings(tx.em, petition.id);
  Object.assign(petition, { state: PetitionState.RETIRED, favouredId, raisingCount: own.length });
  movePetition(act, { reason: 'retired', to: undefined, note });
  emitPetition(tx, petition, 'PetitionRetired', { favouredId }, [from]);
  await joinCounts(act, favoured, lines);
  auditAct(act, 'retire', { favouredId });
}

/** The favoured petition was raised as often as all its lines say; sessions count the matter once. */
async function joinCounts({ tx, petition }: Acts, favoured: PetitionRow, lines: number): Promise<void> {
  favoured.raisingCount += lines;
  const { raisingCount } = favoured;
  emitPetition(tx, favoured, 'PetitionFavoured', { retiredId: petition.id, raisingCount });
  await tx.em.flush();
  await syncSessions(tx.em, petition);
  await syncSessions(tx.em, favoured);
}

/** Takes a petition up again that was retired by mistake. */
export async function restorePetition(
  deps: Deps,
  request: RestorePetitionRequest,
  ctx: CallContext,
): Promise<RestorePetitionResponse> {
  return changePetition(
    deps,
    ctx,
    request,
    'RestorePetition',
    (check) => checkReason(check, 'reason', request.reason, 500),
    async (act) => {
      const { tx, petition, as } = act;
      const favoured = await findPetition(tx.em, petition.favouredId ?? '');
      if (!favoured) throw new Error('a retired petition has none that is favoured');
      Object.assign(petition, {
        state: PetitionState.RECORDED,
        favouredId: null,
        leadPostId: null,
        leadUnitId: null,
        dueTime: null,
      });
      const { unitId, postId, personId } = as;
      movePetition(act, {
        reason: 'restored',
        to: { unitId, postId, personId },
        note: request.reason.trim(),
      });
      emitPetition(tx, petition, 'PetitionRestored', { favouredId: favoured.id }, [unitId]);
      await joinCounts(act, favoured, -petition.raisingCount);
      // While it was retired nothing was paired with it.
      await markStale(tx.em, [petition.id]);
      auditAct(act, 'restore', { favouredId: favoured.id });
    },
  );
}
