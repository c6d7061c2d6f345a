/** What a cell holds. A date is a number that is shown as one, a percentage likewise. */
export type CellKind = 'number' | 'text' | 'boolean' | 'error' | 'date' | 'percent';

/** A cell with something in it. */
export interface WorkbookCell {
  row: number;
  /** Letters, `E`. */
  column: string;
  kind: CellKind;
  /** A number in the shortest text that is read back as the same number; of a formula what it came to last. */
  text: string;
  isFormula: boolean;
}

/** Why a workbook is not read: not of this form or damaged, with programs in it, or beyond the bounds. */
export type WorkbookFault = 'NOT_XLSX' | 'MACROS' | 'TOO_LARGE';

/** Cells of the sheets asked for that there are, row by row; or why there are none. */
export type WorkbookRead =
  | { fault: WorkbookFault }
  | { fault?: never; sheets: Readonly<Record<string, readonly WorkbookCell[]>> };
