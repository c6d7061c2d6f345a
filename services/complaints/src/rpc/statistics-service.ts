import { bindService } from '@baro/chassis';
import type { BoundService } from '@baro/chassis';
import { StatisticsServiceService } from '@baro/proto/baro/complaints/v1/statistics';
import type { StatisticsServiceServer } from '@baro/proto/baro/complaints/v1/statistics';
import type { Deps } from '../app/deps.ts';
import { exportStatistics, getStatistics } from '../app/statistics/statistics.ts';

/** Statistics over gRPC. */
export function statisticsService(deps: Deps): BoundService {
  return bindService<StatisticsServiceServer>(StatisticsServiceService, {
    getStatistics: (request, ctx) => getStatistics(deps, request, ctx),
    exportStatistics: (request, ctx) => exportStatistics(deps, request, ctx),
  });
}
