import { randomUUID } from 'node:crypto';
import { call, newId, openClient } from '@baro/chassis';
import { eventually } from '@baro/chassis/testing';
import {
  ImportIndicatorsRequest,
  IndicatorServiceClient,
  ListIndicatorsRequest,
} from '@baro/proto/baro/reporting/v1/indicators';
import { CreateReportFormRequest, PeriodServiceClient } from '@baro/proto/baro/reporting/v1/periods';
import { PeriodKind, UnitGroup } from '@baro/proto/baro/reporting/v1/resources';
import type { IndicatorDefinition } from '@baro/proto/baro/reporting/v1/resources';
import { readIndicatorDefinitions } from '../../services/reporting/reference/index.ts';
import { daysOf } from '../../services/reporting/src/domain/period-days.ts';
import { seedDirectory } from '../testing/seed-directory.ts';
import type { SeededUnit, SeedUnit } from '../testing/seed-directory.ts';
import type { TestPlatform } from '../testing/test-platform.ts';
import type { CaseBench, CaseWorld } from './cases-bench.ts';
import type { Operation } from './compare-paired.ts';
import { fillReporting } from './fill-reporting.ts';
import type { ReportMonth } from './fill-reporting.ts';
import { fillStandings } from './fill-standings.ts';
import { firstWard, reportingCalls } from './reporting-calls.ts';

const copyMs = 60_000;
const indicatorCount = 171;
/** An import holds 500 rows; a unit has seven with its people. */
const unitsAtOnce = 50;
const account = (end: string): string => `0190a000-0000-7000-8000-0000000000${end}`;
/** NĐ 09/2019/NĐ-CP: a month begins on the 15th of the one before. */
const cutOff = { monthStartDay: 15, weekStartDay: 1 };

/** One year of months against ten, of the same 150 units: `count` is the indicators' values, parts of breakdowns not counted. */
export const reportingBench: CaseBench = {
  service: 'reporting',
  statements: true,
  tell: ({ count, spans }) =>
    `filling ${count} values of ${unitsIn({ count, spans })} units and ${spans} years of months`,
  worlds: {
    small: { count: 150 * indicatorCount * 12, units: 150, spans: 1 },
    large: { count: 150 * indicatorCount * 120, units: 150, spans: 10 },
  },
  open: openReporting,
};

/** A share of the values is a share of the units: months stay what they are. */
function unitsIn({ count, spans }: Pick<CaseWorld, 'count' | 'spans'>): number {
  return Math.max(12, Math.round(count / indicatorCount / 12 / spans));
}

async function openReporting(platform: TestPlatform, world: CaseWorld): Promise<Operation[]> {
  const seeded = await seedCity(platform, unitsIn(world));
  const definitions = readIndicatorDefinitions().map((definition): IndicatorDefinition => ({
    ...definition,
    periodKind: PeriodKind.MONTH,
    collectors: [UnitGroup.COMMUNE, UnitGroup.DEPARTMENT],
    computedBy: '',
    validFrom: '2010-01-01',
  }));
  const codes = definitions.map(({ code }) => code);
  const { formId, indicators } = await defineForm(platform, seeded.committee.id, definitions);
  const months = monthsUntilToday(12 * world.spans);
  const { periodIds } = await fillReporting(platform, { ...seeded, formId, indicators, months });
  const indexSetId = await fillStandings(platform, {
    keeperId: seeded.committee.id,
    communeIds: seeded.communes.map(({ id }) => id),
    years: world.spans ?? 1,
  });
  const operations = reportingCalls(platform, {
    indexSetId,
    codes,
    lockedIds: periodIds.slice(0, -1),
    openId: periodIds.at(-1) ?? '',
    comparedIds: seeded.communes.slice(0, 10).map(({ id }) => id),
    yearFrom: months.at(-13)?.toDate ?? '',
  });
  return operations;
}

/** So many months that are over, and the one that is not, the earliest first. */
function monthsUntilToday(count: number): ReportMonth[] {
  const today = new Date();
  return Array.from({ length: count + 2 }, (_, back) => {
    const day = new Date(Date.UTC(today.getFullYear(), today.getMonth() + 1 - back, 1));
    const [year, number] = [day.getUTCFullYear(), day.getUTCMonth() + 1];
    const days = daysOf(PeriodKind.MONTH, year, number, cutOff);
    if (!days) throw new Error('no month');
    return { year, number, ...days };
  })
    .filter(({ fromDate }) => fromDate <= today.toISOString().slice(0, 10))
    .slice(0, count + 1)
    .toReversed();
}

