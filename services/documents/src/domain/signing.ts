import { DelegationKind, PostRole } from '@baro/directory-client';
import { SigningCapacity } from '@baro/proto/baro/documents/v1/resources';

/** Why a signature would not hold; UPPER_SNAKE, goes into the refusal's metadata. */
export type SigningFault =
  | 'CAPACITY_MISSING'
  | 'POST_NOT_IN_FORCE'
  | 'POST_NOT_HELD'
  | 'POST_NOT_HEAD'
  | 'POST_NOT_DEPUTY'
  | 'POST_NOT_BELOW'
  | 'DELEGATION_MISSING'
  | 'DELEGATION_NOT_IN_FORCE'
  | 'DELEGATION_OF_ANOTHER'
  | 'DELEGATION_NOT_BY_HEAD';

export interface SigningPost {
  role: PostRole;
  head: boolean;
  /** Post and its unit exist on the day. */
  inForce: boolean;
  /** The post is of the issuing unit itself. */
  ofUnit: boolean;
  /** The post is of a unit below the issuing one, its office among them. */
  below: boolean;
}

export interface SigningDelegation {
  kind: DelegationKind;
  personId: string;
  inForce: boolean;
  /** The post lent heads the issuing unit. */
  byHead: boolean;
  legalBasis: string;
}

export interface SigningFacts {
  capacity: SigningCapacity;
  personId: string;
  post: SigningPost;
  /** The person holds the post as an own one that day. */
  holds: boolean;
  /** The person acts in the post that day while its holder is away. */
  actsInAbsence: boolean;
  delegation: SigningDelegation | undefined;
}

/**
 * Checks signing capacity and authority of the day (NĐ 30/2020 Đ.13): TM and own name by the head, KT by a deputy,
 * TL by the head of a unit below or by delegation, TUQ only by a written delegation in force, Q by the acting head.
 */
export function findSigningFault(facts: SigningFacts): SigningFault | undefined {
  const { post } = facts;
  if (!post.inForce) return 'POST_NOT_IN_FORCE';
  switch (facts.capacity) {
    case SigningCapacity.HEAD:
    case SigningCapacity.TM:
      return headFault(facts);
    case SigningCapacity.Q:
      return post.ofUnit && post.head ? heldFault(facts, true) : 'POST_NOT_HEAD';
    case SigningCapacity.KT:
      return post.ofUnit && !post.head && post.role === PostRole.LEADER
        ? heldFault(facts, true)
        : 'POST_NOT_DEPUTY';
    case SigningCapacity.TL:
      return facts.delegation ? delegationFault(facts, facts.delegation) : belowFault(facts);
    case SigningCapacity.TUQ:
      return facts.delegation ? delegationFault(facts, facts.delegation) : 'DELEGATION_MISSING';
    default:
      return 'CAPACITY_MISSING';
  }
}

function heldFault(facts: SigningFacts, absenceCounts: boolean): SigningFault | undefined {
  return facts.holds || (absenceCounts && facts.actsInAbsence) ? undefined : 'POST_NOT_HELD';
}

function headFault(facts: SigningFacts): SigningFault | undefined {
  return facts.post.ofUnit && facts.post.head ? heldFault(facts, false) : 'POST_NOT_HEAD';
}

function belowFault(facts: SigningFacts): SigningFault | undefined {
  return facts.post.below && facts.post.head ? heldFault(facts, true) : 'POST_NOT_BELOW';
}

/** A delegation of signing authority: written, limited in time, by the head, to this very person. */
function delegationFault(facts: SigningFacts, delegation: SigningDelegation): SigningFault | undefined {
  if (delegation.kind !== DelegationKind.SIGNING || !delegation.legalBasis) return 'DELEGATION_MISSING';
  if (!delegation.inForce) return 'DELEGATION_NOT_IN_FORCE';
  if (delegation.personId !== facts.personId) return 'DELEGATION_OF_ANOTHER';
  return delegation.byHead ? undefined : 'DELEGATION_NOT_BY_HEAD';
}
