import { call, openClient } from '@baro/chassis';
import { idsByCode } from './index-set-units.ts';
import {
  IndexSetServiceClient,
  ListCriterionScoresRequest,
  ListIndexSetsRequest,
} from '@baro/proto/baro/reporting/v1/index_sets';
import type { IndexSet } from '@baro/proto/baro/reporting/v1/index_sets';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestPlatform } from '../../testing/test-platform.ts';
import type { TestPlatform } from '../../testing/test-platform.ts';
import { loadDirectory } from '../directory/load-directory.ts';
import { loadIndexSets } from '../reporting/load-index-sets.ts';
import { loadReports } from '../reporting/load-reports.ts';

const day = new Date().toISOString().slice(0, 10);
let platform: TestPlatform;
let client: IndexSetServiceClient;
let sets: Map<string, IndexSet>;

beforeAll(async () => {
  platform = await startTestPlatform({ services: ['directory', 'reporting'] });
  const { address, signOn } = platform;
  await loadDirectory(address('directory'), signOn.token, day, () => {});
  await loadReports(address('reporting'), signOn.token, day);
  client = openClient(IndexSetServiceClient, address('reporting'));
  await load();
  const request = ListIndexSetsRequest.fromPartial({ year: 2026 });
  const { indexSets } = await call(client, client.listIndexSets, request, {
    token: await signOn.token('kiem-toan'),
  });
  sets = new Map(indexSets.map((set) => [set.code, set]));
}, 600_000);
afterAll(async () => {
  client.close();
  await platform.stop();
});

const load = () => loadIndexSets(platform.address('reporting'), platform.signOn.token, day);

/** Rows of each table a load adds to. */
async function countRows(): Promise<unknown> {
  const database = new pg.Client({ connectionString: platform.databaseUrl('baro_reporting') });
  await database.connect();
  const { rows } = await database.query(
    `SELECT (SELECT count(*) FROM index_sets)::int AS sets, (SELECT count(*) FROM criterion_scores)::int AS scores,
       (SELECT count(*) FROM survey_results)::int AS results, (SELECT count(*) FROM outbox)::int AS events`,
  );
  await database.end();
  return rows[0];
}

it('the demo city has its index sets, most of what can be counted by itself', () => {
  const shown = [...sets.values()].map(({ code, ours, maxPoints, computedPoints }) => [
    code,
    ours,
    maxPoints,
    computedPoints,
  ]);
  expect(shown).toEqual([
    ['CSDH-SN-2026', true, '100', '46'],
    ['CSDH-XP-2026', true, '100', '49'],
  ]);
});

it('its units have scored themselves, and some scores are verified', async () => {
  const token = await platform.signOn.token('kiem-toan');
  const units = idsByCode(day);
  const scoresOf = async (set: string, unit: string, criterionCode: string) => {
    const request = ListCriterionScoresRequest.fromPartial({
      indexSetId: sets.get(set)?.id ?? '',
      unitId: units.get(unit) ?? '',
      criterionCode,
    });
    const { scores } = await call(client, client.listCriterionScores, request, { token });
    return scores.map(({ points, verified }) => `${points}${verified ? ' verified' : ''}`);
  };
  expect(await scoresOf('CSDH-SN-2026', 'STC', '2.2')).toEqual(['3', '2 verified', '2']);
  expect(await scoresOf('CSDH-SN-2026', 'STC', '3.1')).toEqual(['4.5']);
  expect(await scoresOf('CSDH-XP-2026', '00004', '1.3')).toEqual(['2.5 verified', '3']);
});

it('a load that is repeated adds nothing', async () => {
  const before = await countRows();
  expect(before).toMatchObject({ sets: 2, scores: 14, results: 5 });
  await load();
  expect(await countRows()).toEqual(before);
}, 120_000);
