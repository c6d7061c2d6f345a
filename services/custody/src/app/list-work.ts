import { AppError, FieldCheck, auditRead, checkEnum, nextToken, pageOf } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { openSession } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import type { ListWorkRequest, ListWorkResponse } from '@baro/proto/baro/custody/v1/custody';
import { DueState } from '@baro/proto/baro/custody/v1/resources';
import { itemKinds } from '../domain/item-event.ts';
import { maySeeUnitWork } from '../domain/policy.ts';
import { countWork } from '../store/count-store.ts';
import type { CountPlace } from '../store/count-store.ts';
import { findWork } from '../store/work-store.ts';
import type { DueRange } from '../store/work-store.ts';
import type { Deps } from './deps.ts';
import { showItem } from './show-item.ts';
import { timesOf } from './work-times.ts';

/** Lists what the caller's posts or those of a unit hold, due soonest first, with the counts over the whole list. */
export async function listWork(
  deps: Deps,
  request: ListWorkRequest,
  ctx: CallContext,
): Promise<ListWorkResponse> {
  checkRequest(request);
  const { pageSize, pageToken, ...bindTo } = request;
  const page = pageOf({ pageSize, pageToken }, bindTo);
  const session = await openSession(ctx, deps.directory);
  const place = placeOf(session, request);
  const kinds = [...new Set(request.itemKinds)];
  const range = rangeOf(session, request.dueState);
  const filter = range && { range, kinds, awaiting: request.notAccepted };
  const [rows, counts] = await Promise.all([
    filter ? findWork(ctx.em, place, filter, page.size + 1, page.after) : [],
    countWork(ctx.orm.em.fork(), place, kinds, timesOf(session)),
  ]);
  const shown = rows.slice(0, page.size);
  if (request.unitId) {
    const subjectIds = shown.map((row) => row.id);
    await auditRead(ctx, { action: 'list', subjectType: 'work_item', subjectIds, unitId: request.unitId });
  }
  const last = rows.length > page.size ? shown.at(-1) : undefined;
  const lent = request.unitId ? new Map<string, string>() : lentPosts(session);
  return {
    items: shown.map((row) => ({
      ...showItem(session, row),
      delegationId: lent.get(row.holder_post_id ?? '') ?? '',
    })),
    nextPageToken: last ? nextToken([last.due_key, last.id], bindTo) : '',
    counts,
  };
}

function checkRequest(request: ListWorkRequest): void {
  const check = new FieldCheck();
  check.uuid('unitId', request.unitId);
  check.uuid('postId', request.postId);
  if (request.postId && !request.unitId) {
    check.add('unitId', 'REQUIRED', 'is required with a post', 'bắt buộc khi lọc theo chức danh');
  }
  checkEnum(check, 'dueState', request.dueState, DueState);
  if (request.itemKinds.length > itemKinds.length) {
    check.add('itemKinds', 'TOO_MANY', 'has too many kinds', 'quá nhiều loại');
  } else {
    for (const kind of request.itemKinds) check.oneOf('itemKinds', kind, itemKinds);
  }
  check.throwIfAny();
}

/** Whose work it is about. @throws AppError PERMISSION_DENIED */
function placeOf(session: Session, { unitId, postId }: ListWorkRequest): CountPlace {
  const { staff, find } = session;
  if (!unitId) return { postIds: [...new Set(staff.desks.map((desk) => desk.postId))] };
  if (!maySeeUnitWork(staff, unitId, find)) throw new AppError('PERMISSION_DENIED');
  return { unitId, postId };
}

/** Posts the caller has by a delegation alone, with the delegation. */
function lentPosts({ staff }: Session): Map<string, string> {
  const own = new Set(staff.desks.filter((desk) => !desk.delegationId).map((desk) => desk.postId));
  const lent = staff.desks.filter((desk) => !own.has(desk.postId));
  return new Map(lent.map((desk) => [desk.postId, desk.delegationId ?? '']));
}

/** Due times of a due state; undefined for the states of what is finished, which nobody holds. */
function rangeOf({ now, soonEnd }: Session, state: DueState): DueRange | undefined {
  switch (state) {
    case DueState.UNSPECIFIED:
      return {};
    case DueState.NONE:
      return { none: true };
    case DueState.OVERDUE:
      return { before: now };
    case DueState.DUE_SOON:
      return { from: now, to: soonEnd };
    case DueState.IN_TERM:
      return { after: soonEnd };
    default:
      return undefined;
  }
}
