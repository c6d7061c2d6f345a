import { AppError, FieldCheck, newId, type CallContext } from '@baro/chassis';
import { covers, localDateOf } from '@baro/directory-client';
import {
  Delegation,
  type CreateDelegationRequest,
  type CreateDelegationResponse,
} from '@baro/proto/baro/directory/v1/directory';
import { checkDelegation, checkNotBackdated } from '../domain/delegation.ts';
import { mayAdminister, mayDelegate } from '../domain/policy.ts';
import { findRow, type Rows } from '../store/aggregate-store.ts';
import { readHoldingsFrom } from '../store/post-store.ts';
import type { Changes } from './changes.ts';
import { change, type House } from './house.ts';
import { foundPost, refuse } from './refusals.ts';

/** Lends a post in absence, or its signing authority. */
export async function createDelegation(
  house: House,
  request: CreateDelegationRequest,
  ctx: CallContext,
): Promise<CreateDelegationResponse> {
  const asked = request.delegation ?? Delegation.create();
  const form = new FieldCheck();
  checkDelegation(form, 'delegation', asked);
  form.throwIfAny();
  return change(house, ctx, request, async (changes, asker) => {
    // Before existence (AIP-193): who may not delegate does not learn which posts there are.
    const decision = mayDelegate(asker, asked.postId.toLowerCase());
    if (!decision.allowed) throw new AppError(decision.refusal ?? 'PERMISSION_DENIED');
    changes.actsAs(decision.as);
    const check = new FieldCheck();
    if (!mayAdminister(asker).allowed) {
      checkNotBackdated(check, 'delegation.validFrom', asked.validFrom, localDateOf(ctx.now));
    }
    check.throwIfAny();
    const { post, personName } = await readParties(changes, asked);
    const { kind, scope, legalBasis, personId, validFrom, validTo } = asked;
    const row = {
      id: newId(),
      kind,
      postId: post.id,
      personId: personId.toLowerCase(),
      scope,
      legalBasis,
      validFrom,
      validTo,
    };
    const delegation = await changes.save('delegation', 'delegate', { row });
    return { delegation: { ...delegation, personName, postTitle: post.title } };
  });
}

async function readParties(
  changes: Changes,
  asked: Delegation,
): Promise<{ post: Rows['post']; personName: string }> {
  const post = foundPost(await findRow(changes.em, 'post', asked.postId, { lock: true }));
  const person = await findRow(changes.em, 'person', asked.personId);
  if (!person) throw new AppError('PERSON_NOT_FOUND');
  if (!covers(post, asked.validFrom) || (asked.validTo !== '' && !covers(post, asked.validTo))) {
    refuse(
      'delegation.validFrom',
      'OUTSIDE_POST',
      'is not within the days of the post',
      'ngoài thời gian tồn tại của chức danh',
    );
  }
  const holdings = await readHoldingsFrom(changes.em, [post.id], asked.validFrom);
  const isHolder = holdings.some(
    (holding) => holding.personId === person.id && covers(holding, asked.validFrom),
  );
  if (isHolder) {
    refuse('delegation.personId', 'HOLDS_THE_POST', 'holds the post', 'người này đang giữ chức danh đó');
  }
  return { post, personName: person.fullName };
}
