import type { Session } from '@baro/directory-client';
import { AppError } from '@baro/chassis';
import { DelegationKind, chainOf } from '@baro/directory-client';
import { findSigningFault } from '../domain/signing.ts';
import type { SigningDelegation, SigningPost } from '../domain/signing.ts';
import type { OutgoingRow } from '../store/outgoing-entities.ts';

/** Signer as written on the document. */
export interface SignedBy {
  signerPosition: string;
  signerName: string;
}

/**
 * Whether the signer may sign today in the capacity given (NĐ 30/2020 Đ.13).
 * @throws AppError SIGNER_MISSING; SIGNING_AUTHORITY_INVALID with the fault
 */
export function getSigner(session: Session, document: OutgoingRow): SignedBy {
  const { signerPostId, signerPersonId, signingCapacity: capacity } = document;
  if (!signerPostId || !signerPersonId || capacity === 0) throw new AppError('SIGNER_MISSING');
  const { directory, now } = session;
  const view = directory.post(signerPostId, now);
  const person = directory.person(signerPersonId);
  if (!view || !person) throw new AppError('SIGNER_MISSING');
  const fault = findSigningFault({
    capacity,
    personId: signerPersonId,
    post: signingPost(session, document, view),
    holds: directory.isHolder(signerPostId, signerPersonId, now),
    actsInAbsence: actsInAbsence(session, person.accountId, signerPostId),
    delegation: signingDelegation(session, document),
  });
  if (fault) throw new AppError('SIGNING_AUTHORITY_INVALID', { metadata: { fault } });
  return { signerPosition: view.post.title, signerName: person.fullName };
}

function signingPost(
  session: Session,
  document: OutgoingRow,
  view: NonNullable<ReturnType<Session['directory']['post']>>,
): SigningPost {
  const above = chainOf(view.unit.id, session.find).slice(1);
  return {
    role: view.post.role,
    head: view.post.head,
    inForce: view.inForce,
    ofUnit: view.unit.id === document.unitId,
    below: above.some((unit) => unit.id === document.unitId),
  };
}

/** A post lent during its holder's absence. Without an account nobody acts in the system, but a signature may hold. */
function actsInAbsence(session: Session, accountId: string, postId: string): boolean {
  if (accountId === '') return false;
  const actor = session.directory.actorOf(accountId, session.now);
  if (actor.kind !== 'person') return false;
  return actor.posts.some((post) => post.postId === postId && post.delegationKind === DelegationKind.ABSENCE);
}

function signingDelegation(session: Session, document: OutgoingRow): SigningDelegation | undefined {
  const { directory, now } = session;
  const found = document.delegationId ? directory.delegation(document.delegationId, now) : undefined;
  if (!found) return undefined;
  const { kind, personId, legalBasis, postId } = found.delegation;
  const lent = directory.post(postId, now);
  const byHead = lent?.unit.id === document.unitId && lent.post.head;
  return { kind, personId, legalBasis, inForce: found.inForce, byHead };
}
