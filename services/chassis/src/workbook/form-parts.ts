/** A column of the form. */
export interface FormColumn {
  heading: string;
  /** In Excel's unit: widths of a digit. */
  width: number;
}

/** A cell of the form; what is left out is empty. */
export interface FormCell {
  value?: string | number;
  /** Formula by the number of its row, for the eye; `value` is what it comes to. */
  formula?: (row: number) => string;
  /** Whether it may be typed into; every other cell is grey and locked. */
  isOpen?: boolean;
  /** Decimal places a number is shown with. */
  decimals?: number;
  /** Steps to the right. */
  indent?: number;
  /** What may be typed, told by the spreadsheet itself. */
  allowed?: FormRule;
}

/** A number from a least one, or one of some words. */
export type FormRule = { least: number; whole: boolean; message: string } | { words: readonly string[] };

/** A row of cells, or a grey one whose words, in one of its columns (1 is the first), begin a group. */
export type FormRow = readonly FormCell[] | { group: string; column: number };

/** A workbook to fill in: one sheet that is seen, one that is not and says what the workbook is of. */
export interface FormBook {
  sheetName: string;
  /** Lines above the headings, the first one large. */
  head: readonly string[];
  columns: readonly FormColumn[];
  /** Rows, page by page. */
  pages: AsyncIterable<readonly FormRow[]>;
  hidden: { sheetName: string; rows: readonly (readonly [name: string, value: string | number])[] };
}
