import { bindService } from '@baro/chassis';
import type { BoundService } from '@baro/chassis';
import { PetitionPartServiceService } from '@baro/proto/baro/petitions/v1/parts';
import type { PetitionPartServiceServer } from '@baro/proto/baro/petitions/v1/parts';
import { askPart } from '../app/ask-part.ts';
import type { Deps } from '../app/deps.ts';
import { acceptPart, finishPart, handOverPart, sendBackPart, withdrawPart } from '../app/handle-part.ts';

/** Co-ordinators' parts over gRPC. */
export function partService(deps: Deps): BoundService {
  return bindService<PetitionPartServiceServer>(PetitionPartServiceService, {
    askPart: (request, ctx) => askPart(deps, request, ctx),
    acceptPart: (request, ctx) => acceptPart(deps, request, ctx),
    handOverPart: (request, ctx) => handOverPart(deps, request, ctx),
    finishPart: (request, ctx) => finishPart(deps, request, ctx),
    sendBackPart: (request, ctx) => sendBackPart(deps, request, ctx),
    withdrawPart: (request, ctx) => withdrawPart(deps, request, ctx),
  });
}
