import { PostRole } from '@baro/proto/baro/directory/v1/directory';
import type { Desk, Staff } from './staff.ts';

/** In which capacity an act is done: a post and its person, or a system for its unit (post and person empty). */
export interface Acting {
  readonly unitId: string;
  readonly postId: string;
  readonly personId: string;
}

export type Decision = { readonly allowed: true; readonly as: Acting } | { readonly allowed: false };

export const denied: Decision = { allowed: false };

/** The right of a desk; none without one. */
export function decide(desk: Desk | undefined): Decision {
  if (!desk) return denied;
  return { allowed: true, as: { unitId: desk.unitId, postId: desk.postId, personId: desk.personId } };
}

/** The caller's desk in one of the roles that serves the unit. */
export function findDesk(staff: Staff, roles: readonly PostRole[], unitId: string): Desk | undefined {
  return staff.desks.find((desk) => roles.includes(desk.role) && desk.serves.includes(unitId));
}

/** Only who holds an item accepts, hands over, sends back or finishes it. */
export function mayHandle(staff: Staff, holderPostId: string): Decision {
  return decide(staff.desks.find((desk) => holderPostId !== '' && desk.postId === holderPostId));
}

/** The auditor reads and changes nothing, the administrator keeps the platform: neither is given work. */
export function mayBeGivenWork(role: PostRole): boolean {
  return role !== PostRole.AUDITOR && role !== PostRole.CITY_ADMINISTRATOR;
}

/** Dead letters and replay are the administrator's. */
export function mayOperate(staff: Staff): Decision {
  return decide(staff.desks.find((desk) => desk.role === PostRole.CITY_ADMINISTRATOR));
}
