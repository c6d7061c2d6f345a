import { PostRole, decide, findDesk } from '@baro/directory-client';
import type { Decision, Staff } from '@baro/directory-client';

/** Facts of a visit that decide who sees it and acts on it. */
export interface ReceptionFacts {
  readonly unitId: string;
  readonly receiverPostId: string;
  /** Refused, and the notice is not sent. */
  readonly noticeOpen?: boolean;
}

/** The reception book of a unit is kept by its records clerk. */
export function mayKeepBook(staff: Staff, unitId: string): Decision {
  return decide(findDesk(staff, [PostRole.RECORDS_CLERK], unitId));
}

/** When somebody receives is put into the schedule by the clerk and the leaders of the unit. */
export function maySchedule(staff: Staff, unitId: string): Decision {
  return decide(findDesk(staff, [PostRole.RECORDS_CLERK, PostRole.LEADER], unitId));
}

/** Posts whose own receptions are all the caller sees of the book; undefined for who reads the whole book. */
export function ownReceptions(staff: Staff, unitId: string): string[] | undefined {
  if (maySchedule(staff, unitId).allowed) return undefined;
  return staff.desks.map(({ postId }) => postId);
}

/** Whether the caller reads the entry, were it not for who is denounced in it. */
export function readsReception(staff: Staff, { unitId, receiverPostId }: ReceptionFacts): boolean {
  return ownReceptions(staff, unitId)?.includes(receiverPostId) ?? true;
}

/** What became of a visit is told by the clerk and by who received. */
function mayFollowUp(staff: Staff, { unitId, receiverPostId }: ReceptionFacts): Decision {
  const received = decide(staff.desks.find(({ postId }) => postId === receiverPostId));
  return received.allowed ? received : mayKeepBook(staff, unitId);
}

const rules = {
  AddReceptionFollowUp: mayFollowUp,
  NotifyReceptionRefusal: (staff: Staff, { unitId }: ReceptionFacts) => mayKeepBook(staff, unitId),
} as const;
export type ReceptionAction = keyof typeof rules;

/** Whether and as whom the caller may do the action on an entry that is seen. */
export function decideReception(action: ReceptionAction, staff: Staff, facts: ReceptionFacts): Decision {
  return rules[action](staff, facts);
}

/** RPCs that will work on the entry now. */
export function receptionActions(staff: Staff, facts: ReceptionFacts): ReceptionAction[] {
  const actions = Object.keys(rules) as ReceptionAction[]; // Object.keys forgets the key type
  return actions.filter(
    (action) =>
      (action !== 'NotifyReceptionRefusal' || facts.noticeOpen === true) &&
      decideReception(action, staff, facts).allowed,
  );
}
