import type { ReportForm } from '../../api/reporting-types.ts';
import type { Errors } from '../../form/form-state.ts';
import type { Messages } from '../../i18n/vi/index.ts';

/** The form as typed; indicators by code, in order. */
export interface ReportFormValues {
  readonly code: string;
  readonly name: string;
  readonly unitId: string;
  readonly periodKind: string;
  readonly cutOffCode: string;
  readonly legalRef: string;
  readonly indicatorCodes: readonly string[];
}

export type ReportFormName = keyof ReportFormValues;

export const BLANK_FORM: ReportFormValues = {
  code: '',
  name: '',
  unitId: '',
  periodKind: '',
  cutOffCode: '',
  legalRef: '',
  indicatorCodes: [],
};

/** Paths of the contract and the fields they are shown in. */
export const FORM_FIELD_NAMES: Readonly<Record<string, ReportFormName>> = Object.fromEntries(
  (Object.keys(BLANK_FORM) as ReportFormName[]).map((name) => [`form.${name}`, name]),
);

const CODE = /^[A-Z0-9._-]{1,40}$/;
const MOST_TEXT = 300;
const MOST_INDICATORS = 1000;

/** What can be seen to be wrong without asking the server. */
export function checkReportForm(values: ReportFormValues, m: Messages): Errors<ReportFormName> {
  const t = m.reportForm;
  const errors: Partial<Record<ReportFormName, string>> = {};
  if (!CODE.test(codeOf(values))) errors.code = t.codeMissing;
  for (const [name, missing] of [
    ['name', t.nameMissing],
    ['legalRef', t.legalRefMissing],
  ] as const) {
    const text = values[name].normalize('NFC').trim();
    // The contract counts code points.
    if (Array.from(text).length > MOST_TEXT) errors[name] = m.registration.tooLong(MOST_TEXT);
    if (text === '') errors[name] = missing;
  }
  if (values.unitId === '') errors.unitId = t.unitMissing;
  if (values.periodKind === '') errors.periodKind = t.kindMissing;
  if (values.cutOffCode === '') errors.cutOffCode = t.cutOffMissing;
  if (values.indicatorCodes.length === 0) errors.indicatorCodes = t.noneMissing;
  if (values.indicatorCodes.length > MOST_INDICATORS) errors.indicatorCodes = t.tooMany;
  return errors;
}

/** The form of the contract; call only after `checkReportForm` found nothing. */
export function toReportForm(values: ReportFormValues): ReportForm {
  return {
    code: codeOf(values),
    name: values.name.normalize('NFC').trim(),
    unitId: values.unitId,
    periodKind: values.periodKind,
    cutOffCode: values.cutOffCode,
    legalRef: values.legalRef.normalize('NFC').trim(),
    indicatorCodes: [...values.indicatorCodes],
  };
}

function codeOf({ code }: ReportFormValues): string {
  return code.trim().toUpperCase();
}

/** Codes as pasted: parted by lines, commas, semicolons or spaces. */
export function readCodes(text: string): readonly string[] {
  return [...new Set(text.split(/[\s,;]+/).map((code) => code.toUpperCase()))].filter((code) => code !== '');
}

/** The codes with more at the end; none comes twice. */
export function withCodes(codes: readonly string[], more: readonly string[]): readonly string[] {
  return [...codes, ...more.filter((code) => !codes.includes(code))];
}

/** The codes with one of them a place further up or down. */
export function moved(codes: readonly string[], at: number, step: 1 | -1): readonly string[] {
  const next = [...codes];
  const [code] = next.splice(at, 1);
  if (code === undefined) return codes;
  next.splice(Math.max(0, at + step), 0, code);
  return next;
}
