import Big from 'big.js';
import type { WorkbookCell } from '@baro/chassis/workbook';
import { tooPrecise } from './check-figures.ts';
import { placesOf } from './decimal.ts';
import { faultAt } from './workbook-faults.ts';
import type { CellFault } from './workbook-faults.ts';
import { readWritten } from './written-number.ts';

/** Significant digits a spreadsheet keeps; those behind are zeros nobody typed. */
const keptDigits = 15;
/** Decimal places that can be kept at all. */
const maxPlaces = 6;

/** What a cell says, or its fault. */
export type CellReading = { text: string; fault?: never } | { fault: CellFault };

const blank = { text: '' };

/** A number in its shortest text. `decimals` are those it may have. */
export function readNumber(cell: WorkbookCell | undefined, decimals: number): CellReading {
  if (!cell) return blank;
  if (cell.kind === 'text') return readWrittenCell(cell, decimals);
  if (cell.kind === 'boolean') return { fault: faultAt(cell, 'NOT_A_NUMBER') };
  if (cell.kind !== 'number') return notPlain(cell);
  const value = new Big(cell.text);
  const reading = exact(cell, value, decimals);
  const lost = value.c.length > keptDigits || value.e >= keptDigits;
  return lost && !reading.fault ? { fault: faultAt(cell, 'DIGITS_LOST') } : reading;
}

function readWrittenCell(cell: WorkbookCell, decimals: number): CellReading {
  if (cell.text.trim() === '') return blank;
  const [value, other] = readWritten(cell.text);
  if (!value) return { fault: faultAt(cell, 'NOT_A_NUMBER') };
  if (other) return { fault: faultAt(cell, 'AMBIGUOUS') };
  return exact(cell, value, decimals);
}

/** What has more places than can be kept is no number to those who check; to who typed it, it is one too precise. */
function exact({ row, column }: WorkbookCell, value: Big, decimals: number): CellReading {
  if (placesOf(value) > maxPlaces) return { fault: { row, column, ...tooPrecise(decimals) } };
  return { text: value.toFixed() };
}

/** Words; a number typed among them is its text. */
export function readWords(cell: WorkbookCell | undefined): CellReading {
  if (!cell) return blank;
  if (cell.kind === 'boolean') return { fault: faultAt(cell, 'NOT_TEXT') };
  if (cell.kind !== 'text' && cell.kind !== 'number') return notPlain(cell);
  return { text: cell.text.normalize('NFC').trim() };
}

/** Whether there is nothing to report: `x`, or a box that is ticked. */
export function readNothing(cell: WorkbookCell | undefined): CellReading {
  if (cell?.kind === 'boolean') return { text: cell.text === '1' ? 'x' : '' };
  const reading = readWords(cell);
  if (!cell || reading.fault || reading.text === '') return reading;
  return reading.text.toLowerCase() === 'x' ? { text: 'x' } : { fault: faultAt(cell, 'NOT_ALLOWED') };
}

function notPlain(cell: WorkbookCell): CellReading {
  const rules = { date: 'DATE', percent: 'PERCENT', error: 'ERROR_VALUE' } as const;
  return { fault: faultAt(cell, rules[cell.kind as keyof typeof rules]) };
}
