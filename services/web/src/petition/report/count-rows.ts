import type { ReportLine, SessionReport } from '../../api/session-report-api.ts';
import { word } from '../../i18n/language.tsx';
import type { Messages } from '../../i18n/vi/index.ts';
import type { CountRow } from './count-columns.tsx';
import { valueOrGap } from './report-link.tsx';

/** All petitions, and of them those carried over and those raised. */
export function summaryRows(report: SessionReport, m: Messages): CountRow[] {
  const t = m.sessionReport;
  return [
    { name: t.carriedLong, counts: report.carried ?? {}, filters: { part: 'REPORT_PART_CARRIED' } },
    { name: t.raisedLong, counts: report.raised ?? {}, filters: { part: 'REPORT_PART_RAISED' } },
    { name: t.total, counts: report.total ?? {}, filters: {} },
  ];
}

export function levelRows(report: SessionReport, m: Messages): CountRow[] {
  return rowsOf(report.levels, ({ level = '' }) => ({
    name: word(m.enums.petitionLevel, level) || m.sessionReport.notClassified,
    filters: valueOrGap('level', set(level), 'level'),
  }));
}

export function fieldRows(report: SessionReport, m: Messages): CountRow[] {
  return rowsOf(report.fields, ({ field = '' }) => ({
    name: word(m.enums.petitionField, field) || m.sessionReport.notClassified,
    filters: valueOrGap('field', set(field), 'field'),
  }));
}

export function unitRows(report: SessionReport, m: Messages): CountRow[] {
  return rowsOf(report.leadUnits, ({ leadUnitId, leadUnitName = '' }) => ({
    name: leadUnitName || m.sessionReport.notAssigned,
    filters: valueOrGap('leadUnitId', leadUnitId, 'lead'),
  }));
}

function rowsOf(
  lines: readonly ReportLine[] | undefined,
  tell: (line: ReportLine) => Omit<CountRow, 'counts'>,
): CountRow[] {
  return (lines ?? []).map((line) => ({ ...tell(line), counts: line.counts ?? {} }));
}

/** A value of an enum, or nothing where it is not set. */
export function set(value = ''): string {
  return value.endsWith('_UNSPECIFIED') ? '' : value;
}
