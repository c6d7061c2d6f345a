import { FieldCheck } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { Component, Score } from '@baro/proto/baro/reporting/v1/standings';
import type {
  DashboardComponent,
  DashboardUnit,
  GetCityDashboardRequest,
  GetCityDashboardResponse,
  StandingPoint,
} from '@baro/proto/baro/reporting/v1/standings';
import { reachesTarget } from '../../domain/standing/reached.ts';
import { scoreUnits } from '../../domain/standing/score.ts';
import { asksForCause } from '../../domain/standing/trend.ts';
import { Trend } from '@baro/proto/baro/reporting/v1/standings';
import type { Deps } from '../deps.ts';
import { showIndexSet } from '../show-index-set.ts';
import { componentsOf } from './get-unit-standing.ts';
import { checkStanding, openStanding, peersOf } from './open-standing.ts';
import { standAll } from './stand-all.ts';
import type { Stands } from './stand-all.ts';
import { showPoints } from './show-points.ts';

/** Returns the dashboard of the city: each criterion over all units of the set, and every unit's score. */
export async function getCityDashboard(
  deps: Deps,
  request: GetCityDashboardRequest,
  ctx: CallContext,
): Promise<GetCityDashboardResponse> {
  const check = new FieldCheck();
  checkStanding(check, request);
  check.throwIfAny();
  const standing = await openStanding(deps, request, ctx);
  const { criteria, set, session, shown } = standing;
  const units = peersOf(standing);
  const { stands, measured } = await standAll(ctx, standing, units);
  const unitIds = units.map(({ id }) => id);
  const points = await showPoints(ctx, standing, measured, unitIds);
  const components = new Map(unitIds.map((id) => [id, componentsOf(criteria, stands, id)]));
  const scores = scoreUnits(components);
  return {
    indexSet: showIndexSet(set, session),
    window: shown,
    components: criteria.flatMap(({ code }) => {
      const stand = stands.get(code);
      const isCompared = stand && (stand.total.value !== '' || points.has(code));
      return isCompared ? [showComponent(stand, points.get(code) ?? [])] : [];
    }),
    units: units.map(({ id, name }) => showUnit(id, name, scores.get(id), components.get(id) ?? [])),
  };
}

function showComponent({ byUnit, total }: Stands, pointsInTime: StandingPoint[]): DashboardComponent {
  const all = [...byUnit.values()];
  const countOf = (trend: Trend): number => all.filter((component) => component.trend === trend).length;
  return {
    total: Component.fromPartial({ ...total, pointsInTime }),
    reachedCount: all.filter((component) => reachesTarget(component)).length,
    valuedCount: all.filter(({ value, surveyOfCity }) => value !== '' && !surveyOfCity).length,
    risingSlowerCount: countOf(Trend.RISING_SLOWER),
    fallingCount: countOf(Trend.FALLING),
  };
}

function showUnit(
  unitId: string,
  unitName: string,
  score: Score | undefined,
  components: readonly Component[],
): DashboardUnit {
  const askingCount = components.filter(({ trend }) => asksForCause(trend)).length;
  return { unitId, unitName, score: score ?? Score.create(), askingCount };
}
