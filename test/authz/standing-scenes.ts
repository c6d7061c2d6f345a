import { randomUUID } from 'node:crypto';
import {
  CriterionMethod,
  ImportIndexSetRequest,
  ImportSurveyResultsRequest,
  ScoreCriterionRequest,
  ScoringKind,
} from '@baro/proto/baro/reporting/v1/index_sets';
import { UnitGroup } from '@baro/proto/baro/reporting/v1/resources';
import { call } from '@baro/chassis';
import type { Platform } from './platform.ts';
import { countedCode, keepCatalogue, keeperOf, newCode } from './report-scenes.ts';
import type { ReportPlan } from './report-scenes.ts';
import { sharedScene } from './stage.ts';
import { unitId } from './world.ts';
import type { UnitName } from './world.ts';

/** Codes of the criterion that is counted, and of the one units score themselves on. */
export const countedCriterion = '1';
export const declaredCriterion = '2';

const wards: ReadonlySet<string> = new Set(['BD', 'TX']);
/** Group a unit is compared in. */
const groupOf = (unit: UnitName): UnitGroup => (wards.has(unit) ? UnitGroup.COMMUNE : UnitGroup.DEPARTMENT);

/** An index set of two criteria, kept for a unit. */
export function indexSetOf(keeper: UnitName, unitGroup: UnitGroup): ImportIndexSetRequest {
  const indexSet = {
    code: newCode(),
    year: 2026,
    name: 'Bộ chỉ số thử',
    unitId: unitId(keeper),
    unitGroup,
    minCount: 1,
    legalRef: 'thử',
  };
  const criteria = [
    {
      code: countedCriterion,
      name: 'Văn bản quá hạn',
      maxPoints: '60',
      method: CriterionMethod.COMPUTED,
      indicatorCode: countedCode,
      scoring: { kind: ScoringKind.LINEAR, zeroValue: '10', fullValue: '0' },
    },
    {
      code: declaredCriterion,
      name: 'Kế hoạch',
      maxPoints: '40',
      method: CriterionMethod.DECLARED,
      evidence: 'Kế hoạch đã ban hành',
    },
  ];
  return ImportIndexSetRequest.fromPartial({
    indexSet,
    source: 'authz',
    criteria: criteria.map((criterion, at) => ({ row: at + 2, criterion })),
    requestId: randomUUID(),
  });
}

/** A survey's result for the city of a keeper. */
export function surveyOf(keeper: UnitName): ImportSurveyResultsRequest {
  const result = {
    surveyCode: newCode(),
    surveyName: 'Khảo sát thử',
    year: 2025,
    value: '80',
    measure: '%',
    legalRef: 'thử',
  };
  return ImportSurveyResultsRequest.fromPartial({
    unitId: unitId(keeper),
    source: 'authz',
    results: [{ row: 2, result }],
    requestId: randomUUID(),
  });
}

/** What a unit scores itself. */
export function scoreOf(indexSetId: string, unit: UnitName): ScoreCriterionRequest {
  return ScoreCriterionRequest.fromPartial({
    indexSetId,
    criterionCode: declaredCriterion,
    unitId: unitId(unit),
    points: '40',
    evidence: [{ title: 'Kế hoạch 1/KH-UBND' }],
    requestId: randomUUID(),
  });
}

/** An index set of the receiver that compares the unit, made once for each stage; and what the unit scored itself by it. */
export async function makeStanding(
  platform: Platform,
  { receiver, unit, stage }: ReportPlan,
): Promise<{ indexSetId: string; scoreId: string }> {
  const { indexSets } = platform;
  await keepCatalogue(platform);
  const group = groupOf(unit);
  const indexSetId = await sharedScene(platform, `index set ${stage} ${receiver} ${group}`, async () => {
    const as = { token: await platform.tokenOf(keeperOf(receiver)) };
    const reply = await call(indexSets, indexSets.importIndexSet, indexSetOf(receiver, group), as);
    return reply.indexSet?.id ?? '';
  });
  // The Council keeps a set of its own, by which no department is compared: nothing can be scored.
  if (stage !== 'scored' || receiver === 'HD') return { indexSetId, scoreId: randomUUID() };
  const desk = { token: await platform.tokenOf(`${unit}.desk`) };
  const { score } = await call(indexSets, indexSets.scoreCriterion, scoreOf(indexSetId, unit), desk);
  return { indexSetId, scoreId: score?.id ?? '' };
}
