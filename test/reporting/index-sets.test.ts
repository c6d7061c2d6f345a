import { randomUUID } from 'node:crypto';
import { call, newId, openClient } from '@baro/chassis';
import { eventually } from '@baro/chassis/testing';
import {
  CriterionMethod,
  ImportIndexSetRequest,
  ImportSurveyResultsRequest,
  IndexSetServiceClient,
  ScoreCriterionRequest,
  ScoringKind,
  VerifyScoreRequest,
} from '@baro/proto/baro/reporting/v1/index_sets';
import { ImportIndicatorsRequest, IndicatorServiceClient } from '@baro/proto/baro/reporting/v1/indicators';
import { PeriodKind, UnitGroup } from '@baro/proto/baro/reporting/v1/resources';
import { GiveCauseRequest, StandingServiceClient } from '@baro/proto/baro/reporting/v1/standings';
import { seedDirectory } from '@baro/tools/testing/seed-directory.ts';
import { startTestPlatform } from '@baro/tools/testing/test-platform.ts';
import type { TestPlatform } from '@baro/tools/testing/test-platform.ts';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readIndicatorDefinitions } from '../../services/reporting/reference/index.ts';
import { units } from '../petitions/council.ts';

const patience = 90_000;
let platform: TestPlatform;
let client: IndexSetServiceClient;
let database: pg.Client;
let standings: StandingServiceClient;
let tokens: { leader: string; official: string; director: string };
let unitId: (code: string) => string;

beforeAll(async () => {
  platform = await startTestPlatform({ services: ['directory', 'reporting'], durable: true });
  const { address, signOn } = platform;
  const seeded = await seedDirectory(address('directory'), await signOn.token('quan-tri'), units);
  unitId = (code) => {
    const unit = seeded.find((one) => one.code === code);
    if (!unit) throw new Error(`no unit ${code}`);
    return unit.id;
  };
  client = openClient(IndexSetServiceClient, address('reporting'));
  standings = openClient(StandingServiceClient, address('reporting'));
  tokens = {
    leader: await signOn.token('lanh-dao'),
    official: await signOn.token('chuyen-vien-so'),
    director: await signOn.token('giam-doc-so'),
  };
  database = new pg.Client({ connectionString: platform.databaseUrl('baro_reporting') });
  await database.connect();
}, 300_000);

afterAll(async () => {
  await database.end();
  client.close();
  standings.close();
  await platform.stop();
});

/** Acts of who keeps the set and of the unit; each is asked again under its own request id. */
const acts = {
  importSet: (requestId = newId()) => {
    const request = ImportIndexSetRequest.fromPartial({
      indexSet: {
        code: 'BCS',
        year: 2026,
        name: 'Bộ chỉ số',
        unitId: unitId('UBND'),
        unitGroup: UnitGroup.DEPARTMENT,
        minCount: 1,
        legalRef: 'thử',
      },
      source: 'thử',
      criteria: [
        ...['1', '2'].map((code) => ({
          criterion: {
            code,
            name: 'Kế hoạch',
            maxPoints: '5',
            method: CriterionMethod.DECLARED,
            evidence: 'Kế hoạch',
          },
        })),
        { criterion: counted },
      ],
      requestId,
    });
    return () => call(client, client.importIndexSet, request, { token: tokens.leader });
  },
  importSurvey: (requestId = newId()) => {
    const result = {
      surveyCode: 'KS',
      surveyName: 'Khảo sát',
      year: 2025,
      value: '80',
      measure: '%',
      legalRef: 'thử',
    };
    const request = ImportSurveyResultsRequest.fromPartial({
      unitId: unitId('UBND'),
      source: 'thử',
      results: [{ result }],
      requestId,
    });
    return () => call(client, client.importSurveyResults, request, { token: tokens.leader });
  },
  score: (indexSetId: string, points: string, requestId = newId()) => {
    const key = { indexSetId, criterionCode: '1', unitId: unitId('SXD') };
    const evidence = [{ title: 'Kế hoạch' }];
    const request = ScoreCriterionRequest.fromPartial({ ...key, points, evidence, requestId });
    return () => call(client, client.scoreCriterion, request, { token: tokens.official });
  },
  giveCause: (indexSetId: string, requestId = newId()) => {
    const request = GiveCauseRequest.fromPartial({
      indexSetId,
      unitId: unitId('SXD'),
      criterionCode: counted.code,
      windowKind: PeriodKind.WEEK,
      cause: 'Thiếu người',
      requestId,
    });
    return () => call(standings, standings.giveCause, request, { token: tokens.director });
  },
  verify: (indexSetId: string, scoreId: string, requestId = newId()) => {
    const key = { indexSetId, criterionCode: '1', unitId: unitId('SXD') };
    const request = VerifyScoreRequest.fromPartial({ ...key, scoreId, points: '3', note: 'Chậm', requestId });
    return () => call(client, client.verifyScore, request, { token: tokens.leader });
  },
};

