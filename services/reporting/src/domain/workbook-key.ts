import type { FieldViolation } from '@baro/chassis';
import type { WorkbookCell, WorkbookRead } from '@baro/chassis/workbook';
import { dataSheet, keySheet, workbookFormat, workbookKeys } from './workbook-columns.ts';
import { cellName } from './workbook-faults.ts';

/** What a workbook must be of. */
export interface WorkbookKey {
  readonly id: string;
  readonly revision: number;
}

type Sheets = Extract<WorkbookRead, { sheets: unknown }>['sheets'];

/** Why the workbook is not the one of this submission; nothing when it is. */
export function findWrongKey(sheets: Sheets, { id, revision }: WorkbookKey): FieldViolation[] {
  const cells = sheets[keySheet];
  if (!cells) {
    const vi = `không có trang ẩn ${keySheet}: tệp không phải mẫu tải về từ hệ thống`;
    return [
      {
        field: `'${keySheet}'`,
        rule: 'SHEET_MISSING',
        en: 'is missing: the workbook is not the template',
        vi,
      },
    ];
  }
  if (!sheets[dataSheet]) {
    return [{ field: `'${dataSheet}'`, rule: 'SHEET_MISSING', en: 'is missing', vi: 'không có trang này' }];
  }
  const wrong = [
    judge(cells, workbookKeys.format, String(workbookFormat), formatSentence),
    judge(cells, workbookKeys.submission, id, submissionSentence),
    judge(cells, workbookKeys.revision, String(revision), revisionSentence),
  ];
  return wrong.flatMap((violation) => violation ?? []).slice(0, 1);
}

interface Sentence {
  rule: string;
  en: (found: string, expected: string) => string;
  vi: (found: string, expected: string) => string;
}

const formatSentence: Sentence = {
  rule: 'OTHER_FORMAT',
  en: (found, expected) => `is of template version ${found}, not ${expected}: download it again`,
  vi: (found, expected) => `là mẫu phiên bản ${found}, không phải ${expected}: hãy tải lại mẫu`,
};
const submissionSentence: Sentence = {
  rule: 'OTHER_SUBMISSION',
  en: (found, expected) => `is of submission ${found}, not of ${expected}`,
  vi: (found, expected) => `là của báo cáo khác (${found}), không phải báo cáo này (${expected})`,
};
const revisionSentence: Sentence = {
  rule: 'OTHER_REVISION',
  en: (found, expected) => `is of version ${found} of the submission, not of ${expected}: download it again`,
  vi: (found, expected) => `là của bản báo cáo lần ${found}, không phải lần ${expected}: hãy tải lại mẫu`,
};

/** Longest value that is told back. */
const longest = 40;

function judge(
  cells: readonly WorkbookCell[],
  name: string,
  expected: string,
  { rule, en, vi }: Sentence,
): FieldViolation | undefined {
  const row = cells.find(({ column, text }) => column === 'A' && text === name)?.row ?? 1;
  const found = cells.find((cell) => cell.column === 'B' && cell.row === row)?.text.slice(0, longest) ?? '';
  if (found === expected) return undefined;
  const field = cellName({ row, column: 'B' }, keySheet);
  return { field, rule, en: en(found || '?', expected), vi: vi(found || '?', expected) };
}
