import { openSession } from '@baro/directory-client';
import { AppError, FieldCheck, checkId } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import type {
  ListLikelyPetitionsRequest,
  ListLikelyPetitionsResponse,
} from '@baro/proto/baro/petitions/v1/petitions';
import { maySeePetitions } from '../domain/policy.ts';
import { findPetition } from '../store/petition-store.ts';
import type { Deps } from './deps.ts';
import { findLikely, showLikeness } from './find-likely.ts';
import { showWithLines } from './show-with-lines.ts';

/** Proposes petitions that may be the same matter. */
export async function listLikelyPetitions(
  deps: Deps,
  request: ListLikelyPetitionsRequest,
  ctx: CallContext,
): Promise<ListLikelyPetitionsResponse> {
  const check = new FieldCheck();
  checkId(check, 'id', request.id);
  check.throwIfAny();
  const session = await openSession(ctx, deps.directory);
  if (!maySeePetitions(session.staff)) throw new AppError('PERMISSION_DENIED');
  const row = await findPetition(ctx.em, request.id);
  if (!row) throw new AppError('PETITION_NOT_FOUND');
  const found = await findLikely(ctx.em, row);
  const others = await showWithLines(
    ctx.em,
    session,
    found.map(({ id }) => id),
  );
  return {
    likely: found.flatMap(({ id, likeness }) => {
      const petition = others.get(id);
      return petition ? { ...showLikeness(likeness), petition } : [];
    }),
  };
}
