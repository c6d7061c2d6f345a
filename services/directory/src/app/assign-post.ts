import { AppError, FieldCheck, newId, type CallContext } from '@baro/chassis';
import { covers } from '@baro/directory-client';
import type { AssignPostRequest, AssignPostResponse } from '@baro/proto/baro/directory/v1/directory';
import { checkId, checkSpan } from '../domain/checks.ts';
import { findRow } from '../store/aggregate-store.ts';
import { findDoubleHeads } from '../store/post-store.ts';
import { administer, type House } from './house.ts';
import { foundPost, refuse } from './refusals.ts';

/** Lets a person hold a post. Two at once for a head post: the lock on the post lets one win. */
export async function assignPost(
  house: House,
  request: AssignPostRequest,
  ctx: CallContext,
): Promise<AssignPostResponse> {
  checkForm(request);
  return administer(house, ctx, request, async (changes) => {
    const { postId, personId, validFrom, validTo } = request;
    const post = foundPost(await findRow(changes.em, 'post', postId, { lock: true }));
    const person = await findRow(changes.em, 'person', personId);
    if (!person) throw new AppError('PERSON_NOT_FOUND');
    const unit = await findRow(changes.em, 'unit', post.unitId);
    for (const span of [post, unit]) {
      if (span && !holds(span, request)) {
        refuse(
          'validFrom',
          'OUTSIDE_POST',
          'is not within the days of the post',
          'ngoài thời gian tồn tại của chức danh',
        );
      }
    }
    const row = { id: newId(), postId: post.id, personId: person.id, validFrom, validTo };
    const holding = await changes.save('holding', 'assign', { row });
    if (post.head && (await findDoubleHeads(changes.em, [post.id])).length > 0) {
      throw new AppError('POST_HELD');
    }
    return { holding: { ...holding, personName: person.fullName } };
  });
}

function checkForm(request: AssignPostRequest): void {
  const check = new FieldCheck();
  checkId(check, 'postId', request.postId);
  checkId(check, 'personId', request.personId);
  checkSpan(check, '', request, { fromRequired: true });
  check.throwIfAny();
}

/** Whether the span holds every day of the holding; an open holding ends with its post. */
function holds(
  span: { validFrom: string; validTo: string },
  holding: { validFrom: string; validTo: string },
): boolean {
  return covers(span, holding.validFrom) && (holding.validTo === '' || covers(span, holding.validTo));
}