/** An indicator that is counted, and the criterion that compares units by it. */
async function importCounted(): Promise<void> {
  const catalogue = openClient(IndicatorServiceClient, platform.address('reporting'));
  const definition = readIndicatorDefinitions().find(({ computedBy }) => computedBy === 'tasks.on_time');
  const request = ImportIndicatorsRequest.fromPartial({
    unitId: unitId('UBND'),
    source: 'thử',
    indicators: [{ externalId: '1', definition: { ...definition, code: countedCode } }],
    requestId: randomUUID(),
  });
  await call(catalogue, catalogue.importIndicators, request, { token: tokens.leader });
  catalogue.close();
}

const countedCode = 'TY-LE';
const counted = {
  code: '3',
  name: 'Nhiệm vụ đúng hạn',
  maxPoints: '5',
  method: CriterionMethod.COMPUTED,
  indicatorCode: countedCode,
  scoring: { kind: ScoringKind.LINEAR, zeroValue: '0', fullValue: '100' },
};

const tables = [
  'index_sets',
  'index_criteria',
  'criterion_scores',
  'survey_results',
  'standing_causes',
  'audit',
  'outbox',
];

/** How much the service keeps. */
async function kept(): Promise<unknown> {
  const counts = tables.map((table) => `(SELECT count(*) FROM ${table})::int AS ${table}`);
  const { rows } = await database.query(`SELECT ${counts.join(', ')}`);
  return rows[0];
}

/** Kills the service at the point of the act, asks again once it is back, and a third time. @returns the one answer */
async function killed<Answer>(point: string, act: () => Promise<Answer>): Promise<Answer> {
  const service = platform.service('reporting');
  await service.stop();
  const before = await kept();
  await service.start({ REPORTING_FAULT_POINT: `${point}:1` });
  const ended = service.ended();
  await act().catch(() => undefined);
  expect([point, await ended]).toEqual([point, 'SIGKILL']);
  // What did not come to its commit has left nothing.
  expect(point === 'before-commit' ? await kept() : before).toEqual(before);
  await service.start();
  const first = await eventually(act, patience);
  expect(await act()).toEqual(first);
  return first;
}

it('takes sets and results, scores and verifies once and whole when the service is killed around the commit', async () => {
  // The service knows who calls once the city's events have arrived.
  await eventually(acts.importSurvey(randomUUID()), patience);
  await importCounted();
  const { indexSet } = await killed('before-commit', acts.importSet());
  const id = indexSet?.id ?? '';
  const own = await killed('after-commit', acts.score(id, '4'));
  await killed('before-commit', acts.score(id, '5'));
  const last = await acts.score(id, '4')();
  expect(own.score?.id).not.toBe(last.score?.id);
  await killed('after-commit', acts.verify(id, last.score?.id ?? ''));
  await killed('before-commit', acts.giveCause(id));
  await killed('after-commit', acts.giveCause(id));
  expect(await kept()).toMatchObject({
    standing_causes: 2,
    index_sets: 1,
    index_criteria: 3,
    criterion_scores: 4,
    survey_results: 1,
  });
  const { rows } = await database.query<{ number: number; points: string; verifies: boolean }>(
    `SELECT number, points::text AS points, verified_score_id IS NOT NULL AS verifies FROM criterion_scores ORDER BY number`,
  );
  expect(rows).toEqual([
    { number: 1, points: '4', verifies: false },
    { number: 2, points: '5', verifies: false },
    { number: 3, points: '4', verifies: false },
    { number: 4, points: '3', verifies: true },
  ]);
  const told = await database.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM outbox WHERE aggregate_type IN ('index_set', 'criterion_score', 'survey_result', 'standing_cause')`,
  );
  expect(told.rows[0]?.count).toBe(8);
}, 600_000);
