import { getBlob, getJson, sendJson } from './client.ts';
import type { QueryValues } from './query-string.ts';
import type { ReportFormat } from './report-format.ts';
import type {
  CutOffRule,
  FormsPage,
  FormWithIndicators,
  IndicatorsPage,
  IndicatorVersions,
  PeriodsPage,
  PeriodWithRollUps,
  ReportForm,
  ReportPeriod,
  RolledFiguresPage,
} from './reporting-types.ts';

const FORMS = '/v1/reportForms';
const PERIODS = '/v1/reportPeriods';

export function listIndicators(query: QueryValues, signal?: AbortSignal): Promise<IndicatorsPage> {
  return getJson('/v1/indicators', query, signal);
}

export function getIndicator(code: string, signal?: AbortSignal): Promise<IndicatorVersions> {
  return getJson(`/v1/indicators/${encodeURIComponent(code)}`, {}, signal);
}

export async function listCutOffRules(signal?: AbortSignal): Promise<CutOffRule[]> {
  return (await getJson<{ rules?: CutOffRule[] }>('/v1/cutOffRules', { pageSize: 200 }, signal)).rules ?? [];
}

export function listReportForms(query: QueryValues, signal?: AbortSignal): Promise<FormsPage> {
  return getJson(FORMS, query, signal);
}

export function getReportForm(id: string, signal?: AbortSignal): Promise<FormWithIndicators> {
  return getJson(`${FORMS}/${id}`, {}, signal);
}

export async function createReportForm(request: {
  form: ReportForm;
  requestId: string;
}): Promise<ReportForm> {
  return (await sendJson<{ form?: ReportForm }>('POST', FORMS, request)).form ?? {};
}

interface PeriodReply {
  readonly period?: ReportPeriod;
}

export async function openPeriod(formId: string, request: object): Promise<ReportPeriod> {
  return (await sendJson<PeriodReply>('POST', `${FORMS}/${formId}/periods`, request)).period ?? {};
}

export function listPeriods(query: QueryValues, signal?: AbortSignal): Promise<PeriodsPage> {
  return getJson(PERIODS, query, signal);
}

export function getPeriod(id: string, signal?: AbortSignal): Promise<PeriodWithRollUps> {
  return getJson(`${PERIODS}/${id}`, {}, signal);
}

export async function actOnPeriod(
  id: string,
  verb: 'rollUp' | 'lock',
  request: object,
): Promise<ReportPeriod> {
  return (await sendJson<PeriodReply>('POST', `${PERIODS}/${id}:${verb}`, request)).period ?? {};
}

export function listRolledFigures(
  periodId: string,
  query: QueryValues,
  signal?: AbortSignal,
): Promise<RolledFiguresPage> {
  return getJson(`${PERIODS}/${periodId}/figures`, query, signal);
}

/** Fetches the report of a locked period; `onBytes` hears how much of it has come. */
export function exportPeriodReport(
  periodId: string,
  format: ReportFormat,
  onBytes: (bytes: number) => void,
): Promise<{ blob: Blob; name: string }> {
  return getBlob(`${PERIODS}/${periodId}:exportReport`, { format }, onBytes);
}
