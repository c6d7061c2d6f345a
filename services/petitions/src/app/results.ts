import { localDateOf } from '@baro/directory-client';
import type { Holder } from '@baro/directory-client';
import { newId, enumName } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { PetitionState, ResultClass, ResultKind } from '@baro/proto/baro/petitions/v1/resources';
import type {
  ClaimResultRequest,
  ClaimResultResponse,
  FindResultRequest,
  FindResultResponse,
} from '@baro/proto/baro/petitions/v1/petitions';
import { closes } from '../domain/states.ts';
import { ResultEntity } from '../store/petition-entities.ts';
import { countSessionsOf } from '../store/session-store.ts';
import { auditAct, changePetition } from './change-petition.ts';
import type { Deps } from './deps.ts';
import { emitPetition } from './emit.ts';
import { describePetition, movePetition } from './hands.ts';
import type { Acts } from './hands.ts';
import { promiseClaimed } from './make-promise.ts';
import { checkWord } from './petition-fields.ts';
import type { Word } from './petition-fields.ts';

const names = { dueDate: 'dueDate', text: 'text', textNeeded: true };

/** The holder claims how far the petition is resolved by now. */
export async function claimResult(
  deps: Deps,
  request: ClaimResultRequest,
  ctx: CallContext,
): Promise<ClaimResultResponse> {
  return changePetition(
    deps,
    ctx,
    request,
    'ClaimResult',
    (check) => checkWord(check, request, names, localDateOf(ctx.now)),
    async (act) => {
      const { tx, petition, item, as } = act;
      addResult(act, ResultKind.CLAIM, as, request);
      await promiseClaimed(act, request, { promiser: as, accountable: as });
      describePetition(act);
      const data = { resultClass: enumName(ResultClass, request.resultClass), dueDate: request.dueDate };
      emitPetition(tx, petition, 'PetitionResultClaimed', data, [item.holderUnitId]);
      auditAct(act, 'claim_result', data);
    },
  );
}

/** The Council's verifier finds how far it is resolved, beside the claim. */
export async function findResult(
  deps: Deps,
  request: FindResultRequest,
  ctx: CallContext,
): Promise<FindResultResponse> {
  return changePetition(
    deps,
    ctx,
    request,
    'FindResult',
    (check) => checkWord(check, request, names, localDateOf(ctx.now)),
    (act) => find(act, request),
  );
}

async function find(act: Acts, request: FindResultRequest): Promise<void> {
  const { tx, petition, item, as } = act;
  addResult(act, ResultKind.FINDING, as, request);
  const from = item.holderUnitId;
  const closed = closes(request.resultClass);
  if (closed) {
    petition.state = PetitionState.CLOSED;
    movePetition(act, { reason: 'closed', to: undefined });
    await countSessionsOf(tx.em, petition.id, { closed: 1 });
  } else {
    describePetition(act);
  }
  const data = { resultClass: enumName(ResultClass, request.resultClass), dueDate: request.dueDate, closed };
  emitPetition(tx, petition, 'PetitionResultFound', data, [from]);
  auditAct(act, 'find_result', data);
}

/** Keeps one word beside all earlier ones; the petition shows the last of each kind. */
export function addResult({ tx, session, petition }: Acts, kind: ResultKind, by: Holder, word: Word): void {
  const { resultClass, dueDate, text } = word;
  const id = newId();
  tx.em.persist(
    tx.em.create(ResultEntity, {
      id,
      kind,
      resultClass,
      petitionId: petition.id,
      dueDate: dueDate || null,
      text: text.trim(),
      byUnitId: by.unitId,
      byPostId: by.postId ?? '',
      byPersonId: by.personId ?? '',
      resultTime: session.now,
    }),
  );
  const last = { claimId: id, claimClass: resultClass };
  Object.assign(petition, kind === ResultKind.CLAIM ? last : { findingId: id, findingClass: resultClass });
}
