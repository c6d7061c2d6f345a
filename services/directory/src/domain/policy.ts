import { PostRole, workPosts, type ActingPost, type Actor } from '@baro/directory-client';

/** Who asks: a person or system of the directory, or an account that loads an empty platform. */
export interface Asker {
  readonly actor: Actor | undefined;
  /** Listed in DIRECTORY_BOOTSTRAP_ADMINS, and nobody holds a post of city administrator yet. */
  readonly bootstrap: boolean;
}

/** The post the caller acts in is recorded in the audit. */
export type Decision = { readonly allowed: true; readonly as?: ActingPost } | { readonly allowed: false };

export type DelegationRefusal = 'PERMISSION_DENIED' | 'DELEGATION_NOT_OWN' | 'REDELEGATION_FORBIDDEN';
export type DelegationDecision = Decision & { readonly refusal?: DelegationRefusal };

const DENIED: Decision = { allowed: false };

/** Structure, calendar and terms: everybody the directory knows. */
export function mayRead(asker: Asker): Decision {
  return asker.actor || asker.bootstrap ? { allowed: true } : DENIED;
}

/** Names of people: staff, that is persons who hold a post, own or lent in absence. */
export function mayReadPeople(asker: Asker): Decision {
  if (asker.bootstrap) return { allowed: true };
  if (asker.actor?.kind !== 'person') return DENIED;
  const [as] = workPosts(asker.actor);
  return as ? { allowed: true, as } : DENIED;
}

/** Writes of the structure: the city administrator. */
export function mayAdminister(asker: Asker): Decision {
  if (asker.bootstrap) return { allowed: true };
  if (asker.actor?.kind !== 'person') return DENIED;
  const as = workPosts(asker.actor).find((post) => post.role === PostRole.CITY_ADMINISTRATOR);
  return as ? { allowed: true, as } : DENIED;
}

/**
 * A holder lends an own post; the administrator records a delegation given on paper. What is lent is never lent
 * on (NĐ 30/2020 Đ.13), not even by an administrator who acts in the post himself.
 */
export function mayDelegate(asker: Asker, postId: string): DelegationDecision {
  const posts = asker.actor?.kind === 'person' ? asker.actor.posts : [];
  const own = posts.find((post) => post.postId === postId && post.delegationId === undefined);
  if (own) return { allowed: true, as: own };
  if (posts.some((post) => post.postId === postId)) {
    return { allowed: false, refusal: 'REDELEGATION_FORBIDDEN' };
  }
  const administrator = mayAdminister(asker);
  if (administrator.allowed) return administrator;
  return { allowed: false, refusal: posts.length > 0 ? 'DELEGATION_NOT_OWN' : 'PERMISSION_DENIED' };
}

/** Who could give it may take it back. */
export function mayEndDelegation(asker: Asker, postId: string): Decision {
  const decision = mayDelegate(asker, postId);
  return decision.allowed ? decision : DENIED;
}

/** What the caller may do with a unit now. */
export function allowedUnitActions(asker: Asker, unit: { readonly inForce: boolean }): string[] {
  if (!unit.inForce || !mayAdminister(asker).allowed) return [];
  return ['CreateUnit', 'RenameUnit', 'ReorganiseUnits', 'CreatePost', 'AddIdentifier'];
}
