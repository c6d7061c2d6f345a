import { call, callMetadata, openClient } from '@baro/chassis';
import { IndicatorServiceClient } from '@baro/proto/baro/reporting/v1/indicators';
import {
  ListPeriodsRequest,
  ListRolledFiguresRequest,
  PeriodServiceClient,
  ReportFormat,
} from '@baro/proto/baro/reporting/v1/periods';
import { PeriodKind, UnitGroup } from '@baro/proto/baro/reporting/v1/resources';
import { GetIndicatorSeriesRequest } from '@baro/proto/baro/reporting/v1/series';
import { StandingServiceClient } from '@baro/proto/baro/reporting/v1/standings';
import { ListSubmissionsRequest, SubmissionServiceClient } from '@baro/proto/baro/reporting/v1/submissions';
import type { TestPlatform } from '../testing/test-platform.ts';
import { renewed } from './access.ts';
import type { Operation } from './compare-paired.ts';

/** As the pages ask for. */
const pageSize = 50;
const deadlineMs = 30_000;

/** What is asked about. */
export interface ReportingWorld {
  codes: readonly string[];
  /** Index set of the communes. */
  indexSetId: string;
  /** Locked, the earliest first; at least twelve of one year. */
  lockedIds: readonly string[];
  openId: string;
  /** Units a picture compares, ten. */
  comparedIds: readonly string[];
  /** First of the last twelve months' last days. */
  yearFrom: string;
}

/** Calls that answer more where there are more years: a page of them, or the five years a series has by itself. */
const longer: Readonly<Record<string, string>> = {
  'series as the page opens': '60 months against 12',
  'series with 10 units': '60 months against 12',
  'list of periods': 'a page of 50 periods against 13',
  "a unit's list": 'a page of 50 reports against 13',
};
/** Files are of one size, and take their time. */
const reportRounds = 10;

/** The calls of the pages. */
export function reportingCalls(platform: TestPlatform, world: ReportingWorld): Operation[] {
  const callers = callersOf(platform);
  const groups = [
    indicatorCalls(callers, world),
    periodCalls(callers, world),
    submissionCalls(callers, world),
    standingCalls(callers, world),
  ];
  return groups.flatMap((calls) =>
    Object.entries(calls).map(([name, run]): Operation => ({
      name,
      run: async () => void (await run()),
      ...(longer[name] ? { more: longer[name] } : {}),
      ...(name.startsWith('report of') ? { rounds: reportRounds } : {}),
    })),
  );
}

type Calls = Record<string, () => Promise<unknown>>;

interface Callers {
  indicators: IndicatorServiceClient;
  periods: PeriodServiceClient;
  submissions: SubmissionServiceClient;
  standings: StandingServiceClient;
  /** The city's office. */
  office: () => Promise<{ token: string; deadlineMs: number }>;
  /** An official of a ward. */
  ward: () => Promise<{ token: string; deadlineMs: number }>;
}

function callersOf(platform: TestPlatform): Callers {
  const address = platform.address('reporting');
  const as = (login: string) => {
    const token = renewed(() => platform.signOn.token(login));
    return async () => ({ token: await token(), deadlineMs });
  };
  return {
    indicators: openClient(IndicatorServiceClient, address),
    periods: openClient(PeriodServiceClient, address),
    submissions: openClient(SubmissionServiceClient, address),
    standings: openClient(StandingServiceClient, address),
    office: as('chanh-van-phong'),
    ward: as('chuyen-vien-ba-dinh'),
  };
}

/** Every call of a group asks of the next thing, so that no answer is at hand from the one before. */
function turning<T>(all: readonly T[]): () => T {
  let turn = 0;
  return () => {
    const found = all[(turn++ * 37) % all.length];
    if (found === undefined) throw new Error('nothing to ask about');
    return found;
  };
}

