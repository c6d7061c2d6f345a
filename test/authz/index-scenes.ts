import { randomUUID } from 'node:crypto';
import {
  CriterionMethod,
  ImportIndexSetRequest,
  ImportSurveyResultsRequest,
  ScoreCriterionRequest,
  VerifyScoreRequest,
} from '@baro/proto/baro/reporting/v1/index_sets';
import { UnitGroup } from '@baro/proto/baro/reporting/v1/resources';
import { call } from '@baro/chassis';
import type { Platform } from './platform.ts';
import type { ReportPlan, ReportScene } from './report-scenes.ts';
import { unitId } from './world.ts';
import type { UnitName } from './world.ts';

/** Code of the one criterion, which units score themselves. */
export const criterionCode = '1';

/** Units that are no departments. */
const communes: ReadonlySet<UnitName> = new Set(['BD', 'TX']);

/** An index set of one criterion, kept by a unit, that compares units like the one. */
export function newIndexSet(keeper: UnitName, unit: UnitName): ImportIndexSetRequest {
  return ImportIndexSetRequest.fromPartial({
    indexSet: {
      code: randomUUID().toUpperCase(),
      year: 2026,
      name: 'Bộ chỉ số',
      unitId: unitId(keeper),
      unitGroup: communes.has(unit) ? UnitGroup.COMMUNE : UnitGroup.DEPARTMENT,
      minCount: 1,
      legalRef: 'thử',
    },
    source: 'authz',
    criteria: [
      {
        row: 2,
        criterion: {
          code: criterionCode,
          name: 'Kế hoạch',
          maxPoints: '5',
          method: CriterionMethod.DECLARED,
          evidence: 'Kế hoạch',
        },
      },
    ],
    requestId: randomUUID(),
  });
}

/** A result of a survey nothing else has. */
export function newSurvey(keeper: UnitName): ImportSurveyResultsRequest {
  const result = {
    surveyCode: randomUUID().toUpperCase(),
    surveyName: 'Khảo sát',
    year: 2025,
    value: '80',
    measure: '%',
    legalRef: 'thử',
  };
  const results = [{ row: 2, result }];
  const request = { unitId: unitId(keeper), source: 'authz', results, requestId: randomUUID() };
  return ImportSurveyResultsRequest.fromPartial(request);
}

/** What a unit scores itself. */
export function newScore({
  indexSetId,
  unit,
}: Pick<ReportScene, 'indexSetId' | 'unit'>): ScoreCriterionRequest {
  return ScoreCriterionRequest.fromPartial({
    indexSetId,
    criterionCode,
    unitId: unitId(unit),
    points: '4',
    evidence: [{ title: 'Kế hoạch' }],
    requestId: randomUUID(),
  });
}

/** What is verified of it. */
export function newVerified({ indexSetId, unit, scoreId }: ReportScene): VerifyScoreRequest {
  const of = { indexSetId, criterionCode, unitId: unitId(unit), scoreId };
  return VerifyScoreRequest.fromPartial({ ...of, points: '4', requestId: randomUUID() });
}

/** Makes an index set kept by the receiver, and of the stage `scored` a score of the unit by its desk. */
export async function makeIndex(
  { indexSets, tokenOf }: Platform,
  { receiver, unit, stage }: ReportPlan,
  keeper: string,
): Promise<Pick<ReportScene, 'indexSetId' | 'scoreId'>> {
  const asKeeper = { token: await tokenOf(keeper) };
  const { indexSet } = await call(indexSets, indexSets.importIndexSet, newIndexSet(receiver, unit), asKeeper);
  const indexSetId = indexSet?.id ?? '';
  if (stage !== 'scored') return { indexSetId, scoreId: '' };
  const asDesk = { token: await tokenOf(`${unit}.desk`) };
  const { score } = await call(indexSets, indexSets.scoreCriterion, newScore({ indexSetId, unit }), asDesk);
  return { indexSetId, scoreId: score?.id ?? '' };
}
