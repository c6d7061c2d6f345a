import type * as reports from '@baro/proto/baro/petitions/v1/session_report';
import { getBlob, getJson } from './client.ts';
import type { Json } from './json.ts';
import type { QueryValues } from './query-string.ts';
import type { ReportFormat } from './report-format.ts';

export type SessionReport = Json<reports.GetSessionReportResponse>;
export type ReportCounts = Json<reports.ReportCounts>;
export type ReportLine = Json<reports.ReportLine>;
export type LocalityLine = Json<reports.LocalityLine>;
export type ClaimFindingCount = Json<reports.ClaimFindingCount>;
export type SessionReportRow = Json<reports.SessionReportRow>;
export type ReportVoterLine = Json<reports.ReportVoterLine>;
export type SessionReportRowsPage = Json<reports.ListSessionReportRowsResponse>;

const BASE = '/v1/councilSessions';

export function getSessionReport(sessionId: string, signal?: AbortSignal): Promise<SessionReport> {
  return getJson(`${BASE}/${sessionId}/report`, {}, signal);
}

export function listSessionReportRows(
  sessionId: string,
  query: QueryValues,
  signal?: AbortSignal,
): Promise<SessionReportRowsPage> {
  return getJson(`${BASE}/${sessionId}/reportRows`, query, signal);
}

/** Fetches the file; `onBytes` hears how much of it has come. */
export function exportSessionReport(
  sessionId: string,
  format: ReportFormat,
  onBytes: (bytes: number) => void,
): Promise<{ blob: Blob; name: string }> {
  return getBlob(`${BASE}/${sessionId}:exportReport`, { format }, onBytes);
}
