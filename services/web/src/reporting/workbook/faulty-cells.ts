import { ApiError } from '../../api/api-error.ts';
import type { Messages } from '../../i18n/vi/index.ts';
import { problemText } from '../../ui/problem-text.ts';

export interface FaultyCell {
  readonly cell: string;
  readonly words: string;
}

/** Why a workbook was not taken: in words, and cell by cell when its cells are what is wrong. */
export interface WorkbookRefusal {
  readonly lines: readonly string[];
  readonly cells: readonly FaultyCell[];
}

/** A refusal as it is shown. A cell may break more than one rule: it then stands there more than once. */
export function refusalOf(error: unknown, m: Messages): WorkbookRefusal {
  const problem = problemText(error, m);
  if (!(error instanceof ApiError)) return { lines: [problem], cells: [] };
  const { reason, fields, metadata } = error;
  if (reason !== 'WORKBOOK_FAULTY') {
    return { lines: [problem, ...fields.map(({ field, message }) => `${field} ${message}`)], cells: [] };
  }
  const cells = fields.map(({ field, message }) => ({ cell: field, words: message }));
  const isCut = Number(metadata['count']) > cells.length;
  return {
    lines: isCut ? [problem, m.workbook.shown(cells.length, metadata['count'] ?? '')] : [problem],
    cells,
  };
}
