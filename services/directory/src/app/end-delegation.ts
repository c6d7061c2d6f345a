import { AppError, FieldCheck, type CallContext } from '@baro/chassis';
import { localDateOf } from '@baro/directory-client';
import type { EndDelegationRequest, EndDelegationResponse } from '@baro/proto/baro/directory/v1/directory';
import { checkDate, checkId } from '../domain/checks.ts';
import { checkEarlierEnd, checkNotBackdated, earliestEnd } from '../domain/delegation.ts';
import { mayAdminister, mayEndDelegation, mayReadPeople } from '../domain/policy.ts';
import { findRow } from '../store/aggregate-store.ts';
import { change, demand, type House } from './house.ts';

/** Ends a delegation before its end, by the holder of the post or the administrator. */
export async function endDelegation(
  house: House,
  request: EndDelegationRequest,
  ctx: CallContext,
): Promise<EndDelegationResponse> {
  const form = new FieldCheck();
  checkId(form, 'id', request.id);
  checkDate(form, 'validTo', request.validTo);
  form.throwIfAny();
  return change(house, ctx, request, async (changes, asker) => {
    demand(mayReadPeople(asker));
    const before = await findRow(changes.em, 'delegation', request.id, { lock: true });
    if (!before) throw new AppError('DELEGATION_NOT_FOUND');
    changes.actsAs(demand(mayEndDelegation(asker, before.postId)));
    const check = new FieldCheck();
    checkEarlierEnd(check, 'validTo', before, request.validTo);
    if (!mayAdminister(asker).allowed) {
      checkNotBackdated(check, 'validTo', request.validTo, earliestEnd(localDateOf(ctx.now)));
    }
    check.throwIfAny();
    const row = { ...before, validTo: request.validTo };
    const delegation = await changes.save('delegation', 'end', { before, row });
    const person = await findRow(changes.em, 'person', delegation.personId);
    const post = await findRow(changes.em, 'post', delegation.postId);
    return {
      delegation: { ...delegation, personName: person?.fullName ?? '', postTitle: post?.title ?? '' },
    };
  });
}
