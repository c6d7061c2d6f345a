import { PostRole, decide, findDesk, mayHandle } from '@baro/directory-client';
import type { Decision, Staff } from '@baro/directory-client';
import type { OutgoingState, PartState } from '@baro/proto/baro/documents/v1/resources';
import { IncomingState } from '@baro/proto/baro/documents/v1/resources';

/** Facts of an incoming document or one of its parts. */
export interface IncomingFacts {
  /** Unit of the register. */
  readonly unitId: string;
  readonly state: IncomingState;
  /** Post that holds the document; empty when nobody does. */
  readonly holderPostId: string;
  /** Whether there is a hand before to send it back to. */
  readonly mayGoBack: boolean;
}

export interface PartFacts {
  readonly state: PartState;
  readonly holderPostId: string;
  readonly mayGoBack: boolean;
}

export interface OutgoingFacts {
  /** Issuing unit. */
  readonly unitId: string;
  readonly state: OutgoingState;
  readonly holderPostId: string;
}

const clerks: readonly PostRole[] = [PostRole.RECORDS_CLERK];
/** Roles that route. */
export const routingRoles: readonly PostRole[] = [PostRole.LEADER, PostRole.CHIEF_OF_OFFICE];
const leaders = routingRoles;
const drafters: readonly PostRole[] = [
  PostRole.OFFICIAL,
  PostRole.HEAD_OF_DIVISION,
  PostRole.LEADER,
  PostRole.CHIEF_OF_OFFICE,
  PostRole.RECORDS_CLERK,
];

/** Keeping a unit's book is the records clerk's (NĐ 30/2020 Đ.22); a district system does it for its own unit. */
export function mayRegister(staff: Staff, unitId: string): Decision {
  if (staff.systemUnitId !== '' && staff.systemUnitId === unitId) {
    return { allowed: true, as: { unitId, postId: '', personId: '' } };
  }
  return decide(findDesk(staff, clerks, unitId));
}

/** History is taken in by the clerk of the book or the administrator of its tree. */
export function mayImport(staff: Staff, unitId: string, treeId: string): Decision {
  const administrator = staff.desks.find(
    (desk) => desk.role === PostRole.CITY_ADMINISTRATOR && desk.tree === treeId,
  );
  return decide(findDesk(staff, clerks, unitId) ?? administrator);
}

/** Correcting an entry, presenting it. */
export function mayKeepBook(staff: Staff, unitId: string): Decision {
  return decide(findDesk(staff, clerks, unitId));
}

/** Returning to the sender is the clerk's or a leader's. */
export function mayReturn(staff: Staff, unitId: string): Decision {
  return decide(findDesk(staff, [...clerks, ...leaders], unitId));
}

/** Routing is a leader's of the unit, or the head's to whom the document was presented. */
export function mayRoute(staff: Staff, document: IncomingFacts): Decision {
  const presented = document.state === IncomingState.SUBMITTED ? document.holderPostId : '';
  const head = staff.desks.find((desk) => desk.head && presented !== '' && desk.postId === presented);
  return decide(findDesk(staff, leaders, document.unitId) ?? head);
}

/** Files of an incoming document come with it: whoever registers may add them. */
export function mayAttachIncoming(staff: Staff, unitId: string): Decision {
  return mayRegister(staff, unitId);
}

/** Staff of the issuing unit and of the units below it draft. */
export function mayDraft(staff: Staff, unitId: string): Decision {
  return decide(
    staff.desks.find(
      (desk) => drafters.includes(desk.role) && (desk.chain.includes(unitId) || desk.serves.includes(unitId)),
    ),
  );
}

/** A draft changes in the hands of its holder alone (NĐ 30/2020 Đ.11). */
export function mayEditDraft(staff: Staff, document: OutgoingFacts): Decision {
  return mayHandle(staff, document.holderPostId);
}

/** Numbers, issue, cancelling, replacing, correcting: the records clerk (NĐ 30/2020 Đ.15, 18). */
export function mayNumber(staff: Staff, unitId: string): Decision {
  return decide(findDesk(staff, clerks, unitId));
}

/**
 * A letter another service has written is numbered when who signs it asks; `signing` is the caller at the signing desk
 * alone, of the issuing unit or below it. Whether the signature holds is another question (`findSigningFault`).
 */
export function mayAskLetterNumber(signing: Staff, unitId: string): Decision {
  return decide(signing.desks.find((desk) => desk.chain.includes(unitId)));
}

/** Recall follows a leader's order; the clerk records it. */
export function mayRecall(staff: Staff, unitId: string): Decision {
  return decide(findDesk(staff, [...clerks, ...leaders], unitId));
}

/** The head of agency decides the numbering (NĐ 30/2020 Đ.15); office and clerk set it up. */
export function mayKeepSeries(staff: Staff, unitId: string): Decision {
  return decide(findDesk(staff, [...clerks, ...leaders], unitId));
}

/** Who drafts must know the series. */
export function maySeeSeries(staff: Staff, unitId: string): boolean {
  const auditor = staff.desks.some((desk) => desk.role === PostRole.AUDITOR);
  return auditor || staff.systemUnitId === unitId || mayDraft(staff, unitId).allowed;
}
