import { getBlob, getJson } from './client.ts';
import type { RegisterKindName, RegisterRowsPage } from './types.ts';

export interface RegisterPeriod {
  readonly unitId: string;
  readonly dateFrom: string;
  readonly dateTo: string;
}

export type ExportFormat = 'FILE_FORMAT_XLSX' | 'FILE_FORMAT_PDF';

export function listRegisterRows(
  kind: RegisterKindName,
  query: RegisterPeriod & { pageSize: number; pageToken?: string },
  signal?: AbortSignal,
): Promise<RegisterRowsPage> {
  return getJson(`/v1/documents/registers/${kind}/rows`, { ...query }, signal);
}

export function exportRegister(
  kind: RegisterKindName,
  period: RegisterPeriod,
  format: ExportFormat,
): Promise<{ blob: Blob; name: string }> {
  return getBlob(`/v1/documents/registers/${kind}:export`, { ...period, format });
}
