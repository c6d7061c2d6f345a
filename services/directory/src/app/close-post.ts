import { AppError, FieldCheck, type CallContext } from '@baro/chassis';
import { addDays } from '@baro/directory-client';
import type { ClosePostRequest, ClosePostResponse } from '@baro/proto/baro/directory/v1/directory';
import { checkDate, checkId } from '../domain/checks.ts';
import { checkEarlierEnd } from '../domain/delegation.ts';
import { findRow } from '../store/aggregate-store.ts';
import { readHoldingsFrom } from '../store/post-store.ts';
import { readUnitLines } from '../store/unit-store.ts';
import { administer, type House } from './house.ts';
import { foundPost } from './refusals.ts';

/** Ends a post that nobody holds after its last day. */
export async function closePost(
  house: House,
  request: ClosePostRequest,
  ctx: CallContext,
): Promise<ClosePostResponse> {
  const form = new FieldCheck();
  checkId(form, 'id', request.id);
  checkDate(form, 'validTo', request.validTo);
  form.throwIfAny();
  return administer(house, ctx, request, async (changes) => {
    const before = foundPost(await findRow(changes.em, 'post', request.id, { lock: true }));
    const check = new FieldCheck();
    checkEarlierEnd(check, 'validTo', before, request.validTo);
    check.throwIfAny();
    const later = await readHoldingsFrom(changes.em, [before.id], addDays(request.validTo, 1));
    if (later.length > 0) throw new AppError('POST_HELD');
    const row = { ...before, validTo: request.validTo };
    const post = await changes.save('post', 'close', { before, row });
    const [line] = await readUnitLines(changes.em, [post.unitId], request.validTo);
    return { post: { ...post, holdings: [], unitName: line?.name ?? '' } };
  });
}
