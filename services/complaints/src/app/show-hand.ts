import { postHolder, workingMinutesBetween } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import { CustodyChange } from '@baro/proto/baro/custody/v1/resources';
import type { HandRow } from '../store/letter-entities.ts';

/** A change of hands; what its holder has had it for stands on the next one, or goes on until now. */
export function showHand(session: Session, hand: HandRow, next: HandRow | undefined): CustodyChange {
  const { itemId, version, changeTime, reason, dueTime } = hand;
  const from = { unitId: hand.fromUnitId, postId: hand.fromPostId, personId: hand.fromPersonId };
  const to = { unitId: hand.toUnitId, postId: hand.toPostId, personId: hand.toPersonId };
  return CustodyChange.fromPartial({
    itemId,
    version,
    changeTime,
    reason,
    dueTime: dueTime ?? undefined,
    from: postHolder(session, orNobody(from), null),
    to: postHolder(session, orNobody(to), changeTime),
    heldWorkingMinutes: next?.workingMinutes ?? minutesSoFar(session, hand),
  });
}

type Hands = Record<'unitId' | 'postId' | 'personId', string | null | undefined>;

/** A holder as rows have it, with null for what they leave out. */
export function orNobody({ unitId, postId, personId }: Hands) {
  return { unitId: unitId ?? null, postId: postId ?? null, personId: personId ?? null };
}

function minutesSoFar({ now, directory }: Session, { toUnitId, changeTime }: HandRow): number {
  return toUnitId ? workingMinutesBetween(changeTime, now, directory.calendar()) : 0;
}
