import { randomUUID } from 'node:crypto';
import {
  ListCriterionScoresRequest,
  ListIndexSetsRequest,
  VerifyScoreRequest,
} from '@baro/proto/baro/reporting/v1/index_sets';
import { PeriodKind, UnitGroup } from '@baro/proto/baro/reporting/v1/resources';
import {
  GetCityDashboardRequest,
  GetCriterionStandingRequest,
  GetUnitStandingRequest,
  GiveCauseRequest,
  ListStandingItemsRequest,
} from '@baro/proto/baro/reporting/v1/standings';
import { call } from '@baro/chassis';
import { findIn } from './report-question.ts';
import type { ReportCall, ReportQuestion } from './report-question.ts';
import { countedCriterion, declaredCriterion, indexSetOf, scoreOf, surveyOf } from './standing-scenes.ts';
import { unitId } from './world.ts';

/** What is asked of a unit by an index set. */
const of = ({ scene: { indexSetId, unit } }: ReportQuestion) => ({
  indexSetId,
  unitId: unitId(unit),
  windowKind: PeriodKind.WEEK,
  criterionCode: countedCriterion,
});

/** Acts a caller is offered on where the unit stands. */
export async function readStandingActions(question: ReportQuestion): Promise<readonly string[]> {
  const { platform, token } = question;
  const request = GetUnitStandingRequest.fromPartial(of(question));
  const { standings } = platform;
  return (await call(standings, standings.getUnitStanding, request, { token })).allowedActions;
}

/** How each RPC about index sets and where units stand is asked. */
export const ofStandings: Record<string, ReportCall> = {
  ImportIndexSet: {
    // The catalogue must be there.
    stage: 'standing',
    changes: 'adds',
    ask: ({ platform: { indexSets }, scene: { receiver }, token }) =>
      call(indexSets, indexSets.importIndexSet, indexSetOf(receiver, UnitGroup.DEPARTMENT), { token }),
  },
  ImportSurveyResults: {
    stage: 'none',
    changes: 'adds',
    ask: ({ platform: { indexSets }, scene: { receiver }, token }) =>
      call(indexSets, indexSets.importSurveyResults, surveyOf(receiver), { token }),
  },
  ScoreCriterion: {
    stage: 'standing',
    changes: 'adds',
    offeredBy: 'standing',
    ask: ({ platform: { indexSets }, scene: { indexSetId, unit }, token }) =>
      call(indexSets, indexSets.scoreCriterion, scoreOf(indexSetId, unit), { token }),
  },
  VerifyScore: {
    stage: 'scored',
    changes: 'adds',
    offeredBy: 'standing',
    ask: ({ platform: { indexSets }, scene: { indexSetId, unit, scoreId }, token }) => {
      const request = VerifyScoreRequest.fromPartial({
        indexSetId,
        criterionCode: declaredCriterion,
        unitId: unitId(unit),
        scoreId,
        points: '40',
        requestId: randomUUID(),
      });
      return call(indexSets, indexSets.verifyScore, request, { token });
    },
  },
  ListCriterionScores: {
    stage: 'scored',
    ask: ({ platform: { indexSets }, scene: { indexSetId, unit }, token }) => {
      const ask = { indexSetId, criterionCode: declaredCriterion, unitId: unitId(unit) };
      const request = ListCriterionScoresRequest.fromPartial(ask);
      return call(indexSets, indexSets.listCriterionScores, request, { token });
    },
  },
  GiveCause: {
    stage: 'standing',
    changes: 'adds',
    offeredBy: 'standing',
    ask: (question) => {
      const { standings } = question.platform;
      const ask = { ...of(question), cause: 'Thiếu người', requestId: randomUUID() };
      return call(standings, standings.giveCause, GiveCauseRequest.fromPartial(ask), question);
    },
  },
  ListStandingItems: {
    stage: 'standing',
    offeredBy: 'standing',
    ask: (question) => {
      const { standings } = question.platform;
      const request = ListStandingItemsRequest.fromPartial(of(question));
      return call(standings, standings.listStandingItems, request, question);
    },
  },
  GetIndexSet: {
    stage: 'standing',
    ask: ({ platform: { indexSets }, scene: { indexSetId: id }, token }) =>
      call(indexSets, indexSets.getIndexSet, { id }, { token }),
  },
  GetUnitStanding: { stage: 'standing', ask: readStandingActions },
  GetCriterionStanding: {
    stage: 'standing',
    ask: (question) => {
      const { standings } = question.platform;
      const request = GetCriterionStandingRequest.fromPartial(of(question));
      return call(standings, standings.getCriterionStanding, request, question);
    },
  },
  GetCityDashboard: {
    stage: 'standing',
    ask: (question) => {
      const { standings } = question.platform;
      const request = GetCityDashboardRequest.fromPartial(of(question));
      return call(standings, standings.getCityDashboard, request, question);
    },
  },
  ListIndexSets: {
    stage: 'standing',
    ask: ({ platform: { indexSets }, scene, token }) =>
      findIn(
        async (pageToken) => {
          const request = ListIndexSetsRequest.fromPartial({ pageSize: 200, pageToken });
          const page = await call(indexSets, indexSets.listIndexSets, request, { token });
          return { rows: page.indexSets, nextPageToken: page.nextPageToken };
        },
        ({ id }) => id === scene.indexSetId,
      ),
  },
};
