import { openClient } from '@baro/chassis';
import {
  ImportIndexSetRequest,
  ImportSurveyResultsRequest,
  IndexSetServiceClient,
  ScoreCriterionRequest,
  VerifyScoreRequest,
} from '@baro/proto/baro/reporting/v1/index_sets';
import { readDemoPeople } from '../../../services/directory/reference/demo-people/index.ts';
import { readReference } from '../../../services/directory/reference/index.ts';
import { readIndexSets, readSurveyResults } from '../../../services/reporting/reference/index-sets.ts';
import { Caller } from '../caller.ts';
import { desksOf } from '../desks.ts';
import type { Desks } from '../desks.ts';
import type { SignIn } from '../sign-in.ts';
import { scoreStories } from './index-stories.ts';
import type { ScoreStory } from './index-stories.ts';

/** Keeps the sets and verifies scores, for the committee. */
const keeper = 'chanh-van-phong';
const receiver = 'UBND';
const source = 'Bộ chỉ số mẫu';

/** What a load of index sets works with. */
interface IndexStage {
  caller: Caller;
  client: IndexSetServiceClient;
  desks: Desks;
}

/** Takes in the demo index sets and published results, and lets the demo people score and verify. @returns sets and scores */
export async function loadIndexSets(
  address: string,
  signIn: SignIn,
  day: string,
): Promise<{ sets: number; scores: number }> {
  const reference = readReference();
  const desks = desksOf(reference, readDemoPeople(reference, day));
  const client = openClient(IndexSetServiceClient, address);
  const stage = { caller: new Caller(signIn, day), client, desks };
  try {
    const ids = await importSets(stage);
    await importResults(stage);
    for (const story of scoreStories) await playScore(stage, ids.get(story.set) ?? '', story);
    return { sets: ids.size, scores: scoreStories.length };
  } finally {
    client.close();
  }
}

/** @returns ids of the sets by code */
async function importSets({ caller, client, desks }: IndexStage): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { set, criteria } of readIndexSets(desks.unitOf(receiver))) {
    const request = ImportIndexSetRequest.fromPartial({
      indexSet: set,
      source,
      criteria: criteria.map((criterion, at) => ({ row: at + 1, criterion })),
      requestId: caller.requestId(`index-sets/${set.code}`),
    });
    const { refusals, indexSet } = await caller.as(keeper, client, client.importIndexSet, request);
    if (refusals.length > 0) throw new Error(`index set refused: ${JSON.stringify(refusals)}`);
    ids.set(set.code, indexSet?.id ?? '');
  }
  return ids;
}

async function importResults({ caller, client, desks }: IndexStage): Promise<void> {
  const request = ImportSurveyResultsRequest.fromPartial({
    unitId: desks.unitOf(receiver),
    source,
    results: readSurveyResults().map((result, at) => ({ row: at + 1, result })),
    requestId: caller.requestId('index-sets/results'),
  });
  const { refusals } = await caller.as(keeper, client, client.importSurveyResults, request);
  if (refusals.length > 0) throw new Error(`results refused: ${JSON.stringify(refusals)}`);
}

async function playScore(
  { caller, client, desks }: IndexStage,
  indexSetId: string,
  { set, criterion, unit, scorer, own, verified }: ScoreStory,
): Promise<void> {
  const key = { indexSetId, criterionCode: criterion, unitId: desks.unitOf(unit) };
  for (const [at, { points, note = '', title }] of own.entries()) {
    const scored = ScoreCriterionRequest.fromPartial({
      ...key,
      points,
      note,
      evidence: title === undefined ? [] : [{ title }],
      requestId: caller.requestId(`scores/${set}/${unit}/${criterion}/${at}`),
    });
    const { score } = await caller.as(scorer, client, client.scoreCriterion, scored);
    if (at > 0 || !verified || !score) continue;
    const request = VerifyScoreRequest.fromPartial({
      ...key,
      ...verified,
      scoreId: score.id,
      requestId: caller.requestId(`scores/${set}/${unit}/${criterion}/verified`),
    });
    await caller.as(keeper, client, client.verifyScore, request);
  }
}
