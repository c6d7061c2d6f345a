import { FieldCheck, auditRead, checkId, nextToken, pageOf } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import type { Session } from '@baro/directory-client';
import type {
  ListGrantsRequest,
  ListGrantsResponse,
  ListOpeningsRequest,
  ListOpeningsResponse,
} from '@baro/proto/baro/complaints/v1/identities';
import { findGrantsOf } from '../identity/store/grant-store.ts';
import { findOpenings } from '../identity/store/opening-store.ts';
import { findAudited } from '../store/standing-store.ts';
import type { Deps } from './deps.ts';
import { getHead, openCase } from './identity-case.ts';

/** Shows the head of a case every view of its identities, the latest first. */
export async function listOpenings(
  deps: Deps,
  request: ListOpeningsRequest,
  ctx: CallContext,
): Promise<ListOpeningsResponse> {
  const { session } = await asHead(deps, ctx, request.letterId);
  const { letterId: caseId } = request;
  const page = pageOf(request, { caseId });
  const after = page.after && { openTime: String(page.after[0]), id: String(page.after[1]) };
  const found = await findOpenings(deps.identities.orm.em.fork(), caseId, page.size, after);
  const rows = found.slice(0, page.size);
  const why = await deps.identities.openTexts(
    caseId,
    rows.map(({ id, sealedReason: sealed }) => ({ place: { kind: 'opening', caseId, id }, sealed })),
  );
  const last = rows.at(-1);
  const openings = rows.map((row, index) => ({
    id: row.id,
    partyId: row.partyId,
    ...personAt(session, row.personId, row.postId, row.openTime),
    delegationId: row.delegationId ?? '',
    grantId: row.grantId ?? '',
    fields: row.fields,
    reason: why[index] ?? '',
    openTime: row.openTime,
  }));
  await noteRead(ctx, 'list_openings', caseId, request.letterId);
  const more = found.length > page.size && last;
  return {
    openings,
    nextPageToken: more ? nextToken([last.openTime.toISOString(), last.id], { caseId }) : '',
  };
}

/** Shows the head of a case who may open its identities, and who might before. */
export async function listGrants(
  deps: Deps,
  request: ListGrantsRequest,
  ctx: CallContext,
): Promise<ListGrantsResponse> {
  const { session } = await asHead(deps, ctx, request.letterId);
  const { letterId: caseId } = request;
  const kept = await findGrantsOf(deps.identities.orm.em.fork(), caseId);
  const audited = await findAudited(
    ctx.em,
    kept.map(({ id }) => id),
  );
  const rows = kept.filter(({ id }) => audited.has(id));
  const why = await deps.identities.openTexts(
    caseId,
    rows.map(({ id, sealedReason: sealed }) => ({ place: { kind: 'grant', caseId, id }, sealed })),
  );
  const whyNot = await deps.identities.openTexts(
    caseId,
    rows.map(({ id, sealedRevokeReason: sealed }) => ({ place: { kind: 'revocation', caseId, id }, sealed })),
  );
  await noteRead(ctx, 'list_grants', caseId, request.letterId);
  return {
    grants: rows.map((row, index) => ({
      id: row.id,
      personId: row.personId,
      personName: session.directory.person(row.personId)?.fullName ?? '',
      granterPersonId: row.granterPersonId,
      granterPostId: row.granterPostId,
      reason: why[index] ?? '',
      grantTime: row.grantTime,
      endTime: row.endTime,
      revokeTime: row.revokeTime ?? undefined,
      revokeReason: whyNot[index] ?? '',
    })),
  };
}

async function asHead(deps: Deps, ctx: CallContext, letterId: string): Promise<{ session: Session }> {
  const check = new FieldCheck();
  checkId(check, 'letterId', letterId);
  check.throwIfAny();
  const opened = await openCase(deps, ctx, letterId);
  getHead(opened);
  return opened;
}

function personAt(session: Session, personId: string, postId: string, at: Date) {
  const post = session.directory.post(postId, at);
  return {
    personId,
    personName: session.directory.person(personId)?.fullName ?? '',
    postId,
    postTitle: post?.post.title ?? '',
    unitId: post?.unit.id ?? '',
    unitName: post?.unit.name ?? '',
  };
}

async function noteRead(ctx: CallContext, action: string, caseId: string, letterId: string): Promise<void> {
  await auditRead(ctx, { action, subjectType: 'letter', subjectIds: [caseId], details: { letterId } });
}
