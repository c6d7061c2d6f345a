import type { IndicatorDefinition } from '@baro/proto/baro/reporting/v1/resources';
import { SeriesPoint } from '@baro/proto/baro/reporting/v1/series';
import type { SeriesPeriod } from '@baro/proto/baro/reporting/v1/series';
import { shortNumber } from '../domain/decimal.ts';
import { standingOf } from '../domain/states.ts';
import { cityTarget } from '../domain/target.ts';
import type { VersionRow } from '../store/indicator-store.ts';
import type { FigureRow, GroupFigureRow, SeriesPeriodRow, UnitFigureRow } from '../store/series-store.ts';

/** A period with what is aimed at in its version of the indicator. */
export function showSeriesPeriod(row: SeriesPeriodRow, versions: readonly VersionRow[]): SeriesPeriod {
  const definition = definitionFor(row, versions);
  return { ...row, target: definition ? cityTarget(definition, row) : '' };
}

/** The definition a period follows. */
export function definitionFor(
  { versionNumber }: SeriesPeriodRow,
  versions: readonly VersionRow[],
): IndicatorDefinition | undefined {
  return versions.find(({ number }) => number === versionNumber)?.definition;
}

/** A figure of a group or of the city; its grade is the one of the version. */
export function showGroupFigure(
  row: GroupFigureRow,
  definition: IndicatorDefinition | undefined,
): SeriesPoint {
  return SeriesPoint.fromPartial({
    ...numbersOf(row),
    grade: definition?.grade ?? 0,
    unitCount: row.unitCount,
  });
}

/** A figure of a unit, with how it stands. */
export function showUnitFigure(row: UnitFigureRow, now: Date): SeriesPoint {
  return SeriesPoint.fromPartial({
    ...numbersOf(row),
    nothing: row.nothing ?? false,
    grade: row.grade ?? 0,
    standing: standingOf(row.dueTime, row.firstSignTime, now),
  });
}

function numbersOf({ periodId, value, numerator, denominator, restated, lockedValue }: FigureRow) {
  return {
    periodId,
    value: shortNumber(value),
    numerator: shortNumber(numerator),
    denominator: shortNumber(denominator),
    restated,
    lockedValue: restated ? shortNumber(lockedValue) : '',
  };
}
