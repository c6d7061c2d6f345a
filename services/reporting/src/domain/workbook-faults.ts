import { dataSheet } from './workbook-columns.ts';

/** A cell. */
export interface CellPlace {
  readonly row: number;
  /** Letters. */
  readonly column: string;
}

/** A cell at fault. */
export interface CellFault extends CellPlace {
  readonly rule: string;
  readonly en: string;
  readonly vi: string;
}

/** How a spreadsheet names a cell of a sheet. */
export function cellName({ row, column }: CellPlace, sheet: string = dataSheet): string {
  return `'${sheet}'!${column}${row}`;
}

const sentences = {
  FORMULA: ['holds a formula: type the number', 'có công thức: hãy nhập số'],
  ERROR_VALUE: ['holds an error of the spreadsheet', 'có giá trị lỗi của bảng tính'],
  DATE: ['holds a date', 'đang là ngày tháng: hãy nhập lại dạng số hoặc chữ'],
  PERCENT: [
    'is shown as a percentage: type 66.67, not 66.67%',
    'đang ở dạng phần trăm: hãy nhập 66,67 thay cho 66,67%',
  ],
  NOT_A_NUMBER: ['is not a decimal number', 'không phải số hợp lệ'],
  AMBIGUOUS: [
    'is text that can be read as two numbers: type it as a number',
    'là chữ có thể hiểu thành hai số khác nhau: hãy nhập dạng số',
  ],
  DIGITS_LOST: [
    'has more digits than a spreadsheet keeps: type it as text',
    'có nhiều chữ số hơn mức bảng tính giữ được: hãy nhập dạng chữ',
  ],
  NOT_TEXT: ['is no text', 'không phải nội dung chữ'],
  NOT_ALLOWED: ['must be x or empty', 'chỉ ghi x hoặc để trống'],
  NOT_ASKED: ['is not asked of this unit', 'đơn vị không phải báo cáo số liệu này'],
  NO_CODE: ['has figures and no code of an indicator', 'có số liệu nhưng thiếu mã chỉ tiêu'],
  TWICE: ['comes twice', 'bị trùng'],
} as const;

/** A fault with its sentences. */
export function faultAt({ row, column }: CellPlace, rule: keyof typeof sentences): CellFault {
  const [en, vi] = sentences[rule];
  return { row, column, rule, en, vi };
}

/** Faults as they are met when the sheet is read. */
export function inReadingOrder(faults: readonly CellFault[]): CellFault[] {
  const columnKey = (column: string): string => column.padStart(3);
  return faults.toSorted(
    (a, b) => a.row - b.row || columnKey(a.column).localeCompare(columnKey(b.column), 'en'),
  );
}
