import { ListCriterionScoresRequest, ListIndexSetsRequest } from '@baro/proto/baro/reporting/v1/index_sets';
import { call } from '@baro/chassis';
import { criterionCode, newIndexSet, newScore, newSurvey, newVerified } from './index-scenes.ts';
import { findIn } from './report-question.ts';
import type { ReportCall, ReportQuestion } from './report-question.ts';
import { unitId } from './world.ts';

function listScores({ platform: { indexSets }, token, scene }: ReportQuestion) {
  const request = ListCriterionScoresRequest.fromPartial({
    indexSetId: scene.indexSetId,
    criterionCode,
    unitId: unitId(scene.unit),
  });
  return call(indexSets, indexSets.listCriterionScores, request, { token });
}

/** How each RPC of index sets is asked. */
export const indexCalls: Record<string, ReportCall> = {
  ImportIndexSet: {
    stage: 'indexed',
    changes: 'adds',
    offeredBy: 'index-set',
    ask: ({ platform: { indexSets }, scene: { receiver, unit }, token }) =>
      call(indexSets, indexSets.importIndexSet, newIndexSet(receiver, unit), { token }),
  },
  ImportSurveyResults: {
    stage: 'none',
    changes: 'adds',
    ask: ({ platform: { indexSets }, scene: { receiver }, token }) =>
      call(indexSets, indexSets.importSurveyResults, newSurvey(receiver), { token }),
  },
  ScoreCriterion: {
    stage: 'scored',
    changes: true,
    offeredBy: 'score',
    ask: ({ platform: { indexSets }, scene, token }) =>
      call(indexSets, indexSets.scoreCriterion, newScore(scene), { token }),
  },
  VerifyScore: {
    stage: 'scored',
    changes: true,
    offeredBy: 'score',
    ask: ({ platform: { indexSets }, scene, token }) =>
      call(indexSets, indexSets.verifyScore, newVerified(scene), { token }),
  },
  ListCriterionScores: { stage: 'scored', ask: listScores },
  GetIndexSet: {
    stage: 'indexed',
    ask: ({ platform: { indexSets }, scene: { indexSetId: id }, token }) =>
      call(indexSets, indexSets.getIndexSet, { id }, { token }),
  },
  ListIndexSets: {
    stage: 'indexed',
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

/** RPCs by the names a list of scores offers them under. */
const rpcs: Readonly<Record<string, string>> = { score: 'ScoreCriterion', verify: 'VerifyScore' };

/** Acts a caller is offered on an index set or on a unit's scores; it throws where the caller may not see it. */
export async function readOfferedByIndex(
  question: ReportQuestion,
  by: 'index-set' | 'score',
): Promise<readonly string[] | undefined> {
  if (by === 'score') {
    const { allowedActions } = await listScores(question);
    return allowedActions.map((act) => rpcs[act] ?? act);
  }
  const { platform, token, scene } = question;
  const { indexSets } = platform;
  const got = await call(indexSets, indexSets.getIndexSet, { id: scene.indexSetId }, { token });
  return got.indexSet?.allowedActions;
}
