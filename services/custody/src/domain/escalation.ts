import {
  PostRole,
  addWorkingDays,
  endOfDay,
  isWorkingDay,
  localDateOf,
  servedUnits,
} from '@baro/directory-client';
import type { Directory, FindUnit, PostView, WorkingCalendar } from '@baro/directory-client';

/** Whom a step of the ladder tells, beside who holds the item. */
export type Recipient = 'HEAD' | 'ASSIGNER' | 'LEADER';

/** A step of the ladder as configured: one of the two counts is 0. */
export interface EscalationStep {
  id: string;
  workingDays: number;
  urgingCount: number;
  toWhom: Recipient;
}

/**
 * Due times a step is about: those that passed so many working days ago; for a step by urging letters all that have
 * passed. Undefined on a day off: then nobody is reminded.
 */
export function lastDueOf(step: EscalationStep, now: Date, calendar: WorkingCalendar): Date | undefined {
  const today = localDateOf(now);
  if (!isWorkingDay(today, calendar)) return undefined;
  return step.workingDays > 0 ? endOfDay(addWorkingDays(today, -step.workingDays, calendar)) : now;
}

/** What decides who is told of an item. */
export interface EscalatedItem {
  ownerUnitId: string;
  holderUnitId: string;
  holderPostId: string | null;
  assignerPostId: string | null;
}

/** Posts a step tells: in force, held by somebody, and not the one that holds the item and is reminded anyway. */
export function recipientsOf(
  step: EscalationStep,
  item: EscalatedItem,
  directory: Directory,
  now: Date,
): PostView[] {
  const posts = {
    HEAD: () => headsOf(item.holderUnitId, directory, now),
    ASSIGNER: () => {
      const post = item.assignerPostId ? directory.post(item.assignerPostId, now) : undefined;
      return post?.inForce ? [post] : [];
    },
    LEADER: () => leadersOf(item.ownerUnitId, directory, now),
  }[step.toWhom]();
  return posts.filter((view) => view.holderPersonId && view.post.id !== item.holderPostId);
}

function headsOf(unitId: string, directory: Directory, now: Date): PostView[] {
  return directory.postsOf(unitId, now).filter((view) => view.post.head);
}

/** The chief of office of a unit sits in it or in the office right below it. */
function leadersOf(unitId: string, directory: Directory, now: Date): PostView[] {
  const find: FindUnit = (id) => directory.unit(id, now);
  const chiefs = directory
    .subtree(unitId, now)
    .filter((id) => id === unitId || find(id)?.parentId === unitId)
    .flatMap((id) => directory.postsOf(id, now))
    .filter(
      ({ post }) =>
        post.role === PostRole.CHIEF_OF_OFFICE && servedUnits(post.role, post.unitId, find).includes(unitId),
    );
  return chiefs.length > 0 ? chiefs : headsOf(unitId, directory, now);
}
