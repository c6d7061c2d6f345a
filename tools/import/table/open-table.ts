import path from 'node:path';
import type { Columns } from './columns.ts';
import { openCsv } from './read-csv.ts';
import { openJsonLines } from './read-jsonl.ts';
import type { Table } from './table.ts';

/** Opens a file of rows: JSON Lines when its name ends in .jsonl, by tabs when in .tsv, else CSV. @throws ImportError naming line and column. */
export function openTable<Column extends string>(
  file: string,
  columns: Columns<Column>,
): Promise<Table<Column>> {
  const ending = path.extname(file).toLowerCase();
  if (ending === '.jsonl') return openJsonLines(file, columns);
  return openCsv(file, columns, ending === '.tsv');
}
