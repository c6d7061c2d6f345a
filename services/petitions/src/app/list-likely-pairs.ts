import { openSession } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import { AppError, FieldCheck, nextToken, pageOf } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { LikelyPair } from '@baro/proto/baro/petitions/v1/resources';
import type {
  ListLikelyPairsRequest,
  ListLikelyPairsResponse,
} from '@baro/proto/baro/petitions/v1/petitions';
import { maySeePetitions } from '../domain/policy.ts';
import { findPairs } from '../store/pair-store.ts';
import type { PairRow } from '../store/pair-store.ts';
import { findSpoken } from '../store/term-store.ts';
import type { Deps } from './deps.ts';
import { matcherFor, petitionMatcher, showLikeness } from './find-likely.ts';
import { showWithLines } from './show-with-lines.ts';

/** Lists pairs of petitions that may be the same matter, the most alike first. */
export async function listLikelyPairs(
  deps: Deps,
  request: ListLikelyPairsRequest,
  ctx: CallContext,
): Promise<ListLikelyPairsResponse> {
  const { pageSize, pageToken, unitId } = request;
  const check = new FieldCheck();
  check.uuid('unitId', unitId);
  check.throwIfAny();
  const page = pageOf({ pageSize, pageToken }, { unitId });
  const session = await openSession(ctx, deps.directory);
  if (!maySeePetitions(session.staff)) throw new AppError('PERMISSION_DENIED');
  const found = await findPairs(ctx.em, { unitId, size: page.size, after: page.after });
  const shown = found.slice(0, page.size);
  const last = found.length > page.size ? shown.at(-1) : undefined;
  return {
    pairs: await showPairs(ctx.em, session, shown),
    nextPageToken: last ? nextToken([last.score, last.firstId, last.secondId], { unitId }) : '',
  };
}

async function showPairs(
  em: EntityManager,
  session: Session,
  pairs: readonly PairRow[],
): Promise<LikelyPair[]> {
  const ids = [...new Set(pairs.flatMap(({ firstId, secondId }) => [firstId, secondId]))];
  const petitions = await showWithLines(em, session, ids);
  const spoken = await findSpoken(em, ids);
  const texts = new Map(spoken.map(({ id, text }) => [id, petitionMatcher.read(text)]));
  const matcher = await matcherFor(em, [...texts.values()]);
  return pairs.flatMap(({ firstId, secondId, score }) => {
    const [first, second] = [petitions.get(firstId), petitions.get(secondId)];
    const [one, two] = [texts.get(firstId), texts.get(secondId)];
    if (!first || !second || !one || !two) return [];
    // The score is the one they are in order by: counts of terms went on since.
    return { ...showLikeness(matcher.compare(one, two)), score: Number(score), first, second };
  });
}
