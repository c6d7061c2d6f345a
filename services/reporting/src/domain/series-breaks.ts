import type { IsoDate } from '@baro/directory-client';
import { SeriesBreak, SeriesBreakReason } from '@baro/proto/baro/reporting/v1/series';

/** A period of a series, the earliest first. */
export interface BrokenPeriod {
  readonly periodId: string;
  readonly toDate: IsoDate;
  readonly versionNumber: number;
}

/** A version of an indicator, as far as it may break a series. */
export interface BreakingVersion {
  readonly number: number;
  readonly definition: {
    readonly breaksSeries: boolean;
    readonly validFrom: IsoDate;
    readonly legalRef: string;
  };
}

/** A unit taken over, or a part given away. */
export interface Reorganisation {
  readonly effectiveDate: IsoDate;
  /** Name of the other unit. */
  readonly unitName: string;
  readonly legalRef: string;
}

/** Where a version that breaks the series came into force between a period and the one before: as the checks compare. */
export function definitionBreaks(
  periods: readonly BrokenPeriod[],
  versions: readonly BreakingVersion[],
): SeriesBreak[] {
  return neighbours(periods).flatMap(([before, period]) => {
    const between = versions.filter(
      ({ number, definition }) =>
        definition.breaksSeries && number > before.versionNumber && number <= period.versionNumber,
    );
    const last = between.toSorted((a, b) => b.number - a.number)[0];
    if (!last) return [];
    return [
      SeriesBreak.fromPartial({
        periodId: period.periodId,
        reason: SeriesBreakReason.DEFINITION_CHANGED,
        effectiveDate: last.definition.validFrom,
        versionNumber: last.number,
        legalRef: last.definition.legalRef,
      }),
    ];
  });
}

/** Where a unit was reorganised between the last day of a period and that of the one before. */
export function unitBreaks(
  periods: readonly BrokenPeriod[],
  reorganisations: readonly Reorganisation[],
): SeriesBreak[] {
  return neighbours(periods).flatMap(([before, period]) => {
    const between = reorganisations
      .filter(({ effectiveDate }) => effectiveDate > before.toDate && effectiveDate <= period.toDate)
      .toSorted((a, b) => a.effectiveDate.localeCompare(b.effectiveDate));
    const last = between.at(-1);
    if (!last) return [];
    return [
      SeriesBreak.fromPartial({
        periodId: period.periodId,
        reason: SeriesBreakReason.UNIT_REORGANISED,
        effectiveDate: last.effectiveDate,
        unitNames: [...new Set(between.map(({ unitName }) => unitName))],
        legalRef: last.legalRef,
      }),
    ];
  });
}

/** Breaks in the order of the periods. */
export function inOrder(periods: readonly BrokenPeriod[], breaks: readonly SeriesBreak[]): SeriesBreak[] {
  const places = new Map(periods.map(({ periodId }, at) => [periodId, at]));
  const placeOf = ({ periodId }: SeriesBreak): number => places.get(periodId) ?? 0;
  return breaks.toSorted((a, b) => placeOf(a) - placeOf(b));
}

function neighbours<T>(of: readonly T[]): [before: T, after: T][] {
  return of.slice(1).flatMap((after, at): [T, T][] => {
    const before = of[at];
    return before === undefined ? [] : [[before, after]];
  });
}
