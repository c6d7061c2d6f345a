import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { ImportError } from '../import-error.ts';
import { readUtf8 } from '../utf8-lines.ts';
import { leftOut, readHeading } from './columns.ts';
import type { Columns } from './columns.ts';
import type { Table, TableRow } from './table.ts';

/** A row longer than this is a quotation mark gone astray. */
const maxRowChars = 200_000;

interface RawRecord {
  record: string[];
  info: { lines: number };
}

/** Opens a CSV file and reads it row by row; `byTabs` has tabs for commas, and quotation marks as they are. @throws ImportError naming line and column. */
export async function openCsv<Column extends string>(
  file: string,
  columns: Columns<Column>,
  byTabs = false,
): Promise<Table<Column>> {
  const records = readRecords(file, byTabs);
  const first = await records.next();
  if (first.done) throw new ImportError(`The file ${file} is empty.`);
  const heading = first.value.record;
  const places = readHeading(heading, columns);
  return { leftOut: leftOut(heading, columns), rows: toRows(records, heading, places) };
}

async function* toRows<Column extends string>(
  records: AsyncGenerator<PlacedRecord>,
  heading: readonly string[],
  places: ReadonlyMap<Column, number>,
): AsyncGenerator<TableRow<Column>> {
  let row = 0;
  for await (const { record, line } of records) {
    row += 1;
    if (record.length !== heading.length) {
      throw new ImportError(`Line ${line} has ${record.length} columns, the heading has ${heading.length}.`);
    }
    const value = (column: Column): string => {
      const place = places.get(column);
      return place === undefined ? '' : (record[place] ?? '').trim();
    };
    yield { row, line, value };
  }
}

interface PlacedRecord {
  record: string[];
  line: number;
}

async function* readRecords(file: string, byTabs: boolean): AsyncGenerator<PlacedRecord> {
  // Line on which the last complete record ended: a fault lies in the one that began after it.
  let ended = 0;
  let heading: readonly string[] = [];
  const parser = parse({
    ...(byTabs ? { delimiter: '\t', quote: null } : {}),
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: maxRowChars,
    on_record: (record, context) => {
      // With `info` a record is more than its cells; the package's types do not say so.
      if (heading.length === 0) heading = (record as unknown as RawRecord).record;
      ended = context.lines;
      return record;
    },
  });
  const text = Readable.from(readUtf8(file));
  text.once('error', (error) => parser.destroy(error));
  try {
    for await (const record of text.pipe(parser)) yield place(record as RawRecord);
  } catch (error) {
    if (error instanceof CsvError) {
      throw new ImportError(describe(error, ended + 1, heading), { cause: error });
    }
    throw error;
  } finally {
    text.destroy();
  }
}

/** The parser tells the line a record ends on; values may hold line ends. */
function place({ record, info }: RawRecord): PlacedRecord {
  return { record, line: info.lines - record.join('').split('\n').length + 1 };
}

function describe(error: CsvError, line: number, heading: readonly string[]): string {
  const index = typeof error['index'] === 'number' ? error['index'] : -1;
  const name = heading[index];
  const where = name === undefined ? `Line ${line}` : `Line ${line}, column "${name}"`;
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
    case 'CSV_MAX_RECORD_SIZE':
      return `${where}: a quotation mark is opened and never closed.`;
    case 'INVALID_OPENING_QUOTE':
      return `${where}: a quotation mark stands in the middle; write the whole value in quotation marks and the mark itself twice ("").`;
    case 'CSV_INVALID_CLOSING_QUOTE':
      return `${where}: something follows the closing quotation mark; a mark inside a value is written twice ("").`;
    default:
      return `${where}: ${error.message}`;
  }
}
