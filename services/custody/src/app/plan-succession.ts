import { AppError } from '@baro/chassis';
import { getSuccessorPost } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import type { StartSuccessionRequest } from '@baro/proto/baro/custody/v1/successions';
import { serviceOf } from '../domain/item-event.ts';
import { pickTarget } from '../domain/succession.ts';
import type { HeldGroup } from '../store/held-store.ts';
import type { PlannedGroup } from '../store/succession-item-store.ts';
import { defaultTarget } from './closed-unit.ts';
import type { ClosedFacts } from './closed-unit.ts';
import { countOf } from './held-groups.ts';

type Choice = Pick<StartSuccessionRequest, 'targets'>;

/** Who gets what, as chosen and else by the role of who held it. @throws AppError TARGET_MISSING, NOT_SUCCESSOR, POST_NOT_FOUND */
export function planGroups(
  session: Session,
  facts: ClosedFacts,
  choice: Choice,
  groups: readonly HeldGroup[],
): PlannedGroup[] {
  const planned = groups.map((group) => {
    const { unit, successors } = facts;
    const chosen = pickTarget(choice.targets, group.post_id, group.kind);
    if (chosen) getSuccessorPost(session, 'targets', unit.id, chosen);
    return planTo(group, chosen ?? defaultTarget(session, successors, group.post_id)?.postId);
  });
  const missing = countOf(groups.filter((_, index) => planned[index] === undefined));
  if (missing > 0) throw new AppError('TARGET_MISSING', { metadata: { count: String(missing) } });
  return planned.filter((one) => one !== undefined);
}

/**
 * Who gets what is confidential: by the role of who held it, whatever was chosen for the rest; as chosen only where several
 * units follow. What nobody can be found for stays, and no refusal tells that it is there.
 */
export function planHidden(
  session: Session,
  { unit, successors }: ClosedFacts,
  choice: Choice,
  groups: readonly HeldGroup[],
): PlannedGroup[] {
  return groups.flatMap((group) => {
    const chosen = pickTarget(choice.targets, group.post_id, group.kind);
    const byRole = defaultTarget(session, successors, group.post_id)?.postId;
    const target = byRole ?? (chosen && isSuccessorPost(session, unit.id, chosen) ? chosen : undefined);
    return planTo(group, target) ?? [];
  });
}

function planTo(
  { unit_id: unitId, post_id: postId, kind }: HeldGroup,
  toPostId: string | null | undefined,
): PlannedGroup | undefined {
  return toPostId ? { unitId, postId, kind, service: serviceOf(kind), toPostId } : undefined;
}

function isSuccessorPost(session: Session, unitId: string, postId: string): boolean {
  try {
    getSuccessorPost(session, 'targets', unitId, postId);
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
