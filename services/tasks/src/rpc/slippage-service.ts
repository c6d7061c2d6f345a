import { bindService } from '@baro/chassis';
import type { BoundService } from '@baro/chassis';
import { SlippageServiceService } from '@baro/proto/baro/tasks/v1/slippage';
import type { SlippageServiceServer } from '@baro/proto/baro/tasks/v1/slippage';
import type { Deps } from '../app/deps.ts';
import { listSlippage } from '../app/list-slippage.ts';

/** The history of due times over gRPC. */
export function slippageService(deps: Deps): BoundService {
  return bindService<SlippageServiceServer>(SlippageServiceService, {
    listSlippage: (request, ctx) => listSlippage(deps, request, ctx),
  });
}
