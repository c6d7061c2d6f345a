import { PostRole } from '@baro/proto/baro/directory/v1/directory';
import type { Session } from '../staff/session.ts';
import { servedUnits } from '../staff/staff.ts';
import { overseers } from '../staff/unit-tree.ts';

/** Roles that see the whole book they serve. */
const bookRoles = new Set<PostRole>([PostRole.RECORDS_CLERK, PostRole.LEADER, PostRole.CHIEF_OF_OFFICE]);

/**
 * Viewers a holder brings: the post, and the units over it. None when the post sees the whole book of the owning unit
 * anyway: keeping the book is no handling, and must not open it to whoever heads the division the clerk sits in.
 */
export function viewersOf(
  session: Session,
  holder: { unitId: string; postId: string | null },
  ownerUnitId: string,
): string[] {
  if (!holder.postId) return [];
  const role = session.directory.post(holder.postId, session.now)?.post.role;
  const seesBook =
    role !== undefined &&
    bookRoles.has(role) &&
    servedUnits(role, holder.unitId, session.find).includes(ownerUnitId);
  return seesBook ? [] : [holder.postId, ...overseers(holder.unitId, session.find)];
}
