import { bindService } from '@baro/chassis';
import type { BoundService } from '@baro/chassis';
import { IdentityServiceService } from '@baro/proto/baro/complaints/v1/identities';
import type { IdentityServiceServer } from '@baro/proto/baro/complaints/v1/identities';
import type { Deps } from '../app/deps.ts';
import { grantOpening, revokeGrant } from '../app/identity-grants.ts';
import { listGrants, listOpenings } from '../app/identity-lists.ts';
import { openIdentity } from '../app/identity-open.ts';
import { putParty } from '../app/identity-put.ts';

/** Sealed identities over gRPC. */
export function identityService(deps: Deps): BoundService {
  return bindService<IdentityServiceServer>(IdentityServiceService, {
    putParty: (request, ctx) => putParty(deps, request, ctx),
    grantOpening: (request, ctx) => grantOpening(deps, request, ctx),
    revokeGrant: (request, ctx) => revokeGrant(deps, request, ctx),
    listGrants: (request, ctx) => listGrants(deps, request, ctx),
    openIdentity: (request, ctx) => openIdentity(deps, request, ctx),
    listOpenings: (request, ctx) => listOpenings(deps, request, ctx),
  });
}
