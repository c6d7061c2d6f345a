import { ImportError } from '../import-error.ts';
import { readUtf8 } from '../utf8-lines.ts';
import { leftOut, namesOf, refuseMissing } from './columns.ts';
import type { Columns } from './columns.ts';
import type { Table, TableRow } from './table.ts';

interface Line {
  line: number;
  text: string;
}

/**
 * Opens a file of JSON Lines: one object a line, its keys are the columns. Columns left out are those of the first row.
 * @throws ImportError naming line and column.
 */
export async function openJsonLines<Column extends string>(
  file: string,
  columns: Columns<Column>,
): Promise<Table<Column>> {
  const lines = readLines(file);
  const first = await lines.next();
  if (first.done) throw new ImportError(`The file ${file} is empty.`);
  const keys = Object.keys(readObject(first.value));
  return { leftOut: leftOut(keys, columns), rows: toRows(first.value, lines, columns) };
}

async function* toRows<Column extends string>(
  first: Line,
  others: AsyncGenerator<Line>,
  columns: Columns<Column>,
): AsyncGenerator<TableRow<Column>> {
  let row = 1;
  yield toRow(first, row, columns);
  for await (const line of others) {
    row += 1;
    yield toRow(line, row, columns);
  }
}

function toRow<Column extends string>(line: Line, row: number, columns: Columns<Column>): TableRow<Column> {
  const found = readObject(line);
  refuseMissing(Object.keys(found), columns, line.line);
  const values = new Map(namesOf(columns).map((name) => [name, readCell(found[name], name, line.line)]));
  return { row, line: line.line, value: (column) => values.get(column) ?? '' };
}

async function* readLines(file: string): AsyncGenerator<Line> {
  let line = 0;
  for await (const chunk of readUtf8(file)) {
    // A chunk is whole lines: what follows its last line feed is empty, or the file's last line.
    const texts = chunk.split('\n');
    if (texts.at(-1) === '') texts.pop();
    for (const text of texts) {
      line += 1;
      if (text.trim() !== '') yield { line, text: line === 1 ? text.replace(/^\uFEFF/, '') : text };
    }
  }
}

function readObject({ line, text }: Line): Record<string, unknown> {
  const fault = `Line ${line} is no JSON object: each line of a .jsonl file is one row in braces.`;
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (error) {
    throw new ImportError(fault, { cause: error });
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read)) throw new ImportError(fault);
  return read as Record<string, unknown>;
}

function readCell(value: unknown, column: string, line: number): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new ImportError(`Line ${line}, column "${column}": is neither text nor number.`);
}
