import { noteAct, openSession } from '@baro/directory-client';
import { AppError, FieldCheck, checkEtag, checkId, write, enumName } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { PetitionPartState } from '@baro/proto/baro/petitions/v1/resources';
import type { PetitionPart } from '@baro/proto/baro/petitions/v1/resources';
import { decidePart } from '../domain/part-rules.ts';
import { partStartsFrom } from '../domain/part-states.ts';
import type { PartAction } from '../domain/part-states.ts';
import { maySeePetitions } from '../domain/policy.ts';
import { findPetitionIdOf, lockPart } from '../store/part-store.ts';
import { lockPetition } from '../store/petition-store.ts';
import type { Deps } from './deps.ts';
import type { PartActs } from './part-hands.ts';
import { factsOf } from './show-petition.ts';
import { showPart } from './show-part.ts';

interface Mutation {
  id: string;
  requestId: string;
  etag: string;
}

/** Does an act on a part: fields, locks (petition first), right, etag, state, then `work`; answers with the part. */
export async function changePart(
  deps: Deps,
  ctx: CallContext,
  request: Mutation,
  action: PartAction,
  check: (check: FieldCheck) => void,
  work: (act: PartActs) => void,
): Promise<{ part: PetitionPart }> {
  const fields = new FieldCheck();
  checkId(fields, 'id', request.id);
  check(fields);
  fields.throwIfAny();
  const session = await openSession(ctx, deps.directory);
  return write(ctx, request, async (tx) => {
    const petitionId = await findPetitionIdOf(tx.em, request.id);
    const held = petitionId ? await lockPetition(tx.em, petitionId) : undefined;
    const heldPart = held && (await lockPart(tx.em, request.id));
    const sees = maySeePetitions(session.staff);
    if (!held || !heldPart) throw new AppError(sees ? 'PART_NOT_FOUND' : 'PERMISSION_DENIED');
    const { part, partItem } = heldPart;
    const facts = factsOf(session, held.petition, held.item);
    const decision = decidePart(action, session.staff, facts, partItem.holderPostId ?? '');
    if (!decision.allowed && (action === 'WithdrawPart' || !sees)) throw new AppError('PERMISSION_DENIED');
    checkEtag(request.etag, part.version);
    if (!partStartsFrom(action, part.state)) {
      throw new AppError('PART_STATE_WRONG', {
        metadata: { state: enumName(PetitionPartState, part.state) },
      });
    }
    if (!decision.allowed) throw new AppError('NOT_HOLDER');
    const hands = partItem.version;
    work({ tx, session, ...held, ...heldPart, as: decision.as });
    if (partItem.version === hands) noteAct(partItem, decision.as);
    held.petition.updateTime = session.now;
    await tx.em.flush();
    return async () => ({ part: showPart(session, facts, part, partItem) });
  });
}

/** Writes an act on a part into the audit; `details` hold ids only. */
export function auditPart(
  { tx, petition, part, as }: Pick<PartActs, 'tx' | 'petition' | 'part' | 'as'>,
  action: string,
  details: Record<string, unknown> = {},
): void {
  tx.audit({
    action,
    subjectType: 'petition_part',
    subjectId: part.id,
    unitId: petition.unitId,
    details: { ...details, petitionId: petition.id, postId: as.postId },
  });
}
