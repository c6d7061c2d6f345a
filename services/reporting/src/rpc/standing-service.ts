import { bindService } from '@baro/chassis';
import type { BoundService } from '@baro/chassis';
import { StandingServiceService } from '@baro/proto/baro/reporting/v1/standings';
import type { StandingServiceServer } from '@baro/proto/baro/reporting/v1/standings';
import type { Deps } from '../app/deps.ts';
import { getCityDashboard } from '../app/standing/get-city-dashboard.ts';
import { getCriterionStanding } from '../app/standing/get-criterion-standing.ts';
import { getUnitStanding } from '../app/standing/get-unit-standing.ts';
import { giveCause } from '../app/standing/give-cause.ts';
import { listStandingItems } from '../app/standing/list-standing-items.ts';

/** Where units stand, over gRPC. */
export function standingService(deps: Deps): BoundService {
  return bindService<StandingServiceServer>(StandingServiceService, {
    getUnitStanding: (request, ctx) => getUnitStanding(deps, request, ctx),
    getCriterionStanding: (request, ctx) => getCriterionStanding(deps, request, ctx),
    getCityDashboard: (request, ctx) => getCityDashboard(deps, request, ctx),
    listStandingItems: (request, ctx) => listStandingItems(deps, request, ctx),
    giveCause: (request, ctx) => giveCause(deps, request, ctx),
  });
}
