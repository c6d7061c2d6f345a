import type { Cell, DataValidation, Worksheet } from 'exceljs';
import type { FormBook, FormCell, FormRow, FormRule } from './form-parts.ts';

const font = 'Times New Roman';
const line = { style: 'thin' } as const;
const frame = { top: line, left: line, bottom: line, right: line };
const grey = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEDEDED' } } as const;

/** Greatest whole number a spreadsheet keeps to the last digit. */
const greatest = 999_999_999_999_999;

/** Lines above the headings, then the headings. */
export function writeFormHead(sheet: Worksheet, { head, columns }: FormBook): void {
  sheet.columns = columns.map(({ width }) => ({ width }));
  for (const [index, text] of head.entries()) {
    sheet.mergeCells(index + 1, 1, index + 1, columns.length);
    const cell = sheet.getCell(index + 1, 1);
    cell.value = text;
    cell.font = { name: font, size: index === 0 ? 14 : 12, bold: index === 0 };
    cell.alignment = { vertical: 'middle', wrapText: true };
    // A merged cell never grows by itself.
    sheet.getRow(index + 1).height = 18 * Math.max(1, Math.ceil(text.length / 120));
    sheet.getRow(index + 1).commit();
  }
  const row = sheet.addRow(columns.map(({ heading }) => heading));
  row.eachCell((cell) => {
    cell.font = { name: font, size: 11, bold: true };
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
    cell.border = frame;
    cell.fill = grey;
  });
  sheet.pageSetup.printTitlesRow = `${row.number}:${row.number}`;
  row.commit();
}

/** A row of the form. */
export function writeFormRow(sheet: Worksheet, count: number, form: FormRow): void {
  const isGroup = 'group' in form;
  const row = sheet.addRow(Array.from({ length: count }, () => null));
  for (let column = 1; column <= count; column += 1) {
    const cell = row.getCell(column);
    cell.border = frame;
    cell.font = { name: font, size: 11, bold: isGroup };
    if (isGroup) cell.fill = grey;
    else writeFormCell(cell, form[column - 1] ?? {}, row.number);
  }
  if (isGroup) row.getCell(form.column).value = form.group;
  row.commit();
}

function writeFormCell(cell: Cell, form: FormCell, row: number): void {
  const { value, formula, isOpen = false, decimals, indent = 0, allowed } = form;
  const isNumber = typeof value === 'number' || (allowed !== undefined && 'least' in allowed);
  const horizontal = isNumber ? 'right' : 'left';
  cell.alignment = { horizontal, vertical: 'top', wrapText: !isNumber, indent };
  cell.protection = { locked: !isOpen };
  if (!isOpen) cell.fill = grey;
  if (decimals !== undefined) cell.numFmt = decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`;
  if (formula) cell.value = { formula: formula(row), ...(value === undefined ? {} : { result: value }) };
  else if (value !== undefined) cell.value = value;
  if (allowed) cell.dataValidation = validationOf(allowed);
}

function validationOf(rule: FormRule): DataValidation {
  const shared = { allowBlank: true, showErrorMessage: true, errorStyle: 'stop' };
  if ('words' in rule) return { ...shared, type: 'list', formulae: [`"${rule.words.join(',')}"`] };
  const { least, whole, message } = rule;
  const type = whole ? 'whole' : 'decimal';
  return { ...shared, type, operator: 'between', formulae: [least, greatest], error: message };
}
