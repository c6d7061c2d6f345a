import { AppError, FieldCheck } from '@baro/chassis';
import type { FieldViolation } from '@baro/chassis';
import type { WorkbookCell } from '@baro/chassis/workbook';
import type { Figure } from '@baro/proto/baro/reporting/v1/resources';
import type { Line } from '../domain/asked.ts';
import { checkFigures, placeOf } from '../domain/check-figures.ts';
import { dataSheet } from '../domain/workbook-columns.ts';
import { cellName, inReadingOrder } from '../domain/workbook-faults.ts';
import type { CellFault } from '../domain/workbook-faults.ts';
import { mergeFigure, readFigures } from '../domain/workbook-figures.ts';
import type { TypedFigure } from '../domain/workbook-figures.ts';
import { findWrongKey } from '../domain/workbook-key.ts';
import { findTable } from '../domain/workbook-table.ts';
import type { Table } from '../domain/workbook-table.ts';
import { findDraft } from '../store/figure-store.ts';
import type { SubmissionAct } from './change-submission.ts';
import { byCode, linesOf } from './sheet.ts';

/** Cells that are told of at once: more would not fit into the answer, nor into a person's patience. */
const maxShown = 50;

/**
 * Figures of a workbook, with what is in the draft where nothing was typed.
 * @throws AppError WORKBOOK_WRONG when it is not of this submission, WORKBOOK_FAULTY with its faulty cells
 */
export async function figuresOf(
  sheets: Readonly<Record<string, readonly WorkbookCell[]>>,
  { tx, row }: SubmissionAct,
): Promise<Figure[]> {
  const wrong = findWrongKey(sheets, row);
  if (wrong.length > 0) throw new AppError('WORKBOOK_WRONG', { fields: wrong });
  const cells = sheets[dataSheet] ?? [];
  const table = tableOf(cells);
  const lines = new Map((await linesOf(tx.em, row)).map((line) => [line.definition.code, line]));
  const { figures: typed, faults } = readFigures(table, cells, lines);
  const kept = byCode(await findDraft(tx.em, row.id));
  const merged = typed.flatMap(({ row, figure }): TypedFigure[] => {
    const { indicatorCode, member } = figure;
    const line = lines.get(indicatorCode);
    return line ? [{ row, figure: mergeFigure(figure, kept.get(indicatorCode)?.get(member), line) }] : [];
  });
  refuseFaulty([...faults, ...ruleFaults(merged, table, lines)]);
  if (merged.length === 0) throw wrongSheet('NOTHING_FILLED', 'has no figure', 'chưa có số liệu nào');
  return merged.map(({ figure }) => figure);
}

function tableOf(cells: readonly WorkbookCell[]): Table {
  const found = findTable(cells);
  if (!('wrongHeadings' in found)) return found;
  const names = found.wrongHeadings.join(', ');
  throw wrongSheet(
    'HEADINGS_WRONG',
    `must have once each of: ${names}`,
    `phải có đủ và đúng một cột: ${names}`,
  );
}

function wrongSheet(rule: string, en: string, vi: string): AppError {
  return new AppError('WORKBOOK_WRONG', { fields: [{ field: `'${dataSheet}'`, rule, en, vi }] });
}

/** Where figures break a rule of every figure, however it is filled in, by cell. */
function ruleFaults(
  typed: readonly TypedFigure[],
  { headingRow, letters }: Table,
  lines: ReadonlyMap<string, Line>,
): CellFault[] {
  if (typed.length === 0) return [];
  const check = new FieldCheck();
  checkFigures(
    check,
    typed.map(({ figure }) => figure),
    lines,
  );
  const rows = new Map(typed.map(({ row, figure }) => [placeOf(figure), row]));
  return check.violations.map(({ field, rule, en, vi }) => {
    const [, place = '', part = ''] = fieldForm.exec(field) ?? [];
    const column = part in letters ? letters[part as keyof typeof letters] : letters.nothing;
    return { row: rows.get(place) ?? headingRow, column, rule, en, vi };
  });
}

/** `figures[VB-01/giay].value`; without a part it is of the figure as a whole: nothing, and a value. */
const fieldForm = /^(figures\[.*\])(?:\.(\w+))?$/;

function refuseFaulty(faults: readonly CellFault[]): void {
  if (faults.length === 0) return;
  const fields = inReadingOrder(faults)
    .slice(0, maxShown)
    .map(({ rule, en, vi, ...place }): FieldViolation => ({ field: cellName(place), rule, en, vi }));
  throw new AppError('WORKBOOK_FAULTY', { fields, metadata: { count: String(faults.length) } });
}
