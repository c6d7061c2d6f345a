import {
  AppError,
  FieldCheck,
  checkId,
  checkReason,
  checkTime,
  nameId,
  refuseField,
  write,
} from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import type {
  GrantOpeningRequest,
  GrantOpeningResponse,
  RevokeGrantRequest,
  RevokeGrantResponse,
} from '@baro/proto/baro/complaints/v1/identities';
import { isBarred } from '../identity/index.ts';
import { findGrant, insertGrant, insertRevocation } from '../identity/store/grant-store.ts';
import type { Deps } from './deps.ts';
import { getHead, openCase } from './identity-case.ts';
import type { IdentityCase } from './identity-case.ts';

const day = 86_400_000;
const space = '2d2f2f8e-6b0b-4d0e-8a44-61a9f2a7f7f4';

/** The head who decides the case lets a named person open its identities until a time. */
export async function grantOpening(
  deps: Deps,
  request: GrantOpeningRequest,
  ctx: CallContext,
): Promise<GrantOpeningResponse> {
  const check = new FieldCheck();
  checkId(check, 'letterId', request.letterId);
  checkId(check, 'personId', request.personId);
  checkReason(check, 'reason', request.reason, 1000);
  checkTime(check, 'endTime', request.endTime);
  check.required('endTime', request.endTime);
  check.throwIfAny();
  const { letterId: caseId, personId } = request;
  // The reason is free text about a sealed case: not even its plain hash is kept beside the case.
  const bare = { ...request, reason: await deps.identities.fingerprint(caseId, request.reason) };
  return write(ctx, bare, async (tx) => {
    const opened = await openCase(deps, ctx, caseId);
    const head = getHead(opened);
    const endTime = getEnd(deps, request.endTime, ctx.now);
    checkGrantee(opened, personId);
    const id = nameId(`grant ${ctx.caller.accountId} ${request.requestId}`, space);
    const why = await deps.identities.sealText({ kind: 'grant', caseId, id }, request.reason.trim());
    const em = deps.identities.orm.em.fork();
    await insertGrant(em, {
      id,
      caseId,
      personId,
      granterPersonId: head.personId,
      granterPostId: head.postId,
      sealedReason: why.sealed,
      fingerprint: why.fingerprint,
      grantTime: ctx.now,
      endTime,
    });
    const kept = await findGrant(em, id);
    const same =
      kept?.caseId === caseId && kept.personId === personId && kept.fingerprint.equals(why.fingerprint);
    if (!same || kept.endTime.getTime() !== endTime.getTime()) throw new AppError('REQUEST_ID_REUSED');
    tx.audit({
      action: 'grant_opening',
      subjectType: 'grant',
      subjectId: id,
      unitId: opened.standing.unitId,
      details: { letterId: caseId, personId, endTime: endTime.toISOString(), postId: head.postId },
    });
    return { grantId: id };
  });
}

/** The head takes a grant back; from then on it opens nothing. */
export async function revokeGrant(
  deps: Deps,
  request: RevokeGrantRequest,
  ctx: CallContext,
): Promise<RevokeGrantResponse> {
  const check = new FieldCheck();
  checkId(check, 'letterId', request.letterId);
  checkId(check, 'grantId', request.grantId);
  checkReason(check, 'reason', request.reason, 1000);
  check.throwIfAny();
  const { letterId: caseId, grantId } = request;
  const bare = { ...request, reason: await deps.identities.fingerprint(caseId, request.reason) };
  return write(ctx, bare, async (tx) => {
    const opened = await openCase(deps, ctx, caseId);
    const head = getHead(opened);
    const em = deps.identities.orm.em.fork();
    const grant = await findGrant(em, grantId);
    if (grant?.caseId !== caseId) throw new AppError('GRANT_NOT_FOUND');
    if (grant.revokeTime || grant.endTime <= ctx.now) throw new AppError('GRANT_ENDED');
    const why = await deps.identities.sealText(
      { kind: 'revocation', caseId, id: grantId },
      request.reason.trim(),
    );
    const { personId, postId } = head;
    await insertRevocation(em, { grantId, personId, postId, sealedReason: why.sealed, time: ctx.now });
    tx.audit({
      action: 'revoke_grant',
      subjectType: 'grant',
      subjectId: grantId,
      unitId: opened.standing.unitId,
      details: { letterId: caseId, postId },
    });
    return { grantId };
  });
}

function getEnd({ grantDays }: Deps, endTime: Date | undefined, now: Date): Date {
  if (!endTime || endTime <= now) {
    refuseField('endTime', 'PAST', 'lies in the past', 'phải sau thời điểm hiện tại');
  }
  if (endTime.getTime() > now.getTime() + grantDays * day) {
    refuseField(
      'endTime',
      'TOO_LATE',
      `is more than ${grantDays} days away`,
      `không được quá ${grantDays} ngày`,
    );
  }
  return endTime;
}

/** @throws AppError GRANTEE_NOT_FOUND, GRANTEE_BARRED */
function checkGrantee({ session, standing, bars }: IdentityCase, personId: string): void {
  const { directory, now } = session;
  if (directory.actingPosts(personId, now).length === 0) throw new AppError('GRANTEE_NOT_FOUND');
  if (isBarred(directory, bars, personId, standing.receiveTime, now)) throw new AppError('GRANTEE_BARRED');
}
