import { FieldCheck, checkId, checkReason } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import type { OpenIdentityRequest, OpenIdentityResponse } from '@baro/proto/baro/complaints/v1/identities';
import { PartyIdentity } from '@baro/proto/baro/complaints/v1/resources';
import { identityFields } from '../identity/index.ts';
import type { Deps } from './deps.ts';
import { openCase } from './identity-case.ts';
import { viewIdentity, viewRight } from './identity-view.ts';

/** Opens fields of one person's identity: each call is a view of its own, logged before anything is shown. */
export async function openIdentity(
  deps: Deps,
  request: OpenIdentityRequest,
  ctx: CallContext,
): Promise<OpenIdentityResponse> {
  const { letterId: caseId, partyId, fields, reason } = request;
  const check = new FieldCheck();
  checkId(check, 'letterId', caseId);
  checkId(check, 'partyId', partyId);
  checkId(check, 'requestId', request.requestId);
  checkReason(check, 'reason', reason, 1000);
  if (fields.length === 0) check.required('fields', undefined);
  fields.forEach((field, index) => check.oneOf(`fields[${index}]`, field, identityFields));
  check.throwIfAny();
  const opened = await openCase(deps, ctx, caseId);
  const right = await viewRight(deps, ctx, opened, partyId);
  const { openingId, identity } = await viewIdentity(deps, ctx, opened, right, { fields, reason });
  return { openingId, identity: PartyIdentity.fromPartial(identity) };
}
