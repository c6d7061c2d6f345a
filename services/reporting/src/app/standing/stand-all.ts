import type { CallContext } from '@baro/chassis';
import type { UnitView } from '@baro/directory-client';
import { CriterionMethod } from '@baro/proto/baro/reporting/v1/index_sets';
import type { Criterion } from '@baro/proto/baro/reporting/v1/index_sets';
import { Component } from '@baro/proto/baro/reporting/v1/standings';
import { setsOf } from '../../domain/computed/sets-of.ts';
import { standDeclared } from '../../domain/standing/declared.ts';
import { standUnits } from '../../domain/standing/stand.ts';
import type { Measured, UnitRates } from '../../domain/standing/stand.ts';
import { standSurveyed } from '../../domain/standing/surveyed.ts';
import { stretchesOf } from '../../domain/standing/window.ts';
import { unitTarget } from '../../domain/target.ts';
import { findVersions } from '../../store/indicator-store.ts';
import { findSums } from '../../store/measure-store.ts';
import type { MeasureSums } from '../../store/measure-store.ts';
import { findLastScores } from '../../store/score-store.ts';
import { findLastSurveys } from '../../store/survey-store.ts';
import { versionOn } from './in-force.ts';
import type { Standing } from './open-standing.ts';

/** What a criterion comes to, by unit, and for all together where that means something. */
export interface Stands {
  readonly byUnit: ReadonlyMap<string, Component>;
  readonly total: Component;
}

/** What every criterion of a set comes to for every unit, by code, and what is counted; the number of statements is the same for any city. */
export async function standAll(
  { em }: CallContext,
  standing: Standing,
  units: readonly UnitView[],
  criteria: readonly Criterion[] = standing.criteria,
): Promise<{ stands: Map<string, Stands>; measured: Measured[] }> {
  const { set } = standing;
  const unitIds = units.map(({ id }) => id);
  const measured = await measuredOf(em, standing, criteria);
  const sums = await findSums(em, {
    ...stretchesOf(standing.windows),
    window: standing.windows[0],
    codes: measured.map(({ definition }) => definition.code),
    unitIds,
  });
  const surveyCodes = criteria.flatMap(({ surveyCode }) => surveyCode || []);
  const surveys = await findLastSurveys(em, set.unitId, surveyCodes, set.year);
  const scores = await findLastScores(em, set, unitIds);
  const stands = new Map<string, Stands>();
  for (const one of measured) stands.set(one.criterion.code, standUnits(one, ratesOf(one, sums, unitIds)));
  for (const criterion of criteria) {
    if (criterion.method === CriterionMethod.SURVEY) {
      stands.set(criterion.code, standSurveyed(criterion, surveys, unitIds));
    } else if (criterion.method === CriterionMethod.DECLARED) {
      stands.set(criterion.code, {
        byUnit: standDeclared(criterion, scores),
        total: Component.create({ criterion }),
      });
    }
  }
  return { stands, measured };
}

/** Counted criteria with their indicators as defined in the window; what is aimed at is the criterion's, else the indicator's. */
export async function measuredOf(
  em: CallContext['em'],
  { set, windows: [window] }: Pick<Standing, 'set' | 'windows'>,
  criteria: readonly Criterion[],
): Promise<Measured[]> {
  const counted = criteria.filter(({ method }) => method === CriterionMethod.COMPUTED);
  const versions = await findVersions(
    em,
    counted.map(({ indicatorCode }) => indicatorCode),
  );
  return counted.flatMap((criterion) => {
    const version = versionOn(versions, criterion.indicatorCode, window.toDate);
    if (!version) return [];
    const { definition } = version;
    const target = criterion.target || unitTarget(definition, window);
    return [{ criterion: { ...criterion, target }, definition, minCount: set.minCount }];
  });
}

function ratesOf(
  { definition }: Measured,
  sums: readonly MeasureSums[],
  unitIds: readonly string[],
): UnitRates[] {
  const isRatio = setsOf(definition, '')?.among !== undefined;
  const own = new Map(sums.filter(({ code }) => code === definition.code).map((row) => [row.unitId, row]));
  const among = (count: number | undefined | null): number | null => (isRatio ? (count ?? 0) : null);
  return unitIds.map((unitId) => {
    const row = own.get(unitId);
    return {
      unitId,
      now: { counted: row?.counted ?? 0, among: among(row?.among) },
      recent: { counted: row?.recentCounted ?? 0, among: among(row?.recentAmong) },
      former: { counted: row?.formerCounted ?? 0, among: among(row?.formerAmong) },
    };
  });
}
