import { ImportError } from '../import-error.ts';
import type { Columns } from './columns.ts';
import { openTable } from './open-table.ts';

/** What a file that can be imported holds. */
export interface FileFacts {
  rows: number;
  leftOut: readonly string[];
}

/** Longest id of a row. */
const maxIdChars = 100;

/** Reads the whole file before anything is sent, so that a file broken near its end is not half imported. @throws ImportError */
export async function checkFile(file: string, columns: Columns<'id'>): Promise<FileFacts> {
  const table = await openTable(file, columns);
  const lineOf = new Map<string, number>();
  for await (const { line, value } of table.rows) {
    const id = value('id');
    if (id === '') {
      throw new ImportError(
        `Line ${line}, column "id": is empty; each row needs an id, so that it is taken only once.`,
      );
    }
    if (Array.from(id).length > maxIdChars) {
      throw new ImportError(`Line ${line}, column "id": is longer than ${maxIdChars} characters.`);
    }
    const before = lineOf.get(id);
    if (before !== undefined) {
      throw new ImportError(`Line ${line}, column "id": "${id}" is the id of line ${before} as well.`);
    }
    lineOf.set(id, line);
  }
  return { rows: lineOf.size, leftOut: table.leftOut };
}
