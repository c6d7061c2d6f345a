import { AppError, FieldCheck, auditRead, checkId } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import {
  maySee,
  maySeeAll,
  openSession,
  postHolder,
  treeOfUnit,
  viewersOf,
  workingMinutesBetween,
} from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { GetItemPathRequest, GetItemPathResponse } from '@baro/proto/baro/custody/v1/custody';
import { CustodyChange } from '@baro/proto/baro/custody/v1/resources';
import { isConfidential } from '../domain/confidential.ts';
import { mayFollowPetition, maySeeConfidential } from '../domain/policy.ts';
import type { ItemRow } from '../store/ledger-store.ts';
import { findItem, findPoints, findRelated, findRootHolders } from '../store/path-store.ts';
import type { PointRow } from '../store/path-store.ts';
import type { Deps } from './deps.ts';
import { showDeputies } from './show-deputies.ts';
import { showItem } from './show-item.ts';

/** Returns where an item is and the way it took, with the working time at each hand. */
export async function getItemPath(
  deps: Deps,
  request: GetItemPathRequest,
  ctx: CallContext,
): Promise<GetItemPathResponse> {
  const check = new FieldCheck();
  checkId(check, 'itemId', request.itemId);
  check.throwIfAny();
  const session = await openSession(ctx, deps.directory);
  const item = await findItem(ctx.em, request.itemId);
  const seen = item && (await seesItem(ctx.em, session, item));
  // Where one is hidden from who may see all others, there is none.
  if (maySeeAll(session.reach) && !seen) throw new AppError('ITEM_NOT_FOUND');
  if (!item || !seen) throw new AppError('PERMISSION_DENIED');
  const [points, around] = await Promise.all([
    findPoints(ctx.em, item.id),
    findRelated(ctx.orm.em.fork(), item),
    auditRead(ctx, {
      action: 'read_path',
      subjectType: 'work_item',
      subjectIds: [item.id],
      unitId: item.owner_unit_id,
    }),
  ]);
  const path = points.map((point, index) => showPoint(session, item.id, point, index + 1));
  const related = around.filter((row) => !isConfidential(row.kind));
  const waiting = related.find((row) => row.id === item.parent_id);
  const open = item.holder_unit_id !== null;
  return {
    item: showItem(session, item),
    path,
    ageWorkingMinutes: path.reduce((sum, change) => sum + change.heldWorkingMinutes, 0),
    waitsFor: related.filter((row) => row.parent_id === item.id).map((row) => showItem(session, row)),
    waitedForBy: waiting && open ? showItem(session, waiting) : undefined,
    deputies: showDeputies(session, item.holder_post_id),
  };
}

/** Who sees the book the item lies in, or is a viewer of any item of the same document or task; of a petition everybody; of what is confidential who has it. */
async function seesItem(em: EntityManager, session: Session, item: ItemRow): Promise<boolean> {
  if (isConfidential(item.kind)) return maySeeConfidential(session.staff, item.holder_post_id);
  const owner = { unitId: item.owner_unit_id, treeId: treeOfUnit(session, item.owner_unit_id) };
  if (maySee(session.reach, { ...owner, viewers: [] })) return true;
  if (mayFollowPetition(session.staff, item.kind)) return true;
  if (session.reach.viewers.length === 0) return false;
  const holders = await findRootHolders(em, item.root_id);
  const viewers = holders.flatMap((holder) => viewersOf(session, holder, item.owner_unit_id));
  return maySee(session.reach, { ...owner, viewers });
}

function showPoint(session: Session, itemId: string, point: PointRow, version: number): CustodyChange {
  const from = {
    unitId: point.from_unit_id,
    postId: point.from_post_id,
    personId: point.from_person_id,
  };
  const to = { unitId: point.to_unit_id, postId: point.to_post_id, personId: point.to_person_id };
  return CustodyChange.fromPartial({
    itemId,
    version,
    from: postHolder(session, from, null),
    to: postHolder(session, to, point.change_time),
    changeTime: point.change_time,
    reason: point.reason,
    dueTime: point.due_time ?? undefined,
    heldWorkingMinutes: heldMinutes(session, point),
  });
}

/** Minutes of the holding a point begins: as stored once it has ended, until now while it lasts. */
function heldMinutes({ now, directory }: Session, point: PointRow): number {
  if (!point.to_unit_id) return 0;
  return point.held_minutes ?? workingMinutesBetween(point.change_time, now, directory.calendar());
}
