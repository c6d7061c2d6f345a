import { Figure } from '@baro/proto/baro/reporting/v1/resources';
import type { WorkbookCell } from '@baro/chassis/workbook';
import { membersOf } from './asked.ts';
import type { Line } from './asked.ts';
import { placeOf } from './check-figures.ts';
import { setsOf } from './computed/sets-of.ts';
import { isRatio } from './figure.ts';
import { readNothing, readNumber, readWords } from './workbook-cells.ts';
import type { CellReading } from './workbook-cells.ts';
import { typedColumns } from './workbook-columns.ts';
import { faultAt } from './workbook-faults.ts';
import type { CellFault } from './workbook-faults.ts';
import type { Table, TableRow } from './workbook-table.ts';

/** A figure as its row says it; empty is what was not typed. */
export interface TypedFigure {
  readonly row: number;
  readonly figure: Figure;
}

/** What the table says, and what of it cannot be read. */
export interface TypedFigures {
  readonly figures: readonly TypedFigure[];
  readonly faults: readonly CellFault[];
}

type Lines = ReadonlyMap<string, Line>;

/** Decimal places of numerators and denominators. */
const partDecimals = 6;

/** Reads the figures of a table. Rows are known by their codes, never by their place. */
export function readFigures(table: Table, cells: readonly WorkbookCell[], lines: Lines): TypedFigures {
  const faults = formulaFaults(table, cells, lines);
  const figures: TypedFigure[] = [];
  const seen = new Set<string>();
  for (const row of table.rows) {
    const line = lineOf(row, lines);
    if (!isFigure(table, row, line)) continue;
    const key = { indicatorCode: textOf(row, 'code'), member: textOf(row, 'member') };
    const rule = codeFault(key, line, seen);
    if (rule) faults.push(faultAt({ row: row.row, column: table.letters[rule.column] }, rule.rule));
    // What the system counts comes back as it went out; nobody reads it.
    if (!line || rule || setsOf(line.definition, key.member)) continue;
    const typed = readRow(row, line, faults);
    if (typed.some((text) => text !== '')) figures.push({ row: row.row, figure: figureOf(key, typed) });
  }
  return { figures, faults };
}

/** Whether a row is one of figures and not a heading, a group or a note: by its code, or because something is typed in. */
function isFigure({ headingRow }: Table, row: TableRow, line: Line | undefined): boolean {
  if (line || typedColumns.some((key) => (row.cells[key]?.text ?? '').trim() !== '')) return true;
  return row.row > headingRow && textOf(row, 'code') !== '';
}

function codeFault(
  key: { indicatorCode: string; member: string },
  line: Line | undefined,
  seen: Set<string>,
) {
  if (key.indicatorCode === '') return { column: 'code', rule: 'NO_CODE' } as const;
  if (!line) return { column: 'code', rule: 'NOT_ASKED' } as const;
  if (!membersOf(line.definition).includes(key.member)) {
    return { column: 'member', rule: 'NOT_ASKED' } as const;
  }
  if (seen.has(placeOf(key))) return { column: 'code', rule: 'TWICE' } as const;
  seen.add(placeOf(key));
  return undefined;
}

/** Value, numerator, denominator, nothing and reason of a row; faulty ones are empty. */
function readRow({ cells }: TableRow, { definition }: Line, faults: CellFault[]): string[] {
  // The value of a ratio is computed, its cell is for the eye.
  const value = isRatio(definition) ? undefined : cells.value;
  const readings: CellReading[] = [
    readNumber(value, definition.decimals),
    readNumber(cells.numerator, partDecimals),
    readNumber(cells.denominator, partDecimals),
    readNothing(cells.nothing),
    readWords(cells.reason),
  ];
  return readings.map((reading, index) => {
    if (!reading.fault) return reading.text;
    // Told as a formula already.
    const isFormula = cells[typedColumns[index] ?? 'value']?.isFormula;
    if (!isFormula) faults.push(reading.fault);
    return '';
  });
}

function figureOf(key: { indicatorCode: string; member: string }, typed: readonly string[]): Figure {
  const [value = '', numerator = '', denominator = '', nothing = '', reason = ''] = typed;
  return { ...key, value, numerator, denominator, nothing: nothing !== '', reason, computed: false };
}

/** Formulas tell nothing that stays: what they came to on one machine may be another number on the next. */
function formulaFaults(table: Table, cells: readonly WorkbookCell[], lines: Lines): CellFault[] {
  const computed = new Set(
    table.rows.flatMap((row) => {
      const line = lineOf(row, lines);
      return line && isRatio(line.definition) ? row.cells.value : [];
    }),
  );
  return cells
    .filter((cell) => cell.isFormula && !computed.has(cell))
    .map((cell) => faultAt(cell, 'FORMULA'));
}

function lineOf(row: TableRow, lines: Lines): Line | undefined {
  return lines.get(textOf(row, 'code'));
}

function textOf({ cells }: TableRow, key: 'code' | 'member'): string {
  return (cells[key]?.text ?? '').normalize('NFC').trim();
}

/** A figure with what was typed in the place of what is there; what was not typed stays. */
export function mergeFigure(typed: Figure, kept: Figure | undefined, { definition }: Line): Figure {
  const before = kept ?? Figure.create();
  const reason = typed.reason || before.reason;
  if (typed.nothing) return { ...typed, reason };
  const isNumber = [typed.value, typed.numerator, typed.denominator].some((text) => text !== '');
  // Computed ones are computed again.
  const value = isRatio(definition) ? '' : before.value;
  const numerator = isRatio(definition) ? before.numerator : '';
  return {
    ...typed,
    reason,
    value: typed.value || value,
    numerator: typed.numerator || numerator,
    denominator: typed.denominator || before.denominator,
    nothing: before.nothing && !isNumber,
  };
}
