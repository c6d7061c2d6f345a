import type { Font, Worksheet } from 'exceljs';
import { cellText, isPlain, nationalMotto, nationalName } from './file-parts.ts';
import type { DecimalCell, FileCell, FileColumn, FileHead, FileRow, FileTable } from './file-parts.ts';

const font = 'Times New Roman';
/** A4 landscape inside its margins, in Excel's unit: widths of a digit. */
const pageWidth = 140;
/** Rows above the headings: office and nation, title, subtitle, title of the table. */
export const headingRow = 6;

/** Rows of headings but the first: groups have a row above, the numbers one below. */
export function headingRows(columns: readonly FileColumn[]): number {
  return columns.some((column) => column.group) ? 2 : 1;
}

/** Office and nation, titles, headings with their numbers. */
export function writeSheetHead(sheet: Worksheet, head: FileHead, { title, columns }: FileTable): void {
  const count = columns.length;
  const half = Math.floor(count / 2);
  const shares = columns.reduce((sum, column) => sum + column.share, 0);
  sheet.columns = columns.map(({ share }) => ({ width: (pageWidth * share) / shares }));
  const last = headingRow + headingRows(columns);
  sheet.pageSetup.printTitlesRow = `${headingRow}:${last}`;
  writeBand(sheet, 1, [1, half, head.parentName.toUpperCase(), false], [half + 1, count, nationalName, true]);
  writeBand(sheet, 2, [1, half, head.unitName.toUpperCase(), true], [half + 1, count, nationalMotto, true]);
  writeBand(sheet, 3, [1, count, head.title, true]);
  writeBand(sheet, 4, [1, count, head.subtitle, false]);
  if (title !== '') writeBand(sheet, 5, [1, count, title, true]);
  writeHeadings(sheet, columns, last);
  sheet.getRow(last).commit();
}

function writeHeadings(sheet: Worksheet, columns: readonly FileColumn[], last: number): void {
  const lowest = sheet.getRow(last - 1);
  lowest.values = columns.map((column) => column.heading);
  const numbers = sheet.getRow(last);
  numbers.values = columns.map((_, index) => `(${index + 1})`);
  for (let row = headingRow; row <= last; row += 1) {
    for (const [index] of columns.entries()) {
      const cell = sheet.getCell(row, index + 1);
      cell.font = { name: font, size: 11, bold: row < last, italic: row === last };
      cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
      cell.border = frame;
    }
  }
  if (last - headingRow === 2) writeGroups(sheet, columns);
}

function writeGroups(sheet: Worksheet, columns: readonly FileColumn[]): void {
  for (const [index, { group, heading }] of columns.entries()) {
    if (!group) {
      sheet.getCell(headingRow, index + 1).value = heading;
      sheet.mergeCells(headingRow, index + 1, headingRow + 1, index + 1);
    } else if (columns[index - 1]?.group !== group) {
      const others = columns.slice(index).findIndex((column) => column.group !== group);
      const last = others === -1 ? columns.length : index + others;
      sheet.getCell(headingRow, index + 1).value = group;
      sheet.mergeCells(headingRow, index + 1, headingRow, last);
    }
  }
}

type Band = [from: number, to: number, text: string, bold: boolean];

function writeBand(sheet: Worksheet, row: number, ...bands: Band[]): void {
  for (const [from, to, text, bold] of bands) {
    sheet.mergeCells(row, from, row, to);
    const cell = sheet.getCell(row, from);
    cell.value = text;
    cell.font = { name: font, size: row === 3 ? 14 : 12, bold };
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
  }
}

const line = { style: 'thin' } as const;
const frame = { top: line, left: line, bottom: line, right: line };

/** Texts are always text: a subject that begins with `=` is no formula, and `05` stays `05`. Numbers are numbers. */
export function writeRow(sheet: Worksheet, columns: readonly FileColumn[], row: FileRow): void {
  if ('section' in row) return writeSection(sheet, columns.length, row.section);
  if (isPlain(row)) return writeCells(sheet, columns, row, {});
  return writeCells(sheet, columns, row.total, { bold: true });
}

function writeCells(
  sheet: Worksheet,
  columns: readonly FileColumn[],
  cells: readonly FileCell[],
  look: Partial<Font>,
): void {
  const row = sheet.addRow(cells.map((cell) => (isDecimal(cell) ? decimalValue(cell) : cell)));
  row.eachCell({ includeEmpty: true }, (cell, number) => {
    const horizontal = columns[number - 1]?.align ?? 'left';
    cell.font = { name: font, size: 11, ...look };
    cell.alignment = { horizontal, vertical: 'top', wrapText: true };
    cell.border = frame;
    if (typeof cell.value === 'number') cell.numFmt = numberFormat(cells[number - 1]);
  });
  row.commit();
}

/** Digits a number of a workbook keeps; a longer one would be another number. */
const exactDigits = 15;

function isDecimal(cell: FileCell | undefined): cell is DecimalCell {
  return typeof cell === 'object';
}

function decimalValue(cell: DecimalCell): number | string {
  const digits = cell.decimal.replace(/^[+-]?0*/, '').replace('.', '');
  return digits.length > exactDigits ? cellText(cell) : Number(cell.decimal);
}

/** As many places as the number has, its mark behind it. */
function numberFormat(cell: FileCell | undefined): string {
  if (!isDecimal(cell)) return '#,##0';
  const places = cell.decimal.split('.')[1]?.length ?? 0;
  const number = `#,##0${places === 0 ? '' : `.${'0'.repeat(places)}`}${cell.mark ? `" ${cell.mark}"` : ''}`;
  return cell.decimal.startsWith('+') ? `+${number}` : number;
}

function writeSection(sheet: Worksheet, count: number, text: string): void {
  const row = sheet.addRow([text]);
  sheet.mergeCells(row.number, 1, row.number, count);
  const cell = row.getCell(1);
  cell.font = { name: font, size: 11, bold: true };
  cell.border = frame;
  row.commit();
}

/** Lines below the table. */
export function writeNotes(sheet: Worksheet, notes: readonly string[]): void {
  for (const note of notes.flatMap((text) => text.split('\n'))) {
    if (note !== '') sheet.addRow([note]).font = { name: font, size: 11, italic: true };
  }
}
