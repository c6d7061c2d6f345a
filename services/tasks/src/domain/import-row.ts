import { isIsoDate, tidy } from '@baro/chassis';
import type { TaskSourceKind } from '@baro/proto/baro/tasks/v1/resources';
import type { ImportedTask } from '@baro/proto/baro/tasks/v1/tasks';
import { fitsDates, readStatus } from './import-status.ts';
import type { StatedStatus } from './import-status.ts';
import { sourceKindOf } from './source-kind.ts';

/** A row of a table as it will be taken. */
export interface SourceRow {
  externalId: string;
  work: string;
  sourceKind: TaskSourceKind;
  sourceNumberSymbol: string;
  sourceIssuerName: string;
  sourceDate: string;
  leadName: string;
  coordinatorNames: string;
  dueDate: string;
  standing: boolean;
  product: string;
  sourceNote: string;
  /** Whether the source says it is done, and whether within its term. */
  stated: StatedStatus;
  /** Day the source said so. */
  statusDate: string;
}

/** Why a row is not taken, and at which field. */
export interface RowFault {
  reason: string;
  field: string;
}

type Check = (value: string) => string | undefined;

const required: Check = (value) => (value === '' ? 'REQUIRED' : undefined);
const date: Check = (value) => (value === '' || isIsoDate(value) ? undefined : 'NOT_A_DATE');
const longerThan =
  (max: number): Check =>
  (value) =>
    Array.from(value).length > max ? 'TOO_LONG' : undefined;
const before =
  (today: string): Check =>
  (value) =>
    value > today ? 'DATE_IN_FUTURE' : undefined;

/** Takes a row apart and checks it; the first fault, in the order a person reads a row, refuses it. */
export function readTaskRow(raw: ImportedTask, today: string): { row: SourceRow } | { fault: RowFault } {
  const text = (value: string): string => tidy(value.replaceAll(/\s+/g, ' '));
  const row = {
    externalId: raw.externalId,
    work: text(raw.work),
    sourceNumberSymbol: text(raw.sourceNumberSymbol),
    sourceIssuerName: text(raw.sourceIssuerName),
    sourceDate: raw.sourceDate,
    leadName: text(raw.leadName),
    coordinatorNames: text(raw.coordinatorNames),
    dueDate: raw.dueDate,
    standing: raw.standing,
    product: text(raw.product),
    sourceNote: noteOf(raw),
    statusDate: raw.statusDate,
  };
  const checks: [field: keyof ImportedTask, value: string, checks: Check[]][] = [
    ['work', row.work, [required, longerThan(500)]],
    ['sourceNumberSymbol', row.sourceNumberSymbol, [longerThan(60)]],
    ['sourceIssuerName', row.sourceIssuerName, [longerThan(200)]],
    ['sourceDate', row.sourceDate, [date, before(today)]],
    ['leadName', row.leadName, [required, longerThan(500)]],
    ['coordinatorNames', row.coordinatorNames, [longerThan(1000)]],
    ['dueDate', row.dueDate, [date, () => (row.standing && row.dueDate !== '' ? 'STANDING_DUE' : undefined)]],
    ['product', row.product, [longerThan(500)]],
    ['statusDate', row.statusDate, [date, before(today)]],
    ['note', row.sourceNote, [longerThan(2000)]],
  ];
  const fault = firstFault(checks);
  if (fault) return { fault };
  const stated = readStatus(raw.status);
  if (!stated) return { fault: { reason: 'STATUS_UNKNOWN', field: 'status' } };
  if (stated.done && row.statusDate === '') return { fault: { reason: 'REQUIRED', field: 'statusDate' } };
  if (!fitsDates(stated, row.dueDate, row.statusDate)) {
    return { fault: { reason: 'STATUS_CONTRADICTS_DATES', field: 'status' } };
  }
  const sourceKind = sourceKindOf(row.sourceIssuerName, row.sourceNumberSymbol);
  return { row: { ...row, sourceKind, stated } };
}

/** What the source says and no field has: the due time and the status in its words, its remark. Lines stay. */
function noteOf(raw: ImportedTask): string {
  const status = [raw.status, raw.statusDate].map(tidy).filter(Boolean).join(', ');
  const parts = [
    ['Hạn ghi ở nguồn: ', tidy(raw.dueText)],
    ['Tình trạng ghi ở nguồn: ', status],
    ['', tidy(raw.note)],
  ] as const;
  return parts.flatMap(([name, value]) => (value === '' ? [] : `${name}${value}`)).join('\n');
}

function firstFault(checks: [string, string, Check[]][]): RowFault | undefined {
  for (const [field, value, rules] of checks) {
    for (const rule of rules) {
      const reason = rule(value);
      if (reason) return { reason, field };
    }
  }
  return undefined;
}
