import { randomUUID } from 'node:crypto';
import { call, newId, openClient } from '@baro/chassis';
import { eventually } from '@baro/chassis/testing';
import { ImportIndicatorsRequest, IndicatorServiceClient } from '@baro/proto/baro/reporting/v1/indicators';
import {
  CreateReportFormRequest,
  ListRolledFiguresRequest,
  PeriodServiceClient,
} from '@baro/proto/baro/reporting/v1/periods';
import {
  Direction,
  PeriodKind,
  RollUpRule,
  UnitGroup,
  ValueGrade,
  ValueType,
} from '@baro/proto/baro/reporting/v1/resources';
import type { Period, Submission } from '@baro/proto/baro/reporting/v1/resources';
import { SubmissionServiceClient } from '@baro/proto/baro/reporting/v1/submissions';
import { importLaw } from '@baro/tools/testing/import-law.ts';
import { seedDirectory } from '@baro/tools/testing/seed-directory.ts';
import { startTestPlatform } from '@baro/tools/testing/test-platform.ts';
import type { TestPlatform } from '@baro/tools/testing/test-platform.ts';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { units } from '../petitions/council.ts';

const patience = 90_000;
let platform: TestPlatform;
let clients: {
  indicators: IndicatorServiceClient;
  periods: PeriodServiceClient;
  submissions: SubmissionServiceClient;
};
let database: pg.Client;
let tokens: { leader: string; director: string; official: string };
let period: Period;
let submission: Submission;

beforeAll(async () => {
  platform = await startTestPlatform({ services: ['directory', 'reporting'], durable: true });
  const { address, signOn } = platform;
  const admin = await signOn.token('quan-tri');
  const seeded = await seedDirectory(address('directory'), admin, units);
  await importLaw(platform, ['reporting']);
  const at = address('reporting');
  clients = {
    indicators: openClient(IndicatorServiceClient, at),
    periods: openClient(PeriodServiceClient, at),
    submissions: openClient(SubmissionServiceClient, at),
  };
  tokens = {
    leader: await signOn.token('lanh-dao'),
    director: await signOn.token('giam-doc-so'),
    official: await signOn.token('chuyen-vien-so'),
  };
  database = new pg.Client({ connectionString: platform.databaseUrl('baro_reporting') });
  await database.connect();
  await openPeriod(seeded.find(({ code }) => code === 'UBND')?.id ?? '');
}, 300_000);

afterAll(async () => {
  await database.end();
  for (const client of Object.values(clients)) client.close();
  await platform.stop();
});

/** A catalogue of one count, a form of it, and its period. */
async function openPeriod(unitId: string): Promise<void> {
  const definition = {
    code: 'VB-01',
    name: 'Số văn bản đến',
    groupName: 'Văn bản',
    measure: 'văn bản',
    valueType: ValueType.INTEGER,
    periodKind: PeriodKind.MONTH,
    cutOffCode: 'nd09',
    grade: ValueGrade.FINAL,
    collectors: [UnitGroup.DEPARTMENT],
    rollUp: RollUpRule.SUM,
    direction: Direction.NEUTRAL,
    legalRef: 'thử',
    validFrom: '2026-01-01',
  };
  const token = { token: tokens.leader };
  const { indicators, periods, submissions } = clients;
  const catalogue = ImportIndicatorsRequest.fromPartial({
    unitId,
    source: 'thử',
    indicators: [{ externalId: '1', row: 2, definition }],
    requestId: randomUUID(),
  });
  // The service knows who calls once the city's events have arrived.
  await eventually(() => call(indicators, indicators.importIndicators, catalogue, token), patience);
  const form = { code: 'B-1', name: 'Báo cáo tháng', unitId, periodKind: PeriodKind.MONTH };
  const made = CreateReportFormRequest.fromPartial({
    form: { ...form, cutOffCode: 'nd09', legalRef: 'thử', indicatorCodes: ['VB-01'] },
    requestId: randomUUID(),
  });
  const { form: { id: formId } = { id: '' } } = await call(periods, periods.createReportForm, made, token);
  const asked = { formId, year: 2026, number: 11, requestId: randomUUID() };
  const opened = await eventually(() => call(periods, periods.openPeriod, asked, token), patience);
  period = opened.period as Period;
  const list = {
    periodId: period.id,
    standing: 0,
    state: 0,
    unitGroup: 0,
    pageSize: 0,
    pageToken: '',
  } as const;
  const found = await call(submissions, submissions.listSubmissions, list, token);
  submission = found.submissions[0] as Submission;
}