async function seedCity(platform: TestPlatform, count: number) {
  const [cityId, committeeId] = [newId(), newId()];
  const leader = (accountId: string) => ({ role: 'LEADER', accountId, head: true }) as const;
  const head: SeedUnit[] = [
    {
      id: cityId,
      code: 'TP',
      name: 'Thành phố',
      kind: 'city',
      posts: [{ role: 'CITY_ADMINISTRATOR', accountId: account('09') }],
    },
    {
      id: committeeId,
      code: 'UBND',
      name: 'Ủy ban nhân dân',
      kind: 'people_committee',
      parentId: cityId,
      posts: [leader(account('02'))],
    },
    {
      code: 'VP',
      name: 'Văn phòng',
      kind: 'office',
      parentId: committeeId,
      posts: [{ role: 'CHIEF_OF_OFFICE', accountId: account('03'), head: true }],
    },
  ];
  const departmentCount = Math.round((count * 24) / 150);
  const communes = Array.from({ length: count - departmentCount }, (_, at): SeedUnit => ({
    code: at === 0 ? firstWard : `Phường số ${at}`,
    name: at === 0 ? firstWard : `Phường số ${at}`,
    kind: 'ward',
    parentId: cityId,
    posts: [leader(randomUUID()), { role: 'OFFICIAL', accountId: at === 0 ? account('13') : randomUUID() }],
  }));
  const departments = Array.from({ length: departmentCount }, (_, at): SeedUnit => ({
    code: `Sở số ${at}`,
    name: `Sở số ${at}`,
    parentId: committeeId,
    posts: [leader(randomUUID())],
  }));
  const admin = await platform.signOn.token('quan-tri');
  const seeded: SeededUnit[] = [];
  const all = [...head, ...communes, ...departments];
  for (let at = 0; at < all.length; at += unitsAtOnce) {
    const units = all.slice(at, at + unitsAtOnce);
    seeded.push(...(await seedDirectory(platform.address('directory'), admin, units)));
  }
  const [, committee] = seeded as [SeededUnit, SeededUnit];
  const first = head.length;
  return {
    committee,
    communes: seeded.slice(first, first + communes.length),
    departments: seeded.slice(first + communes.length),
  };
}

/** Takes the catalogue in and makes a form of all of it, as people do. */
async function defineForm(
  platform: TestPlatform,
  unitId: string,
  definitions: readonly IndicatorDefinition[],
) {
  const address = platform.address('reporting');
  const catalogue = openClient(IndicatorServiceClient, address);
  const periods = openClient(PeriodServiceClient, address);
  const access = async (login: string) => ({ token: await platform.signOn.token(login), deadlineMs: 60_000 });
  const request = ImportIndicatorsRequest.fromPartial({
    unitId,
    source: 'bench',
    indicators: definitions.map((definition, at) => ({
      externalId: definition.code,
      row: at + 1,
      definition,
    })),
    requestId: randomUUID(),
  });
  // The service knows who calls once the city's events have arrived.
  const { refusals } = await eventually(
    async () => call(catalogue, catalogue.importIndicators, request, await access('quan-tri')),
    copyMs,
  );
  if (refusals.length > 0) throw new Error(`the catalogue was refused: ${JSON.stringify(refusals[0])}`);
  const form = {
    code: 'BENCH',
    name: 'Báo cáo tháng',
    unitId,
    periodKind: PeriodKind.MONTH,
    cutOffCode: 'nd09',
    legalRef: 'NĐ 09/2019/NĐ-CP',
    indicatorCodes: definitions.map(({ code }) => code),
  };
  const created = CreateReportFormRequest.fromPartial({ form, requestId: randomUUID() });
  const reply = await eventually(
    async () => call(periods, periods.createReportForm, created, await access('chanh-van-phong')),
    copyMs,
  );
  const all = ListIndicatorsRequest.fromPartial({ pageSize: 200 });
  const { indicators } = await call(
    catalogue,
    catalogue.listIndicators,
    all,
    await access('chanh-van-phong'),
  );
  return {
    formId: reply.form?.id ?? '',
    indicators: new Map(
      indicators.flatMap(({ id, definition }) => (definition ? [[id, definition] as const] : [])),
    ),
  };
}
