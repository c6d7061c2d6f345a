import { AppError, FieldCheck, auditRead, checkId, checkReason, newId } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import type { Desk } from '@baro/directory-client';
import type { OpenIdentityRequest, OpenIdentityResponse } from '@baro/proto/baro/complaints/v1/identities';
import { PartyIdentity } from '@baro/proto/baro/complaints/v1/resources';
import { identityFields, isBarred, isSealed } from '../identity/index.ts';
import type { HeldParty } from '../identity/index.ts';
import { findGrantsInForce } from '../identity/store/grant-store.ts';
import { logOpening } from '../identity/store/opening-store.ts';
import { findAudited } from '../store/standing-store.ts';
import type { Deps } from './deps.ts';
import { openCase, refuse } from './identity-case.ts';
import type { IdentityCase } from './identity-case.ts';

/** Opens fields of one person's identity: each call is a view of its own, logged before anything is shown. */
export async function openIdentity(
  deps: Deps,
  request: OpenIdentityRequest,
  ctx: CallContext,
): Promise<OpenIdentityResponse> {
  const { letterId: caseId, partyId, fields } = request;
  const check = new FieldCheck();
  checkId(check, 'letterId', caseId);
  checkId(check, 'partyId', partyId);
  checkId(check, 'requestId', request.requestId);
  checkReason(check, 'reason', request.reason, 1000);
  if (fields.length === 0) check.required('fields', undefined);
  fields.forEach((field, index) => check.oneOf(`fields[${index}]`, field, identityFields));
  check.throwIfAny();
  const opened = await openCase(deps, ctx, caseId);
  const right = await rightOf(deps, ctx, opened, partyId);
  const { identity } = right.held;
  if (!identity) throw new AppError('IDENTITY_FORGOTTEN');
  const id = newId();
  const why = await deps.identities.sealText({ kind: 'opening', caseId, id }, request.reason.trim());
  const logged = await logOpening(deps.identities.orm.em.fork(), {
    id,
    caseId,
    partyId,
    personId: opened.personId,
    postId: right.desk.postId,
    delegationId: right.desk.delegationId ?? null,
    grantId: right.grantId,
    fields: [...new Set(fields)],
    sealedReason: why.sealed,
    openTime: ctx.now,
  });
  await auditRead(ctx, {
    action: 'open_identity',
    subjectType: 'party',
    subjectIds: [partyId],
    unitId: opened.standing.unitId,
    details: { letterId: caseId, openingId: id, grantId: right.grantId, fields, postId: right.desk.postId },
  });
  return { openingId: id, identity: PartyIdentity.fromPartial(identity.open(logged)) };
}

interface Right {
  desk: Desk;
  grantId: string | null;
  held: HeldParty;
}

/** @throws AppError as `refuse`; to who handles the letter or has a grant: PARTY_NOT_FOUND, IDENTITY_SEALED */
async function rightOf(deps: Deps, ctx: CallContext, opened: IdentityCase, partyId: string): Promise<Right> {
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
