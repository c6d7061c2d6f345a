import { AppError, auditRead, newId } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import type { Desk } from '@baro/directory-client';
import { isBarred, isSealed } from '../identity/index.ts';
import type { HeldParty, Identity } from '../identity/index.ts';
import { findGrantsInForce } from '../identity/store/grant-store.ts';
import { logOpening } from '../identity/store/opening-store.ts';
import { findAudited } from '../store/standing-store.ts';
import type { Deps } from './deps.ts';
import { refuse } from './identity-case.ts';
import type { IdentityCase } from './identity-case.ts';

/** What is looked at and why. */
export interface View {
  fields: readonly string[];
  /** As typed; kept encrypted. */
  reason: string;
  /** What it is opened for besides being shown, for the audit. */
  details?: Record<string, string>;
}

/** That the caller may open the identity of a person, and as whom. */
export interface ViewRight {
  desk: Desk;
  grantId: string | null;
  held: HeldParty;
}

/**
 * Whether the caller may open a person's identity. Nothing is opened by it.
 * @throws AppError as `refuse`; to who handles the letter or has a grant: PARTY_NOT_FOUND, IDENTITY_SEALED
 */
export async function viewRight(
  deps: Deps,
  ctx: CallContext,
  opened: IdentityCase,
  partyId: string,
): Promise<ViewRight> {
  const { session, standing, bars, personId, head, handler } = opened;
  const [own] = session.staff.desks;
  const granted = await grantOf(deps, ctx, opened);
  const involved = head ?? handler ?? (granted ? own : undefined);
  if (!involved) refuse(opened);
  const held = await deps.identities.hold(standing.caseId, partyId);
  if (!isSealed(held, standing) && (head ?? handler)) return { desk: involved, grantId: null, held };
  // The head may decide about the own unit, and still not look.
  const barred = isBarred(session.directory, bars, personId, standing.receiveTime, session.now);
  if (!granted || barred) throw new AppError('IDENTITY_SEALED');
  return { desk: involved, grantId: granted, held };
}

/** Logs and audits a view, then opens the fields. @throws AppError IDENTITY_FORGOTTEN */
export async function viewIdentity(
  deps: Deps,
  ctx: CallContext,
  { standing, personId }: IdentityCase,
  { desk, grantId, held }: ViewRight,
  { fields, reason, details = {} }: View,
): Promise<{ openingId: string; identity: Partial<Identity> }> {
  const { partyId, identity } = held;
  const { caseId, unitId } = standing;
  if (!identity) throw new AppError('IDENTITY_FORGOTTEN');
  const id = newId();
  const why = await deps.identities.sealText({ kind: 'opening', caseId, id }, reason.trim());
  const logged = await logOpening(deps.identities.orm.em.fork(), {
    id,
    caseId,
    partyId,
    personId,
    postId: desk.postId,
    delegationId: desk.delegationId ?? null,
    grantId,
    fields: [...new Set(fields)],
    sealedReason: why.sealed,
    openTime: ctx.now,
  });
  await auditRead(ctx, {
    action: 'open_identity',
    subjectType: 'party',
    subjectIds: [partyId],
    unitId,
    details: { ...details, letterId: caseId, openingId: id, grantId, fields, postId: desk.postId },
  });
  return { openingId: id, identity: identity.open(logged) };
}

/** The caller's own grant, by name, in force and audited. */
async function grantOf(
  deps: Deps,
  ctx: CallContext,
  { standing, personId }: IdentityCase,
): Promise<string | undefined> {
  const em = deps.identities.orm.em.fork();
  const grants = await findGrantsInForce(em, standing.caseId, personId, ctx.now);
  const audited = await findAudited(
    ctx.em,
    grants.map(({ id }) => id),
  );
  return grants.find(({ id }) => audited.has(id))?.id;
}
