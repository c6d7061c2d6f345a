import { bindService } from '@baro/chassis';
import type { BoundService } from '@baro/chassis';
import { IndicatorServiceService } from '@baro/proto/baro/reporting/v1/indicators';
import type { IndicatorServiceServer } from '@baro/proto/baro/reporting/v1/indicators';
import type { Deps } from '../app/deps.ts';
import { importIndicators } from '../app/import-indicators.ts';
import { getIndicator, listCutOffRules, listIndicators } from '../app/read-indicators.ts';
import { getIndicatorGrid } from '../app/read-grid.ts';
import { getIndicatorSeries } from '../app/read-series.ts';

/** The catalogue over gRPC. */
export function indicatorService(deps: Deps): BoundService {
  return bindService<IndicatorServiceServer>(IndicatorServiceService, {
    importIndicators: (request, ctx) => importIndicators(deps, request, ctx),
    listIndicators: (request, ctx) => listIndicators(deps, request, ctx),
    getIndicator: (request, ctx) => getIndicator(deps, request, ctx),
    getIndicatorSeries: (request, ctx) => getIndicatorSeries(deps, request, ctx),
    getIndicatorGrid: (request, ctx) => getIndicatorGrid(deps, request, ctx),
    listCutOffRules: (request, ctx) => listCutOffRules(deps, request, ctx),
  });
}