/** Acts of the submission's people; each is asked again under its own request id. */
const acts = {
  save:
    (value: string, requestId = newId()) =>
    () =>
      call(
        clients.submissions,
        clients.submissions.saveFigures,
        {
          id: submission.id,
          figures: [
            {
              indicatorCode: 'VB-01',
              member: '',
              value,
              numerator: '',
              denominator: '',
              nothing: false,
              reason: '',
              computed: false,
            },
          ],
          etag: '',
          requestId,
        },
        { token: tokens.official },
      ),
  check:
    (requestId = newId()) =>
    () =>
      call(
        clients.submissions,
        clients.submissions.checkSubmission,
        { id: submission.id, etag: '', requestId },
        { token: tokens.official },
      ),
  approve:
    (requestId = newId()) =>
    () =>
      call(
        clients.submissions,
        clients.submissions.approveSubmission,
        { id: submission.id, etag: '', requestId },
        { token: tokens.director },
      ),
  sign:
    (requestId = newId()) =>
    () =>
      call(
        clients.submissions,
        clients.submissions.signSubmission,
        { id: submission.id, grade: ValueGrade.FINAL, etag: '', requestId },
        { token: tokens.director },
      ),
  correct:
    (requestId = newId()) =>
    () =>
      call(
        clients.submissions,
        clients.submissions.correctSubmission,
        { id: submission.id, reason: 'Nhập nhầm', etag: '', requestId },
        { token: tokens.official },
      ),
  rollUp:
    (requestId = newId()) =>
    () =>
      call(
        clients.periods,
        clients.periods.rollUpPeriod,
        { id: period.id, etag: '', requestId },
        { token: tokens.leader },
      ),
  lock:
    (requestId = newId()) =>
    () =>
      call(
        clients.periods,
        clients.periods.lockPeriod,
        { id: period.id, etag: '', requestId, acceptMissing: false },
        { token: tokens.leader },
      ),
};

const tables = 'draft_figures signed_figures signed_revisions roll_ups rolled_figures audit outbox'.split(
  ' ',
);

/** Everything the service keeps of the period and its submission, as it is now. */
async function kept(): Promise<unknown> {
  const rows = tables.map((table) => `(SELECT jsonb_agg(to_jsonb(t) ORDER BY t::text) FROM ${table} t)`);
  const { rows: found } = await database.query<{ all: unknown }>(
    `SELECT jsonb_build_array(${rows.join(', ')}, (SELECT jsonb_agg(to_jsonb(s)) FROM submissions s)) AS all`,
  );
  return found[0]?.all;
}

/** Kills the service at the point of the act, asks again once it is back, and a third time. */
async function killed(point: string, act: () => Promise<unknown>): Promise<void> {
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
}

async function correctTo(value: string, point: string): Promise<void> {
  for (const act of [acts.correct(), acts.save(value), acts.check(), acts.approve()]) await act();
  await killed(point, acts.sign());
}

it('acts once and whole when the service is killed around the commit: signed, rolled up, locked, restated', async () => {
  await killed('before-commit', acts.save('10'));
  for (const act of [acts.check(), acts.approve()]) await act();
  await killed('after-commit', acts.sign());
  await killed('before-commit', acts.rollUp());
  await acts.lock()();
  await correctTo('12', 'before-commit');
  await correctTo('15', 'after-commit');

  const column = async (sql: string): Promise<unknown[]> =>
    (await database.query<{ v: unknown }>(sql)).rows.map(({ v }) => v);
  expect(await column('SELECT revision AS v FROM signed_revisions ORDER BY 1')).toEqual([1, 2, 3]);
  expect(await column('SELECT value::text AS v FROM signed_figures ORDER BY revision')).toEqual([
    '10',
    '12',
    '15',
  ]);
  expect(await column('SELECT number AS v FROM roll_ups ORDER BY 1')).toEqual([1, 2, 3, 4]);
  expect(await column('SELECT count(*)::int AS v FROM draft_figures')).toEqual([0]);
  const versions = await column(
    `SELECT aggregate_version AS v FROM outbox WHERE aggregate_id = '${submission.id}' ORDER BY seq`,
  );
  expect(versions).toEqual(versions.map((_, at) => at + 1));
  const request = ListRolledFiguresRequest.fromPartial({ periodId: period.id });
  const { periods } = clients;
  const rolled = await call(periods, periods.listRolledFigures, request, { token: tokens.leader });
  expect(rolled.figures).toMatchObject([{ value: '15', lockedValue: '10', restated: true }]);
}, 600_000);
