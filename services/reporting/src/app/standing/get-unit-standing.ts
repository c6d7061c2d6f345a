import { checkId, FieldCheck } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { Component, Score } from '@baro/proto/baro/reporting/v1/standings';
import type {
  GetUnitStandingRequest,
  GetUnitStandingResponse,
} from '@baro/proto/baro/reporting/v1/standings';
import type { Criterion } from '@baro/proto/baro/reporting/v1/index_sets';
import { standingActions } from '../../domain/standing/standing-actions.ts';
import { scoreUnits, sumUp } from '../../domain/standing/score.ts';
import { findCauses } from '../../store/cause-store.ts';
import type { Deps } from '../deps.ts';
import { showIndexSet } from '../show-index-set.ts';
import { checkStanding, openStanding, peerOf, peersOf } from './open-standing.ts';
import { standAll } from './stand-all.ts';
import type { Stands } from './stand-all.ts';
import { showPoints } from './show-points.ts';

/** Returns where a unit stands by an index set in one week or month. */
export async function getUnitStanding(
  deps: Deps,
  request: GetUnitStandingRequest,
  ctx: CallContext,
): Promise<GetUnitStandingResponse> {
  const check = new FieldCheck();
  checkStanding(check, request);
  checkId(check, 'unitId', request.unitId);
  check.throwIfAny();
  const standing = await openStanding(deps, request, ctx);
  const { session, set, criteria, windows, shown } = standing;
  const units = peersOf(standing);
  const unit = peerOf(units, request.unitId);
  const { stands, measured } = await standAll(ctx, standing, units);
  const points = await showPoints(ctx, standing, measured, [unit.id]);
  const actions = standingActions(session, set.unitId, unit);
  const causes = actions.includes('ListStandingItems')
    ? await findCauses(ctx.em, set, windows[0], unit.id)
    : new Map<string, string>();
  const components = componentsOf(criteria, stands, unit.id).map((component) => {
    const code = component.criterion?.code ?? '';
    return { ...component, pointsInTime: points.get(code) ?? [], cause: causes.get(code) ?? '' };
  });
  const scores = scoreUnits(new Map(units.map(({ id }) => [id, componentsOf(criteria, stands, id)])));
  return {
    indexSet: showIndexSet(set, session),
    unitName: unit.name,
    window: shown,
    score: scores.get(unit.id) ?? Score.create(),
    components,
    allowedActions: actions,
  };
}

/** What every criterion comes to for a unit, in the order of the tree, with the points of those above. */
export function componentsOf(
  criteria: readonly Criterion[],
  stands: ReadonlyMap<string, Stands>,
  unitId: string,
): Component[] {
  return sumUp(
    criteria.map(
      (criterion) => stands.get(criterion.code)?.byUnit.get(unitId) ?? Component.fromPartial({ criterion }),
    ),
  );
}
