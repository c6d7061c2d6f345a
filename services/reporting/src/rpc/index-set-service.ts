import { bindService } from '@baro/chassis';
import type { BoundService } from '@baro/chassis';
import { IndexSetServiceService } from '@baro/proto/baro/reporting/v1/index_sets';
import type { IndexSetServiceServer } from '@baro/proto/baro/reporting/v1/index_sets';
import type { Deps } from '../app/deps.ts';
import { importIndexSet } from '../app/import-index-set.ts';
import { importSurveyResults } from '../app/import-surveys.ts';
import { listCriterionScores } from '../app/list-scores.ts';
import { getIndexSetWithTree, listIndexSets } from '../app/read-index-sets.ts';
import { scoreCriterion, verifyScore } from '../app/score-criterion.ts';

/** Index sets, scores and survey results over gRPC. */
export function indexSetService(deps: Deps): BoundService {
  return bindService<IndexSetServiceServer>(IndexSetServiceService, {
    importIndexSet: (request, ctx) => importIndexSet(deps, request, ctx),
    listIndexSets: (request, ctx) => listIndexSets(deps, request, ctx),
    getIndexSet: (request, ctx) => getIndexSetWithTree(deps, request, ctx),
    scoreCriterion: (request, ctx) => scoreCriterion(deps, request, ctx),
    verifyScore: (request, ctx) => verifyScore(deps, request, ctx),
    listCriterionScores: (request, ctx) => listCriterionScores(deps, request, ctx),
    importSurveyResults: (request, ctx) => importSurveyResults(deps, request, ctx),
  });
}
