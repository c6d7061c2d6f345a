import { PostRole, chainOf, decide, denied, findDesk, mayHandle } from '@baro/directory-client';
import type { Decision, Desk, FindUnit, Staff } from '@baro/directory-client';

/** Facts of a promise that decide who may act on it. */
export interface PromiseFacts {
  /** Council it was promised to. */
  readonly unitId: string;
  /** Post that must keep it. */
  readonly accountablePostId: string;
  /** Post that holds the petition whose answer made it, once that went on to others; empty when there is none. */
  readonly holderPostId: string;
  /** Units that promised, must keep it, or reported it as kept. */
  readonly promiserUnitIds: readonly string[];
  /** People who promised, must keep it, or reported it as kept. */
  readonly promiserPersonIds: readonly string[];
}

/** Milestones, reports and dates are those of who must keep it. */
export function mayReportPromise(staff: Staff, promise: PromiseFacts): Decision {
  const accountable = mayHandle(staff, promise.accountablePostId);
  return accountable.allowed ? accountable : mayHandle(staff, promise.holderPostId);
}

/** Who could confirm, were they not the promiser: the Council's verifier, or a leader of whatever unit. */
function findConfirmer(staff: Staff, { unitId }: PromiseFacts): Desk | undefined {
  return (
    findDesk(staff, [PostRole.COUNCIL_VERIFIER], unitId) ??
    staff.desks.find((desk) => desk.role === PostRole.LEADER)
  );
}

/** Whether the caller is one of those who promised: as a person, or by any post in, below or above their units. */
function hasPromised(staff: Staff, promise: PromiseFacts, find: FindUnit): boolean {
  const { promiserUnitIds, promiserPersonIds } = promise;
  const above = new Set(promiserUnitIds.flatMap((id) => chainOf(id, find).map((unit) => unit.id)));
  return staff.desks.some(
    (desk) =>
      promiserPersonIds.includes(desk.personId) ||
      promiserUnitIds.some((id) => desk.chain.includes(id)) ||
      above.has(desk.unitId),
  );
}

/** Confirming and sending back: never for who promised, nor for a unit that answers for them. */
export function mayConfirmPromise(staff: Staff, promise: PromiseFacts, find: FindUnit): Decision {
  return hasPromised(staff, promise, find) ? denied : decide(findConfirmer(staff, promise));
}

/** Whether it is only for having promised that the caller may not confirm. */
export function isConfirmerWhoPromised(staff: Staff, promise: PromiseFacts, find: FindUnit): boolean {
  return findConfirmer(staff, promise) !== undefined && hasPromised(staff, promise, find);
}
