import type { Delegation, DelegationKind, Post, PostRole } from '@baro/proto/baro/directory/v1/directory';

/** A unit as it stood on a date. A closed unit shows its last name and parent, with `inForce` false. */
export interface UnitView {
  readonly id: string;
  readonly code: string;
  /** `city`, `department`, `division`, `ward`, … */
  readonly kind: string;
  readonly level: number;
  readonly name: string;
  /** Abbreviation in symbols, empty when unknown. */
  readonly symbol: string;
  /** Unit above, empty at the top. */
  readonly parentId: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly inForce: boolean;
}

/** A post an actor may act in, plain data for a `policy.ts`. */
export interface ActingPost {
  readonly postId: string;
  readonly unitId: string;
  readonly unitCode: string;
  readonly role: PostRole;
  readonly title: string;
  /** Whether the holder heads the unit. */
  readonly head: boolean;
  /** Set when the post is lent. */
  readonly delegationId?: string;
  /** ABSENCE: every right of the post. SIGNING: only to sign for it. */
  readonly delegationKind?: DelegationKind;
}

/** A person of the city with the posts held and lent at the time. */
export interface PersonActor {
  readonly kind: 'person';
  readonly accountId: string;
  readonly personId: string;
  /** Every post, those lent for signing only among them: see `workPosts` and `signingPosts`. */
  readonly posts: readonly ActingPost[];
}

/** A district or ward system; acts for its unit only and holds no post. */
export interface ServiceActor {
  readonly kind: 'service';
  readonly accountId: string;
  readonly serviceAccountId: string;
  readonly unitId: string;
  readonly unitCode: string;
  readonly posts: readonly ActingPost[];
}

export type Actor = PersonActor | ServiceActor;

/** A post with its unit and who holds it. */
export interface PostView {
  readonly post: Post;
  readonly unit: UnitView;
  /** Whether post and unit exist on the date. */
  readonly inForce: boolean;
  /** Everybody who holds it on the date, longest first; a head post has one at most. */
  readonly holders: readonly PostPerson[];
  /** The first of `holders`. */
  readonly holderPersonId?: string;
  /** Personal data. */
  readonly holderName?: string;
}

/** A person who holds a post. */
export interface PostPerson {
  readonly personId: string;
  /** Personal data. */
  readonly name: string;
}

/** A delegation with whether it holds on the date. */
export interface DelegationView {
  readonly delegation: Delegation;
  readonly inForce: boolean;
}
