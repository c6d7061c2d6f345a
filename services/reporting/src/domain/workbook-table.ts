import type { WorkbookCell } from '@baro/chassis/workbook';
import { codeColumns, typedColumns, workbookColumns } from './workbook-columns.ts';
import type { WorkbookColumn } from './workbook-columns.ts';

/** A row of the sheet by the columns of the form, wherever they are now. */
export interface TableRow {
  readonly row: number;
  readonly cells: Readonly<Partial<Record<WorkbookColumn, WorkbookCell>>>;
}

/** The sheet as a table: where each column is, and its rows without the one of headings. */
export interface Table {
  readonly headingRow: number;
  readonly letters: Readonly<Record<WorkbookColumn, string>>;
  readonly rows: readonly TableRow[];
}

/** Columns a workbook cannot be read without. */
const needed: readonly WorkbookColumn[] = [...codeColumns, ...typedColumns];

const wordsOf = (text: string): string => text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim().toLowerCase();
const keys = new Map(workbookColumns.map(({ key, heading }) => [wordsOf(heading), key]));

/** Finds the table by its headings. @returns headings that are missing or come twice when there is none */
export function findTable(cells: readonly WorkbookCell[]): Table | { wrongHeadings: string[] } {
  const byRow = Map.groupBy(cells, ({ row }) => row);
  const found = [...byRow].map(([row, of]) => ({ row, places: placesOf(of) }));
  const heading = found.find(({ places }) => places.some(([key]) => key === 'code'));
  const places = heading?.places ?? [];
  const wrong = needed.filter((key) => places.filter(([found]) => found === key).length !== 1);
  if (!heading || wrong.length > 0) {
    return { wrongHeadings: workbookColumns.flatMap((one) => (wrong.includes(one.key) ? one.heading : [])) };
  }
  const letters = Object.fromEntries(places) as Table['letters']; // all that are needed are there
  const byLetters = new Map(places.map(([key, column]) => [column, key]));
  const rows = [...byRow].flatMap(([row, of]) => (row === heading.row ? [] : rowOf(row, of, byLetters)));
  return { headingRow: heading.row, letters, rows };
}

function placesOf(cells: readonly WorkbookCell[]): [WorkbookColumn, string][] {
  return cells.flatMap(({ kind, text, column }): [WorkbookColumn, string][] => {
    const key = kind === 'text' ? keys.get(wordsOf(text)) : undefined;
    return key ? [[key, column]] : [];
  });
}

function rowOf(
  row: number,
  cells: readonly WorkbookCell[],
  byLetters: ReadonlyMap<string, WorkbookColumn>,
): TableRow {
  const known = cells.flatMap((cell) => {
    const key = byLetters.get(cell.column);
    return key ? [[key, cell] as const] : [];
  });
  return { row, cells: Object.fromEntries(known) };
}
