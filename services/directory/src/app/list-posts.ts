import { FieldCheck, nextToken, pageOf, type CallContext } from '@baro/chassis';
import type { ListPostsRequest, ListPostsResponse, Post } from '@baro/proto/baro/directory/v1/directory';
import { mayReadPeople, type Asker } from '../domain/policy.ts';
import { listPosts as readPosts, type PostLine } from '../store/post-store.ts';
import { readSubtreeIds } from '../store/unit-store.ts';
import { asOfDate, askerOf, type House } from './house.ts';

/** Posts of a unit or subtree by unit and rank with their holders; also what a type-ahead asks. */
export async function listPosts(
  house: House,
  request: ListPostsRequest,
  ctx: CallContext,
): Promise<ListPostsResponse> {
  const check = new FieldCheck();
  check.isoDate('asOf', request.asOf);
  check.uuid('unitId', request.unitId);
  check.text('query', request.query, 200);
  check.range('role', request.role, 0, 9);
  check.throwIfAny();
  const bound = { ...request, pageSize: 0, pageToken: '', asOf: asOfDate(ctx, request.asOf) };
  const page = pageOf(request, bound);
  const asker = await askerOf(house, ctx);
  const unitIds = await unitsOf(bound, ctx);
  const lines = await readPosts(ctx.em, { ...bound, unitIds }, page.after, page.size + 1);
  const shown = lines.slice(0, page.size);
  const last = lines.length > page.size ? shown.at(-1) : undefined;
  const keys = last ? [last.unitLevel, last.unitCode, last.rank, last.code, last.id] : [];
  return {
    posts: shown.map((line) => toPost(line, asker)),
    nextPageToken: last ? nextToken(keys, bound) : '',
  };
}

async function unitsOf(
  filter: { unitId: string; subtree: boolean; asOf: string },
  ctx: CallContext,
): Promise<readonly string[] | undefined> {
  if (filter.unitId === '') return undefined;
  return filter.subtree ? readSubtreeIds(ctx.em, [filter.unitId], filter.asOf) : [filter.unitId];
}

/** Systems route to posts; the names of holders are for staff. */
function toPost(post: PostLine, asker: Asker): Post {
  if (mayReadPeople(asker).allowed) return post;
  return { ...post, holdings: post.holdings.map((holding) => ({ ...holding, personName: '' })) };
}
