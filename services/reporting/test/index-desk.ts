import { randomUUID } from 'node:crypto';
import { call, openClient } from '@baro/chassis';
import { idOf } from '@baro/directory-client/testing';
import * as wire from '@baro/proto/baro/reporting/v1/index_sets';
import type {
  Criterion,
  CriterionScore,
  IndexSet,
  SurveyResult,
} from '@baro/proto/baro/reporting/v1/index_sets';
import { Direction, RollUpRule, UnitGroup, ValueType } from '@baro/proto/baro/reporting/v1/resources';
import type { IndicatorDefinition } from '@baro/proto/baro/reporting/v1/resources';
import type { Fields, World } from './world.ts';

const { CriterionMethod, ScoringKind } = wire;

/** A share that is counted, as criteria name it. */
export const counted: Partial<IndicatorDefinition> = {
  code: 'NV-06',
  name: 'Tỷ lệ nhiệm vụ đúng hạn',
  measure: '%',
  valueType: ValueType.RATIO,
  decimals: 1,
  factor: '100',
  maxValue: '100',
  numeratorName: 'Đúng hạn',
  denominatorName: 'Đến hạn',
  rollUp: RollUpRule.RATIO_OF_SUMS,
  direction: Direction.UP,
  computedBy: 'tasks.on_time',
};

/** A tree of two branches: 10 points counted, 5 declared, 5 of a survey. */
export const tree: readonly Partial<Criterion>[] = [
  { code: '1', name: 'Điều hành', maxPoints: '15', method: CriterionMethod.SUM },
  {
    code: '1.1',
    parentCode: '1',
    name: 'Nhiệm vụ đúng hạn',
    maxPoints: '10',
    method: CriterionMethod.COMPUTED,
    indicatorCode: 'NV-06',
    scoring: { kind: ScoringKind.LINEAR, zeroValue: '50', fullValue: '100', bands: [] },
    target: '95',
  },
  {
    code: '1.2',
    parentCode: '1',
    name: 'Kế hoạch cải cách hành chính',
    maxPoints: '5',
    method: CriterionMethod.DECLARED,
    evidence: 'Kế hoạch đã ban hành',
  },
  {
    code: '2',
    name: 'Hài lòng',
    maxPoints: '5',
    method: CriterionMethod.SURVEY,
    surveyCode: 'SIPAS',
    scoring: {
      kind: ScoringKind.BANDS,
      zeroValue: '',
      fullValue: '',
      bands: [
        { value: '90', points: '5' },
        { value: '80', points: '2.5' },
      ],
    },
  },
];

/** The tree with one criterion changed. */
export function treeWith(code: string, fields: Partial<Criterion>): Partial<Criterion>[] {
  return tree.map((criterion) => (criterion.code === code ? { ...criterion, ...fields } : criterion));
}

/** How the people of a world work with index sets. */
export class IndexDesk {
  readonly world: World;
  readonly client: wire.IndexSetServiceClient;

  /** `retries`: whether a call that came at a bad moment is tried again, as clients do. */
  constructor(world: World, retries = true) {
    this.world = world;
    const options = retries ? {} : { 'grpc.enable_retries': 0 };
    this.client = openClient(wire.IndexSetServiceClient, world.service.address, options);
  }

  close(): void {
    this.client.close();
  }

  async import(
    criteria: readonly Partial<Criterion>[] = tree,
    set: Partial<IndexSet> = {},
    fields: Fields = {},
    who = 'chief',
  ) {
    const request = wire.ImportIndexSetRequest.fromPartial({
      indexSet: {
        code: 'CSDH',
        year: 2026,
        name: 'Bộ chỉ số điều hành',
        unitId: idOf('ubnd'),
        unitGroup: UnitGroup.DEPARTMENT,
        minCount: 5,
        legalRef: 'cấu hình',
        ours: true,
        ...set,
      },
      source: 'thử',
      criteria: criteria.map((criterion, at) => ({ row: at + 2, criterion })),
      requestId: randomUUID(),
      ...fields,
    });
    return call(this.client, this.client.importIndexSet, request, await this.world.tokenOf(who));
  }

  async get(id: string, who = 'ward-official') {
    return call(this.client, this.client.getIndexSet, { id }, await this.world.tokenOf(who));
  }

  async list(fields: Fields = {}, who = 'ward-official') {
    const request = wire.ListIndexSetsRequest.fromPartial(fields);
    return call(this.client, this.client.listIndexSets, request, await this.world.tokenOf(who));
  }

  /** Scores the department on 1.2, unless `fields` say otherwise. */
  async score(indexSetId: string, fields: Fields = {}, who = 'stc-official'): Promise<CriterionScore> {
    const request = wire.ScoreCriterionRequest.fromPartial({
      indexSetId,
      criterionCode: '1.2',
      unitId: idOf('stc'),
      points: '4',
      evidence: [{ title: 'KH 12/KH-STC', link: '/documents/1' }],
      requestId: randomUUID(),
      ...fields,
    });
    const token = await this.world.tokenOf(who);
    return scoreOf(await call(this.client, this.client.scoreCriterion, request, token));
  }

  async verify(
    indexSetId: string,
    scoreId: string,
    fields: Fields = {},
    who = 'chief',
  ): Promise<CriterionScore> {
    const request = wire.VerifyScoreRequest.fromPartial({
      indexSetId,
      criterionCode: '1.2',
      unitId: idOf('stc'),
      scoreId,
      points: '4',
      requestId: randomUUID(),
      ...fields,
    });
    const token = await this.world.tokenOf(who);
    return scoreOf(await call(this.client, this.client.verifyScore, request, token));
  }

  async scores(indexSetId: string, fields: Fields = {}, who = 'auditor') {
    const request = wire.ListCriterionScoresRequest.fromPartial({
      indexSetId,
      criterionCode: '1.2',
      unitId: idOf('stc'),
      ...fields,
    });
    return call(this.client, this.client.listCriterionScores, request, await this.world.tokenOf(who));
  }

  async importSurveys(results: readonly Partial<SurveyResult>[], fields: Fields = {}, who = 'chief') {
    const request = wire.ImportSurveyResultsRequest.fromPartial({
      unitId: idOf('ubnd'),
      source: 'thử',
      results: results.map((result, at) => ({
        row: at + 2,
        result: {
          surveyCode: 'SIPAS',
          surveyName: 'Chỉ số hài lòng',
          year: 2025,
          value: '84.2',
          measure: '%',
          legalRef: 'thử',
          ...result,
        },
      })),
      requestId: randomUUID(),
      ...fields,
    });
    return call(this.client, this.client.importSurveyResults, request, await this.world.tokenOf(who));
  }
}

function scoreOf({ score }: { score?: CriterionScore | undefined }): CriterionScore {
  if (!score) throw new Error('no score');
  return score;
}
