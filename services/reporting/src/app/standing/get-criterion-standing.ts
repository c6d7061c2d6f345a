import { FieldCheck } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { CriterionMethod } from '@baro/proto/baro/reporting/v1/index_sets';
import { Component } from '@baro/proto/baro/reporting/v1/standings';
import type {
  GetCriterionStandingRequest,
  GetCriterionStandingResponse,
  UnitComponent,
} from '@baro/proto/baro/reporting/v1/standings';
import type { Deps } from '../deps.ts';
import { showIndexSet } from '../show-index-set.ts';
import { checkStanding, criterionOf, openStanding, peersOf } from './open-standing.ts';
import { standAll } from './stand-all.ts';
import { showPoints } from './show-points.ts';

/** Returns all units of an index set on one criterion in one week or month. */
export async function getCriterionStanding(
  deps: Deps,
  request: GetCriterionStandingRequest,
  ctx: CallContext,
): Promise<GetCriterionStandingResponse> {
  const check = new FieldCheck();
  checkStanding(check, request);
  check.required('criterionCode', request.criterionCode);
  check.throwIfAny();
  const standing = await openStanding(deps, request, ctx);
  const criterion = comparedOf(standing, request.criterionCode);
  const units = peersOf(standing);
  const { stands, measured } = await standAll(ctx, standing, units, [criterion]);
  const stand = stands.get(criterion.code);
  const unitIds = units.map(({ id }) => id);
  const points = await showPoints(ctx, standing, measured, unitIds);
  return {
    indexSet: showIndexSet(standing.set, standing.session),
    window: standing.shown,
    total: {
      ...(stand?.total ?? Component.fromPartial({ criterion })),
      pointsInTime: points.get(criterion.code) ?? [],
    },
    units: units
      .map(({ id, name }) => ({
        unitId: id,
        unitName: name,
        component: stand?.byUnit.get(id) ?? Component.fromPartial({ criterion }),
      }))
      .toSorted(byPlace),
  };
}

/** A criterion units are compared by. @throws AppError CRITERION_NOT_FOUND, FIELD_INVALID */
function comparedOf(standing: Parameters<typeof criterionOf>[0], code: string) {
  const criterion = criterionOf(standing, code);
  const { method } = criterion;
  if (method !== CriterionMethod.COMPUTED && method !== CriterionMethod.SURVEY) {
    const check = new FieldCheck();
    check.add(
      'criterionCode',
      'NOT_COMPARED',
      'is neither counted nor surveyed',
      'tiêu chí này không so sánh được',
    );
    check.throwIfAny();
  }
  return criterion;
}

/** Those that are not placed come last; units come by name already. */
function byPlace(one: UnitComponent, other: UnitComponent): number {
  const placeOf = ({ component }: UnitComponent): number => component?.place?.place || Infinity;
  const [first, second] = [placeOf(one), placeOf(other)];
  return first === second ? 0 : first - second;
}
