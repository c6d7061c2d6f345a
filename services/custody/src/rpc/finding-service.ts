import { bindService } from '@baro/chassis';
import type { BoundService } from '@baro/chassis';
import { FindingServiceService } from '@baro/proto/baro/custody/v1/findings';
import type { FindingServiceServer } from '@baro/proto/baro/custody/v1/findings';
import { concludeFinding, replyToFinding } from '../app/act-on-finding.ts';
import type { Deps } from '../app/deps.ts';
import { getFinding } from '../app/get-finding.ts';
import { listFindings } from '../app/list-findings.ts';

/** Findings over gRPC. */
export function findingService(deps: Deps): BoundService {
  return bindService<FindingServiceServer>(FindingServiceService, {
    listFindings: (request, ctx) => listFindings(deps, request, ctx),
    getFinding: (request, ctx) => getFinding(deps, request, ctx),
    replyToFinding: (request, ctx) => replyToFinding(deps, request, ctx),
    concludeFinding: (request, ctx) => concludeFinding(deps, request, ctx),
  });
}
