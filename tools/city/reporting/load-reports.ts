import { openClient } from '@baro/chassis';
import { ImportIndicatorsRequest, IndicatorServiceClient } from '@baro/proto/baro/reporting/v1/indicators';
import { CreateReportFormRequest, PeriodServiceClient } from '@baro/proto/baro/reporting/v1/periods';
import { PeriodKind } from '@baro/proto/baro/reporting/v1/resources';
import type { IndicatorDefinition } from '@baro/proto/baro/reporting/v1/resources';
import { SubmissionServiceClient } from '@baro/proto/baro/reporting/v1/submissions';
import { readDemoPeople } from '../../../services/directory/reference/demo-people/index.ts';
import { readReference } from '../../../services/directory/reference/index.ts';
import { readIndicatorDefinitions } from '../../../services/reporting/reference/index.ts';
import { Caller } from '../caller.ts';
import { desksOf } from '../desks.ts';
import type { SignIn } from '../sign-in.ts';
import { playReport } from './play-report.ts';
import { reportMonthsOf } from './report-months.ts';
import { fields, form, reporters } from './stories.ts';

const administrator = 'quan-tri';
/** Makes the form and opens its periods, for the committee that receives it. */
const keeper = 'chanh-van-phong';
const receiver = 'UBND';

/** What a load of reports works with. */
interface ReportStage {
  caller: Caller;
  periods: PeriodServiceClient;
  unitId: string;
  definitions: readonly IndicatorDefinition[];
}

/** Takes in the demo catalogue and lets the demo people report two months by one form. @returns indicators and reports begun */
export async function loadReports(
  address: string,
  signIn: SignIn,
  day: string,
): Promise<{ indicators: number; reports: number }> {
  const reference = readReference();
  const desks = desksOf(reference, readDemoPeople(reference, day));
  const caller = new Caller(signIn, day);
  const definitions = readIndicatorDefinitions();
  const indicators = openClient(IndicatorServiceClient, address);
  const periods = openClient(PeriodServiceClient, address);
  const submissions = openClient(SubmissionServiceClient, address);
  const stage = { caller, periods, unitId: desks.unitOf(receiver), definitions };
  try {
    await importCatalogue(stage, indicators);
    const periodIds = await openPeriods(stage, await createForm(stage), day);
    for (const [month, periodId] of periodIds.entries()) {
      for (const reporter of reporters) await playReport(caller, submissions, { reporter, periodId, month });
    }
    await rollUp(stage, periodIds[0] ?? '');
    return { indicators: definitions.length, reports: periodIds.length * reporters.length };
  } finally {
    for (const client of [indicators, periods, submissions]) client.close();
  }
}

async function importCatalogue(
  { caller, unitId, definitions }: ReportStage,
  client: IndicatorServiceClient,
): Promise<void> {
  const request = ImportIndicatorsRequest.fromPartial({
    unitId,
    source: 'Bộ chỉ tiêu mẫu',
    indicators: definitions.map((definition, at) => ({
      externalId: definition.code,
      row: at + 1,
      definition,
    })),
    requestId: caller.requestId('reports/catalogue'),
  });
  const { refusals } = await caller.as(administrator, client, client.importIndicators, request);
  if (refusals.length > 0) throw new Error(`indicators refused: ${JSON.stringify(refusals)}`);
}

async function createForm({ caller, periods, unitId, definitions }: ReportStage): Promise<string> {
  const codes = definitions.map(({ code }) => code);
  const request = CreateReportFormRequest.fromPartial({
    form: {
      ...form,
      unitId,
      periodKind: PeriodKind.MONTH,
      indicatorCodes: codes.filter((code) => fields.some((field) => code.startsWith(field))),
    },
    requestId: caller.requestId('reports/form'),
  });
  return (await caller.as(keeper, periods, periods.createReportForm, request)).form?.id ?? '';
}

/** @returns periods, the ended one first */
async function openPeriods({ caller, periods }: ReportStage, formId: string, day: string): Promise<string[]> {
  const ids: string[] = [];
  for (const { year, number } of reportMonthsOf(day)) {
    const requestId = caller.requestId(`reports/${ids.length}/open`);
    const request = { formId, year, number, requestId };
    const { period } = await caller.as(keeper, periods, periods.openPeriod, request);
    ids.push(period?.id ?? '');
  }
  return ids;
}

async function rollUp({ caller, periods }: ReportStage, id: string): Promise<void> {
  const request = { id, etag: '', requestId: caller.requestId('reports/roll-up') };
  await caller.as(keeper, periods, periods.rollUpPeriod, request);
}
