import { numberSymbol, splitNumberSymbol, yearInNumber } from './symbols.ts';
import { hasSecrecyMark } from '@baro/chassis';
import { plain, tidy } from '@baro/chassis';

/** A row of history as it came. */
export interface RawRow {
  externalId: string;
  row: number;
  numberSymbol: string;
  issueDate: string;
  issuerName: string;
  signerName: string;
  subject: string;
  typeName: string;
  dueDate: string;
  note: string;
}

/** A row as it will be taken. */
export interface HistoryRow {
  externalId: string;
  row: number;
  number: string;
  symbol: string;
  issueDate: string;
  issuerName: string;
  signerName: string;
  subject: string;
  typeCode: string;
  dueDate: string;
  description: string;
}

/** Why a row is not taken: rule of a field, or a reason of the service. */
export interface RowFault {
  reason: string;
  field: string;
}

interface TypeName {
  code: string;
  name: string;
  normative: boolean;
}

type Check = (value: string) => string | undefined;

const longerThan =
  (max: number): Check =>
  (value) =>
    Array.from(value).length > max ? 'TOO_LONG' : undefined;
const required: Check = (value) => (value === '' ? 'REQUIRED' : undefined);

/** Takes a row apart and checks it; the first fault, in the order a clerk reads a row, refuses it. */
export function readHistoryRow(
  raw: RawRow,
  types: readonly TypeName[],
  today: string,
  isDate: (text: string) => boolean,
): { row: HistoryRow } | { fault: RowFault } {
  const subject = tidy(raw.subject.replaceAll(/\s+/g, ' '));
  const issuerName = tidy(raw.issuerName.replaceAll(/\s+/g, ' '));
  const written = tidy(raw.numberSymbol);
  const split = written === '' ? { number: '', symbol: '' } : splitNumberSymbol(written);
  const date: Check = (value) => (value === '' || isDate(value) ? undefined : 'NOT_A_DATE');
  const numbers: Check = () => {
    if (!split) return 'NOT_A_NUMBER_SYMBOL';
    return longerThan(11)(split.number) ?? longerThan(30)(split.symbol);
  };
  const checks: [field: string, value: string, checks: Check[]][] = [
    ['subject', subject, [required, longerThan(500)]],
    ['issuerName', issuerName, [required, longerThan(200)]],
    ['numberSymbol', written, [numbers]],
    ['issueDate', raw.issueDate, [date, (value) => (value > today ? 'DATE_IN_FUTURE' : undefined)]],
    ['signerName', tidy(raw.signerName), [longerThan(50)]],
    ['note', tidy(raw.note), [longerThan(500)]],
    ['dueDate', raw.dueDate, [date]],
  ];
  const fault = firstFault(checks);
  if (fault || !split) return { fault: fault ?? { reason: 'NOT_A_NUMBER_SYMBOL', field: 'numberSymbol' } };
  if (hasSecrecyMark(subject)) return { fault: { reason: 'DOCUMENT_CLASSIFIED', field: 'subject' } };
  const typeCode = typeOf(raw.typeName, split.number, types);
  const { externalId, row, issueDate, dueDate } = raw;
  const description = [tidy(raw.note), typeCode ? '' : tidy(raw.typeName)]
    .filter(Boolean)
    .join('; ')
    .slice(0, 500);
  const fields = { subject, issuerName, signerName: tidy(raw.signerName), typeCode, description };
  return { row: { externalId, row, ...split, issueDate, dueDate, ...fields } };
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

/** Type of a name; of two that bear one name the year in the number tells the normative one. Empty when unknown. */
function typeOf(name: string, number: string, types: readonly TypeName[]): string {
  const asked = plain(tidy(name));
  if (!asked) return '';
  const named = types.filter(
    (type) => plain(type.name).replace(/ \(ca biet\)$| quy pham phap luat$/, '') === asked,
  );
  const normative = yearInNumber(number) !== undefined;
  return (named.find((type) => type.normative === normative) ?? named[0])?.code ?? '';
}

/** Number and symbol as shown. */
export function writtenNumber(row: HistoryRow): string {
  return numberSymbol(row.number, row.symbol);
}
