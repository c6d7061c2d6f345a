import { readFileSync } from 'node:fs';

export type Row = Readonly<Record<string, string>>;

/** Reads one of our reference files: a `#` line saying what it is, a line of column names, then the rows. */
export function readTsv(name: string, columnNames: string): Row[] {
  const columns = columnNames.split(' ');
  const [, header, ...lines] = readFileSync(new URL(`data/${name}`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
  if (header !== columns.join('\t')) throw new Error(`${name}: columns are ${header ?? 'missing'}`);
  return lines.map((line, index) => {
    const cells = line.split('\t');
    if (cells.length !== columns.length) {
      throw new Error(`${name}: row ${index + 3} has ${cells.length} cells`);
    }
    return Object.fromEntries(columns.map((column, cell) => [column, cells[cell] ?? '']));
  });
}

/** An empty cell means open or unknown. */
export function optional(cell: string | undefined): string | undefined {
  return cell === undefined || cell === '' ? undefined : cell;
}

/** A cell that must be filled. */
export function required(row: Row, column: string): string {
  const cell = row[column];
  if (cell === undefined || cell === '') throw new Error(`no ${column} in ${JSON.stringify(row)}`);
  return cell;
}

/** A cell that must be one of the words given. */
export function oneOf<Word extends string>(row: Row, column: string, words: readonly Word[]): Word {
  const word = words.find((candidate) => candidate === row[column]);
  if (word === undefined) {
    throw new Error(`${column} is not one of ${words.join(', ')}: ${JSON.stringify(row)}`);
  }
  return word;
}
