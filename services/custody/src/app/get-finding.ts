import { AppError, FieldCheck, auditRead, checkId } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { maySeeAll, openSession } from '@baro/directory-client';
import type { GetFindingRequest, GetFindingResponse } from '@baro/proto/baro/custody/v1/findings';
import { mayReply, maySeeFinding } from '../domain/policy.ts';
import { findFinding } from '../store/finding-store.ts';
import type { Deps } from './deps.ts';
import { personOf } from './person-of.ts';
import { policyFacts, showWhole } from './show-finding.ts';
import type { FindingSession } from './show-finding.ts';

/** Who calls, as the policy of findings sees it. */
export async function openFindingSession(deps: Deps, ctx: CallContext): Promise<FindingSession> {
  const session = await openSession(ctx, deps.directory);
  return { ...session, reader: { staff: session.staff, personId: personOf(session, ctx) } };
}

/** Returns one finding with its rule and its facts; read by others than the named person it is audited. */
export async function getFinding(
  deps: Deps,
  request: GetFindingRequest,
  ctx: CallContext,
): Promise<GetFindingResponse> {
  const check = new FieldCheck();
  checkId(check, 'id', request.id);
  check.throwIfAny();
  const session = await openFindingSession(deps, ctx);
  const { reader, find } = session;
  const row = await findFinding(ctx.em, request.id);
  if (!row && maySeeAll(session.reach)) throw new AppError('FINDING_NOT_FOUND');
  if (!row || !maySeeFinding(reader, policyFacts(session, row), find)) {
    throw new AppError('PERMISSION_DENIED');
  }
  if (!mayReply(reader.personId, policyFacts(session, row))) {
    await auditRead(ctx, {
      action: 'read',
      subjectType: 'finding',
      subjectIds: [row.id],
      unitId: row.unit_id,
    });
  }
  return { finding: showWhole(session, row) };
}
