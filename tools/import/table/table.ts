/** A row of a file; `row` is 1 for the first, `line` where it begins. */
export interface TableRow<Column extends string> {
  row: number;
  line: number;
  /** Trimmed value of a column; empty when the file has no such column. */
  value: (column: Column) => string;
}

/** An opened file: columns nobody reads, as far as they are known yet, and its rows in order. */
export interface Table<Column extends string> {
  leftOut: readonly string[];
  rows: AsyncGenerator<TableRow<Column>>;
}
