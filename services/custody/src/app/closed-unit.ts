import { AppError } from '@baro/chassis';
import {
  PostRole,
  chainOf,
  clerkOf,
  isClosed,
  maySeeAll,
  postHolder,
  successionRoot,
  successorsOf,
} from '@baro/directory-client';
import type { Decision, Holder, Session, Successor, UnitView } from '@baro/directory-client';
import { SuccessorUnit } from '@baro/proto/baro/custody/v1/successions';
import { decidesFor, mayHandUnitOver, maySeeUnitWork } from '../domain/policy.ts';

/** A closed unit with who follows it and what the caller may do with it. */
export interface ClosedFacts {
  unit: UnitView;
  successors: Successor[];
  /** Handing over. */
  decision: Decision;
  /** Looking at what lies there and at its runs. */
  seen: boolean;
  /** Whether the caller heads the one unit that follows: what is confidential there is the caller's to decide from now on. */
  decides: boolean;
}

/** What is known of a unit; undefined when there is none. */
export function findClosedFacts(session: Session, unitId: string): ClosedFacts | undefined {
  const { directory, staff, find, now } = session;
  const unit = directory.unit(unitId, now);
  if (!unit) return undefined;
  const successors = successorsOf(directory, unitId, now);
  const successorIds = successors.map((successor) => successor.unit.id);
  const decision = mayHandUnitOver(staff, { id: unitId, successorIds }, find);
  const [only] = successorIds;
  const decides = successorIds.length === 1 && staff.desks.some((desk) => decidesFor(desk, only ?? ''));
  const seen = decision.allowed || maySeeUnitWork(staff, unitId, find);
  return { unit, successors, decision, seen, decides };
}

/** A closed unit the caller may look at. @throws AppError PERMISSION_DENIED, UNIT_NOT_FOUND, UNIT_IN_FORCE */
export function getClosedFacts(session: Session, unitId: string): ClosedFacts {
  const facts = findClosedFacts(session, unitId);
  if (!facts && maySeeAll(session.reach)) throw new AppError('UNIT_NOT_FOUND');
  if (!facts?.seen) throw new AppError('PERMISSION_DENIED');
  if (!isClosed(facts.unit, session.now)) throw new AppError('UNIT_IN_FORCE');
  return facts;
}

/** The closed units among those that hold something that go where this one goes: itself, and what ended with it below it. */
export function scopeOf({ directory, find, now }: Session, unitId: string, held: Iterable<string>): string[] {
  const root = successionRoot(directory, unitId, now);
  return [...held].filter(
    (id) =>
      isClosed(directory.unit(id, now), now) &&
      chainOf(id, find).some((unit) => unit.id === unitId) &&
      successionRoot(directory, id, now) === root,
  );
}

/** Its head today, and its records clerk; undefined where it has none. */
function peopleOf(session: Session, unitId: string): { clerk: Holder | undefined; head: Holder | undefined } {
  const { directory, now } = session;
  const head = directory.postsOf(unitId, now).find((view) => view.post.head && view.holderPersonId);
  const clerk = clerkOf(session, unitId);
  return {
    clerk: clerk.postId ? clerk : undefined,
    head: head && { unitId, postId: head.post.id, personId: head.holderPersonId ?? null },
  };
}

/** Who gets what a role held, where one unit follows: the clerk's to the clerk, all else to the head. */
export function defaultTarget(
  session: Session,
  successors: readonly Successor[],
  fromPostId: string | null,
): Holder | undefined {
  const [successor, ...others] = successors;
  if (!successor || others.length > 0) return undefined;
  const { clerk, head } = peopleOf(session, successor.unit.id);
  const role = fromPostId
    ? session.directory.post(fromPostId, session.now)?.post.role
    : PostRole.RECORDS_CLERK;
  return role === PostRole.RECORDS_CLERK ? (clerk ?? head) : (head ?? clerk);
}

/** A unit that follows, as shown. */
export function showSuccessor(
  session: Session,
  { unit, relation, legalRef, effectiveDate }: Successor,
): SuccessorUnit {
  const { clerk, head } = peopleOf(session, unit.id);
  return SuccessorUnit.fromPartial({
    unitId: unit.id,
    unitName: unit.name,
    relation,
    legalRef,
    effectiveDate,
    clerk: clerk && postHolder(session, clerk, null),
    head: head && postHolder(session, head, null),
  });
}
