import { randomUUID } from 'node:crypto';
import { call, openClient } from '@baro/chassis';
import {
  CriterionMethod,
  ImportIndexSetRequest,
  IndexSetServiceClient,
  ScoringKind,
} from '@baro/proto/baro/reporting/v1/index_sets';
import { ImportIndicatorsRequest, IndicatorServiceClient } from '@baro/proto/baro/reporting/v1/indicators';
import { Direction, PeriodKind, UnitGroup } from '@baro/proto/baro/reporting/v1/resources';
import type { IndicatorDefinition } from '@baro/proto/baro/reporting/v1/resources';
import pg from 'pg';
import { readIndicatorDefinitions } from '../../services/reporting/reference/index.ts';
import { windowOf, windowsBack } from '../../services/reporting/src/domain/standing/window.ts';
import type { TestPlatform } from '../testing/test-platform.ts';

/** Shares that are counted and so compared. */
const rules = [
  'incoming.on_time',
  'tasks.on_time',
  'petitions.on_time',
  'petitions.solved',
  'promises.on_time',
  'ledger.overdue',
];
const cutOff = { monthStartDay: 15, weekStartDay: 1 };
const deadlineMs = 60_000;

/** What is compared: units of one group, so many years back. */
export interface StandingFill {
  keeperId: string;
  communeIds: readonly string[];
  years: number;
}

/** Takes in an index set as people do and fills what its criteria came to by week and month. @returns id of the set */
export async function fillStandings(platform: TestPlatform, fill: StandingFill): Promise<string> {
  const token = await platform.signOn.token('chanh-van-phong');
  const access = { token, deadlineMs };
  const catalogue = openClient(IndicatorServiceClient, platform.address('reporting'));
  const sets = openClient(IndexSetServiceClient, platform.address('reporting'));
  const definitions = readIndicatorDefinitions()
    .filter(({ computedBy }) => rules.includes(computedBy))
    .map((definition, at) => ({ ...definition, code: `SS-${at + 1}`, validFrom: '2010-01-01' }));
  const indicators = ImportIndicatorsRequest.fromPartial({
    unitId: fill.keeperId,
    source: 'bench',
    indicators: definitions.map((definition, at) => ({
      externalId: definition.code,
      row: at + 1,
      definition,
    })),
    requestId: randomUUID(),
  });
  await call(catalogue, catalogue.importIndicators, indicators, access);
  const reply = await call(sets, sets.importIndexSet, setOf(fill.keeperId, definitions), access);
  if (!reply.indexSet) throw new Error(`the index set was refused: ${JSON.stringify(reply.refusals[0])}`);
  await fillMeasures(
    platform,
    fill,
    definitions.map(({ code }) => code),
  );
  return reply.indexSet.id;
}

function setOf(unitId: string, definitions: readonly IndicatorDefinition[]): ImportIndexSetRequest {
  return ImportIndexSetRequest.fromPartial({
    indexSet: {
      code: 'BENCH',
      year: new Date().getUTCFullYear(),
      name: 'Bộ chỉ số',
      unitId,
      unitGroup: UnitGroup.COMMUNE,
      minCount: 5,
      legalRef: 'cấu hình',
    },
    source: 'bench',
    criteria: definitions.map(({ code, direction }, at) => ({
      row: at + 1,
      criterion: {
        code: String(at + 1),
        name: code,
        maxPoints: '10',
        method: CriterionMethod.COMPUTED,
        indicatorCode: code,
        scoring: { kind: ScoringKind.LINEAR, ...ends(direction) },
      },
    })),
    requestId: randomUUID(),
  });
}

/** Values that give no points, and all of them. */
function ends(direction: Direction): { zeroValue: string; fullValue: string } {
  return direction === Direction.DOWN
    ? { zeroValue: '100', fullValue: '0' }
    : { zeroValue: '0', fullValue: '100' };
}

/** Through the table of the service; its job finds them counted just now. */
async function fillMeasures(
  platform: TestPlatform,
  { communeIds, years }: StandingFill,
  codes: readonly string[],
): Promise<void> {
  const today = new Date().toISOString().slice(0, 10);
  const windows = [
    ...windowsBack(windowOf(PeriodKind.MONTH, today, cutOff), 12 * years, cutOff),
    ...windowsBack(windowOf(PeriodKind.WEEK, today, cutOff), 52 * years, cutOff),
  ].map(({ kind, fromDate }) => ({ kind, from_date: fromDate }));
  const client = new pg.Client({ connectionString: platform.databaseUrl('baro_reporting') });
  await client.connect();
  try {
    const from = 'jsonb_to_recordset($1::jsonb) AS w (kind smallint, from_date date)';
    await client.query(
      `INSERT INTO measure_windows SELECT kind, from_date, $2, now() + interval '1 day' FROM ${from}
       ON CONFLICT (kind, from_date) DO UPDATE SET codes = excluded.codes, count_time = excluded.count_time`,
      [JSON.stringify(windows), codes],
    );
    await client.query(
      `INSERT INTO measures SELECT kind, from_date, code, unit_id, among * (60 + abs(hashtext(unit_id || code)) % 40) / 100, among
       FROM (SELECT w.*, code, unit_id, 5 + abs(hashtext(unit_id || code || from_date)) % 30 AS among
         FROM ${from}, unnest($2::text[]) AS c (code), unnest($3::uuid[]) AS u (unit_id)) AS m
       ON CONFLICT DO NOTHING`,
      [JSON.stringify(windows), codes, communeIds],
    );
    await client.query('VACUUM ANALYZE measures');
  } finally {
    await client.end();
  }
}
