import { bindService } from '@baro/chassis';
import type { BoundService } from '@baro/chassis';
import { SuccessionServiceService } from '@baro/proto/baro/custody/v1/successions';
import type { SuccessionServiceServer } from '@baro/proto/baro/custody/v1/successions';
import type { Deps } from '../app/deps.ts';
import { listClosedUnits, previewSuccession } from '../app/preview-succession.ts';
import { getSuccession, listSuccessionItems, listSuccessions } from '../app/read-successions.ts';
import { retrySuccession, settleSuccession } from '../app/refused-items.ts';
import { startSuccession } from '../app/start-succession.ts';

/** Handing closed units' work over, over gRPC. */
export function successionService(deps: Deps): BoundService {
  return bindService<SuccessionServiceServer>(SuccessionServiceService, {
    listClosedUnits: (_request, ctx) => listClosedUnits(deps, ctx),
    previewSuccession: (request, ctx) => previewSuccession(deps, request, ctx),
    startSuccession: (request, ctx) => startSuccession(deps, request, ctx),
    getSuccession: (request, ctx) => getSuccession(deps, request, ctx),
    listSuccessions: (request, ctx) => listSuccessions(deps, request, ctx),
    listSuccessionItems: (request, ctx) => listSuccessionItems(deps, request, ctx),
    retrySuccession: (request, ctx) => retrySuccession(deps, request, ctx),
    settleSuccession: (request, ctx) => settleSuccession(deps, request, ctx),
  });
}
