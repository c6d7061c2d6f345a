import { AppError, FieldCheck } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { addDays, localDateOf } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import { UnitGroup } from '@baro/proto/baro/reporting/v1/resources';
import { SeriesLine, UnitBasis } from '@baro/proto/baro/reporting/v1/series';
import type {
  GetIndicatorSeriesRequest,
  GetIndicatorSeriesResponse,
  SeriesPoint,
} from '@baro/proto/baro/reporting/v1/series';
import { partsOn } from '../domain/as-is.ts';
import { checkSeries, daysOfSeries } from '../domain/check-series.ts';
import { definitionBreaks, inOrder, unitBreaks } from '../domain/series-breaks.ts';
import type { Reorganisation } from '../domain/series-breaks.ts';
import { findVersions } from '../store/indicator-store.ts';
import type { VersionRow } from '../store/indicator-store.ts';
import { findGroupFigures, findSeriesPeriods } from '../store/series-store.ts';
import type { SeriesPeriodRow } from '../store/series-store.ts';
import type { Deps } from './deps.ts';
import { openReader } from './read.ts';
import { definitionFor, showGroupFigure, showSeriesPeriod } from './show-series.ts';
import { unitLines } from './unit-lines.ts';
import type { Series } from './unit-lines.ts';

/** Returns an indicator over time: the city, then groups, then units. */
export async function getIndicatorSeries(
  deps: Deps,
  request: GetIndicatorSeriesRequest,
  ctx: CallContext,
): Promise<GetIndicatorSeriesResponse> {
  const today = localDateOf(ctx.now);
  const check = new FieldCheck();
  checkSeries(check, request, today);
  check.throwIfAny();
  const session = await openReader(deps, ctx);
  const versions = await versionsOf(ctx, request.code);
  const days = daysOfSeries(request, today);
  const names = namesOf(session, request.unitIds, days.toDate);
  const { indicatorId = '' } = versions[0] ?? {};
  const periods = await findSeriesPeriods(ctx.em, { indicatorId, kind: request.periodKind, ...days });
  const breaks = definitionBreaks(periods, versions);
  const groups = await groupLines(ctx, request, { periods, versions });
  const units = await unitLines(ctx, session, request, { periods, versions });
  return {
    periods: periods.map((period) => showSeriesPeriod(period, versions)),
    lines: [
      ...groups.map((line) => ({ ...line, breaks })),
      ...units.map((line) => ({
        ...line,
        unitName: names.get(line.unitId) ?? '',
        breaks: inOrder(periods, [
          ...breaks,
          ...unitBreaks(periods, reorganisationsOf(session, line.unitId, request.unitBasis)),
        ]),
      })),
    ],
  };
}

/** Every version of the indicator. @throws AppError INDICATOR_NOT_FOUND */
export async function versionsOf({ em }: CallContext, code: string): Promise<VersionRow[]> {
  const versions = await findVersions(em, [code]);
  if (versions.length === 0) throw new AppError('INDICATOR_NOT_FOUND', { metadata: { code } });
  return versions;
}

function namesOf({ directory }: Session, ids: readonly string[], date: string): Map<string, string> {
  return new Map(
    ids.map((id) => {
      const unit = directory.unit(id, date);
      if (!unit) throw new AppError('UNIT_NOT_FOUND');
      return [id, unit.name];
    }),
  );
}

async function groupLines(
  { em }: CallContext,
  { unitGroups }: GetIndicatorSeriesRequest,
  { periods, versions }: Series,
): Promise<SeriesLine[]> {
  const groups = [UnitGroup.UNSPECIFIED, ...unitGroups];
  const { indicatorId = '' } = versions[0] ?? {};
  const rows = await findGroupFigures(em, { indicatorId, periodIds: idsOf(periods), groups });
  const shown = new Map(
    rows.map((row): [string, SeriesPoint] => {
      const period = periods.find(({ periodId }) => periodId === row.periodId);
      const definition = period && definitionFor(period, versions);
      return [`${row.unitGroup} ${row.periodId}`, showGroupFigure(row, definition)];
    }),
  );
  return groups.map((unitGroup) => {
    const points = periods.flatMap(({ periodId }) => shown.get(`${unitGroup} ${periodId}`) ?? []);
    return SeriesLine.fromPartial({ unitGroup, points });
  });
}

function idsOf(periods: readonly SeriesPeriodRow[]): string[] {
  return periods.map(({ periodId }) => periodId);
}

/** What a unit took over and what it gave away, with the names of the others when it happened. */
function reorganisationsOf({ directory }: Session, unitId: string, basis: UnitBasis): Reorganisation[] {
  // As it is, a unit that took over whole others goes on unbroken.
  const breaks = ({ effectiveDate }: { effectiveDate: string }): boolean =>
    basis !== UnitBasis.AS_IS || !partsOn(directory, unitId, addDays(effectiveDate, -1));
  const nameOf = (id: string, date: string): string => directory.unit(id, date)?.name ?? '';
  return [
    ...directory
      .predecessionsOf(unitId)
      .filter(breaks)
      .map(({ predecessorId, effectiveDate, legalRef }) => ({
        effectiveDate,
        legalRef,
        unitName: nameOf(predecessorId, addDays(effectiveDate, -1)),
      })),
    ...directory
      .successionsOf(unitId)
      .filter(breaks)
      .map(({ successorId, effectiveDate, legalRef }) => ({
        effectiveDate,
        legalRef,
        unitName: nameOf(successorId, effectiveDate),
      })),
  ];
}