function indicatorCalls({ indicators, office }: Callers, world: ReportingWorld): Calls {
  const code = turning(world.codes);
  const period = turning(world.lockedIds.slice(-12));
  const series = async (fields: Partial<GetIndicatorSeriesRequest>) => {
    const request = GetIndicatorSeriesRequest.fromPartial({
      code: code(),
      periodKind: PeriodKind.MONTH,
      ...fields,
    });
    return call(indicators, indicators.getIndicatorSeries, request, await office());
  };
  const [fromDate, unitIds] = [world.yearFrom, [...world.comparedIds]];
  const grid = async (unitGroup: UnitGroup) => {
    const request = { code: code(), periodId: period(), unitGroup };
    return call(indicators, indicators.getIndicatorGrid, request, await office());
  };
  return {
    'one indicator': async () => call(indicators, indicators.getIndicator, { code: code() }, await office()),
    'series as the page opens': () => series({}),
    'series of twelve months': () => series({ fromDate }),
    'series with 10 units': () => series({ unitIds }),
    'series with 10 units of twelve months': () => series({ fromDate, unitIds }),
    'grid of communes': () => grid(UnitGroup.COMMUNE),
    'grid of departments': () => grid(UnitGroup.DEPARTMENT),
  };
}

function periodCalls({ periods, submissions, office }: Callers, { lockedIds }: ReportingWorld): Calls {
  const period = turning(lockedIds.slice(-12));
  const list = async (size: number) =>
    call(periods, periods.listPeriods, ListPeriodsRequest.fromPartial({ pageSize: size }), await office());
  const report = async (format: ReportFormat) => {
    const { token } = await office();
    const parts = periods.exportPeriodReport({ periodId: period(), format }, callMetadata(token));
    await parts.forEach(() => undefined);
  };
  return {
    'list of periods': () => list(pageSize),
    'list of periods, the last twelve': () => list(12),
    'one period': async () => call(periods, periods.getPeriod, { id: period() }, await office()),
    'one period: figures of the city': async () => {
      const request = ListRolledFiguresRequest.fromPartial({ periodId: period(), pageSize: 200 });
      return call(periods, periods.listRolledFigures, request, await office());
    },
    'one period: how units stand': async () => {
      const request = ListSubmissionsRequest.fromPartial({ periodId: period(), pageSize });
      return call(submissions, submissions.listSubmissions, request, await office());
    },
    'report of a period, workbook': () => report(ReportFormat.XLSX),
    'report of a period, PDF': () => report(ReportFormat.PDF),
  };
}

function submissionCalls(
  { submissions, office, ward }: Callers,
  { lockedIds, openId }: ReportingWorld,
): Calls {
  const period = turning(lockedIds.slice(-12));
  const own = async (size: number) =>
    call(
      submissions,
      submissions.listSubmissions,
      ListSubmissionsRequest.fromPartial({ pageSize: size }),
      await ward(),
    );
  const ids = new Map<string, string>();
  /** The ward's submission of a period; looked for once, before it is measured. */
  const idIn = async (periodId: string): Promise<string> => {
    const known = ids.get(periodId);
    if (known) return known;
    const request = ListSubmissionsRequest.fromPartial({ periodId, pageSize: 200 });
    const page = await call(submissions, submissions.listSubmissions, request, await ward());
    const own = page.submissions.find(({ unitName }) => unitName === firstWard);
    if (!own) throw new Error('the ward has no submission');
    ids.set(periodId, own.id);
    return own.id;
  };
  const one = async (periodId: string, as: Callers['ward']) =>
    call(submissions, submissions.getSubmission, { id: await idIn(periodId) }, await as());
  return {
    "a unit's list": () => own(pageSize),
    "a unit's list, twelve of it": () => own(12),
    'one submission, as its unit sees it': () => one(period(), ward),
    'one submission, as the city sees it': () => one(period(), office),
    'one submission, being filled in': () => one(openId, ward),
  };
}

function standingCalls({ standings, office }: Callers, world: ReportingWorld): Calls {
  const unit = turning(world.comparedIds);
  const of = (windowKind: PeriodKind) => ({ indexSetId: world.indexSetId, windowKind, date: '' });
  const { WEEK, MONTH } = PeriodKind;
  const unitPage = async (kind: PeriodKind) =>
    call(standings, standings.getUnitStanding, { ...of(kind), unitId: unit() }, await office());
  const dashboard = async (kind: PeriodKind) =>
    call(standings, standings.getCityDashboard, of(kind), await office());
  const criterion = { ...of(MONTH), criterionCode: '1' };
  return {
    'unit page, a month': () => unitPage(MONTH),
    'unit page, a week': () => unitPage(WEEK),
    'dashboard, a month': () => dashboard(MONTH),
    'dashboard, a week': () => dashboard(WEEK),
    'one criterion over the units': async () =>
      call(standings, standings.getCriterionStanding, criterion, await office()),
  };
}

/** Name of the ward whose official asks. */
export const firstWard = 'Phường số 0';
