import { AppError, refuseField } from '@baro/chassis';
import { PostHolder } from '@baro/proto/baro/custody/v1/resources';
import { PostRole } from '@baro/proto/baro/directory/v1/directory';
import type { PostView } from '../directory/views.ts';
import { mayBeGivenWork } from './policy.ts';
import { officeUnits } from './unit-tree.ts';
import type { Session } from './session.ts';

/** Holder of an item: unit, post and person; post and person are empty only where a unit has no clerk at all. */
export interface Holder {
  unitId: string;
  postId: string | null;
  personId: string | null;
}

/** The holder as shown, with the names of the time it began. Undefined when nobody holds. */
export function postHolder(
  session: Session,
  holder: { unitId: string | null; postId: string | null; personId: string | null },
  since: Date | null,
): PostHolder | undefined {
  if (!holder.unitId) return undefined;
  const at = since ?? session.now;
  const post = holder.postId ? session.directory.post(holder.postId, at) : undefined;
  const person = holder.personId ? session.directory.person(holder.personId) : undefined;
  return PostHolder.fromPartial({
    unitId: holder.unitId,
    unitName: session.directory.unit(holder.unitId, at)?.name ?? '',
    postId: holder.postId ?? '',
    postTitle: post?.post.title ?? '',
    personId: holder.personId ?? '',
    personName: person?.fullName ?? '',
    ...(since ? { sinceTime: since } : {}),
  });
}

/**
 * Who gets what is sent to a post today; `field` is where the request names it.
 * @throws AppError POST_NOT_FOUND, POST_VACANT; FIELD_INVALID for a role that is given no work
 */
export function getHolderOf(
  session: Pick<Session, 'directory' | 'now'>,
  field: string,
  postId: string,
): Holder & { post: PostView } {
  const post = session.directory.post(postId, session.now);
  if (!post?.inForce) throw new AppError('POST_NOT_FOUND');
  if (!mayBeGivenWork(post.post.role)) {
    refuseField(field, 'NOT_ALLOWED', 'is given no work', 'chức danh này không được giao việc');
  }
  if (!post.holderPersonId) throw new AppError('POST_VACANT');
  return { unitId: post.unit.id, postId, personId: post.holderPersonId, post };
}

/** Holder of a document a district system registers: the unit's records clerk, else its head, else the unit. */
export function clerkOf(session: Session, unitId: string): Holder {
  const { directory, now } = session;
  const units = [
    unitId,
    ...directory.subtree(unitId, now).filter((id) => officeUnits(id, session.find).includes(unitId)),
  ];
  const held = [...new Set(units)]
    .flatMap((id) => directory.postsOf(id, now))
    .filter((view) => view.holderPersonId);
  const post =
    held.find((view) => view.post.role === PostRole.RECORDS_CLERK) ??
    held.find((view) => view.post.head && view.unit.id === unitId);
  if (!post) return { unitId, postId: null, personId: null };
  return { unitId: post.unit.id, postId: post.post.id, personId: post.holderPersonId ?? null };
}
