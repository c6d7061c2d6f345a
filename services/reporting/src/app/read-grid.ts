import { AppError, checkEnum, checkId, enumName, FieldCheck } from '@baro/chassis';
import type { CallContext, Condition } from '@baro/chassis';
import { PeriodState, UnitGroup } from '@baro/proto/baro/reporting/v1/resources';
import type { GetIndicatorGridRequest, GetIndicatorGridResponse } from '@baro/proto/baro/reporting/v1/series';
import { checkCode } from '../domain/check-definition.ts';
import { unitTarget } from '../domain/target.ts';
import { findGroupFigures, findSeriesPeriod, findUnitFigures } from '../store/series-store.ts';
import type { Deps } from './deps.ts';
import { versionsOf } from './read-series.ts';
import { openReader } from './read.ts';
import { definitionFor, showGroupFigure, showSeriesPeriod, showUnitFigure } from './show-series.ts';

/** Returns an indicator over the units of a group in one period. */
export async function getIndicatorGrid(
  deps: Deps,
  request: GetIndicatorGridRequest,
  ctx: CallContext,
): Promise<GetIndicatorGridResponse> {
  const { code, periodId, unitGroup } = request;
  const check = new FieldCheck();
  checkCode(check, 'code', code);
  checkId(check, 'periodId', periodId);
  check.required('unitGroup', unitGroup || undefined);
  checkEnum(check, 'unitGroup', unitGroup, UnitGroup);
  check.throwIfAny();
  await openReader(deps, ctx);
  const versions = await versionsOf(ctx, code);
  const { indicatorId = '' } = versions[0] ?? {};
  const period = await findSeriesPeriod(ctx.em, periodId, indicatorId);
  if (!period) throw new AppError('PERIOD_NOT_FOUND');
  // What is signed is between the unit and who receives it until it is rolled up.
  if (period.state === PeriodState.OPEN) {
    throw new AppError('PERIOD_STATE_WRONG', { metadata: { state: enumName(PeriodState, period.state) } });
  }
  const filters: Condition[] = [(p) => `s.unit_group = ${p.add(unitGroup, 'smallint')}`];
  const units = await findUnitFigures(ctx.em, { indicatorId, periodIds: [periodId], filters });
  const [rolled] = await findGroupFigures(ctx.em, {
    indicatorId,
    periodIds: [periodId],
    groups: [unitGroup],
  });
  const definition = definitionFor(period, versions);
  return {
    period: showSeriesPeriod(period, versions),
    units: units.map((row) => ({
      unitId: row.unitId,
      unitName: row.unitName,
      point: showUnitFigure(row, ctx.now),
    })),
    groupPoint: rolled && showGroupFigure(rolled, definition),
    unitTarget: definition ? unitTarget(definition, period) : '',
  };
}
