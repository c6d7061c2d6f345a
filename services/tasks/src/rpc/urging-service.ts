import { bindService } from '@baro/chassis';
import type { BoundService } from '@baro/chassis';
import { UrgingServiceService } from '@baro/proto/baro/tasks/v1/urging';
import type { UrgingServiceServer } from '@baro/proto/baro/tasks/v1/urging';
import { createUrgingLetter } from '../app/create-urging-letter.ts';
import type { Deps } from '../app/deps.ts';
import { listUrgingCandidates } from '../app/list-urging-candidates.ts';
import { getUrgingLetter, listUrgingLetters } from '../app/read-urging-letters.ts';
import { retryUrgingLetter } from '../app/retry-urging-letter.ts';

/** Urging letters over gRPC. */
export function urgingService(deps: Deps): BoundService {
  return bindService<UrgingServiceServer>(UrgingServiceService, {
    listUrgingCandidates: (request, ctx) => listUrgingCandidates(deps, request, ctx),
    createUrgingLetter: (request, ctx) => createUrgingLetter(deps, request, ctx),
    retryUrgingLetter: (request, ctx) => retryUrgingLetter(deps, request, ctx),
    getUrgingLetter: (request, ctx) => getUrgingLetter(deps, request, ctx),
    listUrgingLetters: (request, ctx) => listUrgingLetters(deps, request, ctx),
  });
}
