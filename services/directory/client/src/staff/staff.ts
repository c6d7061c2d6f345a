import { PostRole } from '@baro/proto/baro/directory/v1/directory';
import { workPosts } from '../directory/post-index.ts';
import type { ActingPost, Actor } from '../directory/views.ts';
import { chainOf, headsTree, officeUnits, treeOf } from './unit-tree.ts';
import type { FindUnit } from './unit-tree.ts';

/** A post with what the policy must know of where it stands. Plain data. */
export interface Desk extends ActingPost {
  /** Person who acts in it. */
  readonly personId: string;
  /** Units whose book the post keeps or leads. */
  readonly serves: readonly string[];
  /** Its unit and those above. */
  readonly chain: readonly string[];
  readonly tree: string;
  /** Whether a unit it serves heads the whole tree. */
  readonly headsTree: boolean;
}

/** Who calls: a person at desks, or a system of one unit. */
export interface Staff {
  readonly desks: readonly Desk[];
  /** Unit of a service account; empty for people. */
  readonly systemUnitId: string;
}

/** Roles that sit in an office and work for the body above it. */
const officeRoles = new Set<PostRole>([
  PostRole.RECORDS_CLERK,
  PostRole.CHIEF_OF_OFFICE,
  PostRole.TASK_FORCE,
]);

/** The caller as the policy sees it; posts lent for signing alone give no right here. */
export function staffOf(actor: Actor, find: FindUnit): Staff {
  if (actor.kind === 'service') return { desks: [], systemUnitId: actor.unitId };
  return { desks: workPosts(actor).map((post) => deskOf(post, actor.personId, find)), systemUnitId: '' };
}

/** Units whose book a post of the role keeps or leads. */
export function servedUnits(role: PostRole, unitId: string, find: FindUnit): string[] {
  return officeRoles.has(role) ? officeUnits(unitId, find) : [unitId];
}

function deskOf(post: ActingPost, personId: string, find: FindUnit): Desk {
  const serves = servedUnits(post.role, post.unitId, find);
  return {
    ...post,
    personId,
    serves,
    chain: chainOf(post.unitId, find).map((unit) => unit.id),
    tree: treeOf(post.unitId, find),
    headsTree: serves.some((unitId) => headsTree(unitId, find)),
  };
}
