import { noteAct, openSession } from '@baro/directory-client';
import { AppError, checkEtag, FieldCheck, checkId, write } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import type { Petition } from '@baro/proto/baro/petitions/v1/resources';
import { decidePetition, isHolders } from '../domain/allowed-actions.ts';
import { codeOf } from '../domain/code.ts';
import { maySeePetitions } from '../domain/policy.ts';
import { startsFrom, stateName } from '../domain/states.ts';
import type { PetitionAction } from '../domain/states.ts';
import { indexPetition, lockInOrder, lockPetition } from '../store/petition-store.ts';
import type { Deps } from './deps.ts';
import { petitionDetail } from './get-petition.ts';
import type { Acts } from './hands.ts';
import { factsOf } from './show-petition.ts';

interface Mutation {
  id: string;
  requestId: string;
  etag: string;
}

/**
 * Does an act on a petition: fields, lock, right, etag, state, then `work`; answers with the petition.
 * `check` looks at the fields of the request beside its id; `beside` is another petition the act locks.
 */
export async function changePetition(
  deps: Deps,
  ctx: CallContext,
  request: Mutation,
  action: PetitionAction,
  check: (check: FieldCheck) => void,
  work: (act: Acts) => Promise<void> | void,
  beside = '',
): Promise<{ petition: Petition }> {
  const fields = new FieldCheck();
  checkId(fields, 'id', request.id);
  check(fields);
  fields.throwIfAny();
  const session = await openSession(ctx, deps.directory);
  return write(ctx, request, async (tx) => {
    if (beside) await lockInOrder(tx.em, [request.id, beside]);
    const held = await lockPetition(tx.em, request.id);
    if (!held) {
      throw new AppError(maySeePetitions(session.staff) ? 'PETITION_NOT_FOUND' : 'PERMISSION_DENIED');
    }
    const { petition, item } = held;
    const decision = decidePetition(action, session.staff, factsOf(session, petition, item));
    if (!decision.allowed && !(isHolders(action) && maySeePetitions(session.staff))) {
      throw new AppError('PERMISSION_DENIED');
    }
    checkEtag(request.etag, petition.version);
    if (!startsFrom(action, petition.state)) {
      throw new AppError('PETITION_STATE_WRONG', { metadata: { state: stateName(petition.state) } });
    }
    if (!decision.allowed) throw new AppError('NOT_HOLDER');
    const hands = item.version;
    await work({ tx, session, petition, item, as: decision.as });
    if (item.version === hands) noteAct(item, decision.as);
    petition.updateTime = session.now;
    // The index is made of rows: they must be there first.
    await tx.em.flush();
    await indexPetition(tx.em, petition.id, codeOf(petition));
    return async () => ({ petition: await petitionDetail(tx.em, session, petition) });
  });
}

/** Writes an act on a petition into the audit; `details` hold ids and numbers only. */
export function auditAct(
  { tx, petition, as }: Pick<Acts, 'tx' | 'petition' | 'as'>,
  action: string,
  details: Record<string, unknown> = {},
): void {
  tx.audit({
    action,
    subjectType: 'petition',
    subjectId: petition.id,
    unitId: petition.unitId,
    details: { ...details, postId: as.postId },
  });
}
