import { FieldCheck, nextToken, pageOf, type CallContext } from '@baro/chassis';
import type { ListPostsRequest, ListPostsResponse, Post } from '@baro/proto/baro/directory/v1/directory';
import { mayReadPeople } from '../domain/policy.ts';
import { listPosts as readPosts, type PostLine } from '../store/post-store.ts';
import { readSubtreeIds } from '../store/unit-store.ts';
import { auditPeople } from './audit-people.ts';
import { asOfDate, askerOf, type House } from './house.ts';

/** Posts of a unit or subtree by unit and rank with their holders; who saw which of them is audited. */
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
  // Systems route to posts; the names of holders are for staff.
  const named = mayReadPeople(asker);
  if (named.allowed) {
    const personIds = shown.flatMap(({ holdings }) => holdings.map(({ personId }) => personId));
    await auditPeople(ctx, named.as, 'list', personIds);
  }
  const keys = last ? [last.unitLevel, last.unitCode, last.rank, last.code, last.id] : [];
  return {
    posts: named.allowed ? shown : shown.map(withoutNames),
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

function withoutNames(post: PostLine): Post {
  return { ...post, holdings: post.holdings.map((holding) => ({ ...holding, personName: '' })) };
}
