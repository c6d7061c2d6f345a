import { FieldCheck, checkId, write } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import type { PutPartyRequest, PutPartyResponse } from '@baro/proto/baro/complaints/v1/identities';
import { PartyIdentity } from '@baro/proto/baro/complaints/v1/resources';
import { checkIdentity } from '../identity/index.ts';
import type { Deps } from './deps.ts';
import { lockFile } from '../store/letter-store.ts';
import { openCase, refuse } from './identity-case.ts';
import { isHolderKeptAway, passToHead } from './kept-away-holder.ts';

/**
 * Puts who a person of a letter is in place of what was known, and who of the city's officials a denounced person is. Shows
 * nothing: who may write an identity does not see it by that.
 */
export async function putParty(
  deps: Deps,
  request: PutPartyRequest,
  ctx: CallContext,
): Promise<PutPartyResponse> {
  const { letterId: caseId, partyId } = request;
  const identity = PartyIdentity.fromPartial(request.identity ?? {});
  const check = new FieldCheck();
  checkId(check, 'letterId', caseId);
  checkId(check, 'partyId', partyId);
  check.uuid('denouncedPersonId', request.denouncedPersonId);
  check.uuid('denouncedUnitId', request.denouncedUnitId);
  checkIdentity(check, 'identity', identity, ctx.now);
  check.throwIfAny();
  // No plain hash of an identity is kept beside the case: names are few, a hash of one is soon guessed.
  const note = await deps.identities.fingerprint(caseId, identity);
  const bare = { ...request, identity: PartyIdentity.fromPartial({ note }) };
  return write(ctx, bare, async (tx) => {
    const opened = await openCase(deps, ctx, caseId);
    const as = opened.handler ?? opened.head ?? refuse(opened);
    const held = await deps.identities.hold(caseId, partyId);
    const { denouncedPersonId: personId, denouncedUnitId: unitId, secretOnRequest } = request;
    if ((personId || unitId) && held.role !== 'denounced') {
      check.add(
        'denouncedPersonId',
        'NOT_ALLOWED',
        'is for a denounced person',
        'chỉ dùng cho người bị tố cáo',
      );
      check.throwIfAny();
    }
    if (personId && !unitId) check.required('denouncedUnitId', '');
    check.throwIfAny();
    // First the bar: whoever it is to keep away must not come between.
    if (unitId) await deps.identities.bar({ caseId, personId, unitId });
    await deps.identities.replace({ caseId, partyId, secretOnRequest, identity });
    const file = unitId ? await lockFile(tx.em, caseId) : undefined;
    const act = file && { ...file, tx, session: opened.session, as };
    if (act && (await isHolderKeptAway(deps, act))) await passToHead(deps, act);
    tx.audit({
      action: 'put_party',
      subjectType: 'party',
      subjectId: partyId,
      unitId: opened.standing.unitId,
      details: { letterId: caseId, postId: as.postId, secretOnRequest, barred: Boolean(unitId) },
    });
    return { partyId };
  });
}
