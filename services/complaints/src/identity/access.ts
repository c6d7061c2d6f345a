import { PostRole, findDesk, localDateOf, unitsOn } from '@baro/directory-client';
import type { Desk, Directory, FindUnit, Session } from '@baro/directory-client';
import type { HeldParty } from './identities.ts';
import type { Barred, CaseStanding } from './types.ts';

/** Parts of a body: who works in one works in the body. */
const parts = new Set(['division', 'office']);
const maxDepth = 12;

/** The unit and the bodies it is a part of. A department is a body of its own, whoever it lies under. */
function bodiesOf(unitId: string, find: FindUnit): string[] {
  const bodies: string[] = [];
  for (let unit = find(unitId); unit && bodies.length < maxDepth; unit = find(unit.parentId)) {
    bodies.push(unit.id);
    if (!parts.has(unit.kind)) break;
  }
  return bodies;
}

/** Every body a person works in now or did when the letter came, by any post held or lent. */
function worksIn(directory: Directory, personId: string, times: readonly Date[]): Set<string> {
  const units = times.flatMap((at) => {
    const find = unitsOn(directory, localDateOf(at));
    return directory.actingPosts(personId, at).flatMap(({ unitId }) => bodiesOf(unitId, find));
  });
  return new Set(units);
}

/**
 * Whether a person is kept away from a case: the denounced person, and whoever works in a unit he works in, now or when the
 * letter came, be it by a post of their own or a lent one. LTC Đ.8(3), 47, 56.
 */
export function isBarred(
  directory: Directory,
  bars: readonly Barred[],
  personId: string,
  receiveTime: Date,
  now: Date,
): boolean {
  if (bars.length === 0) return false;
  if (bars.some((bar) => bar.personId === personId)) return true;
  const mine = worksIn(directory, personId, [now, receiveTime]);
  return bars.some((bar) => {
    if (mine.has(bar.unitId)) return true;
    if (!bar.personId) return false;
    // His own units, not the bodies above them: a head of division does not bar the whole department.
    const his = [now, receiveTime].flatMap((at) => directory.actingPosts(bar.personId, at));
    return his.some(({ unitId }) => mine.has(unitId));
  });
}

/** Whether a party's identity needs a grant: LTC Đ.56 for denunciations, and until a letter is known to be none. */
export function isSealed(
  party: Pick<HeldParty, 'secretOnRequest'>,
  standing: Pick<CaseStanding, 'content'>,
): boolean {
  const { content } = standing;
  return party.secretOnRequest || (content !== 'complaint' && content !== 'feedback');
}

/** The caller's desk as the head who decides the case: never the denounced person, nor a deputy who is barred. */
export function headDesk(
  session: Session,
  standing: CaseStanding,
  bars: readonly Barred[],
): Desk | undefined {
  const { directory, now } = session;
  return session.staff.desks.find((desk) => {
    if (!desk.head || desk.role !== PostRole.LEADER || desk.unitId !== standing.unitId) return false;
    if (bars.some(({ personId }) => personId === desk.personId)) return false;
    // The law makes the head decide on those of the own unit; a deputy for the time of an absence may decline.
    return !desk.delegationId || !isBarred(directory, bars, desk.personId, standing.receiveTime, now);
  });
}

/** The caller's desk with which the letter lies. */
export function holderDesk(session: Session, { holderPostId }: CaseStanding): Desk | undefined {
  return session.staff.desks.find(({ postId }) => holderPostId !== '' && postId === holderPostId);
}

/** The caller's desk that keeps the letters of the unit; this one only when it is not kept from it. */
export function clerkDesk(session: Session, { unitId }: CaseStanding): Desk | undefined {
  return findDesk(session.staff, [PostRole.RECORDS_CLERK], unitId);
}
