/** Names of the sheet people fill in, and of the one that says what the workbook is of. */
export const dataSheet = 'Số liệu';
export const keySheet = '_baro';

/** Goes on by one when a workbook of before can no longer be read. */
export const workbookFormat = 1;

/** Names of the rows of the hidden sheet. */
export const workbookKeys = { submission: 'submission', revision: 'revision', format: 'format' } as const;

/** Columns in their order; widths in digits. */
export const workbookColumns = [
  { key: 'code', heading: 'Mã chỉ tiêu', width: 14 },
  { key: 'member', heading: 'Mã phân tổ', width: 13 },
  { key: 'name', heading: 'Tên chỉ tiêu', width: 52 },
  { key: 'measure', heading: 'Đơn vị tính', width: 12 },
  { key: 'value', heading: 'Giá trị', width: 16 },
  { key: 'numerator', heading: 'Tử số', width: 16 },
  { key: 'denominator', heading: 'Mẫu số, quyền số', width: 16 },
  { key: 'nothing', heading: 'Không phát sinh (x)', width: 11 },
  { key: 'reason', heading: 'Lý do, giải trình', width: 32 },
  { key: 'former', heading: 'Kỳ trước', width: 16 },
] as const;

export type WorkbookColumn = (typeof workbookColumns)[number]['key'];

/** Columns that say which figure a row is, and those that are typed into. */
export const codeColumns = ['code', 'member'] as const;
export const typedColumns = ['value', 'numerator', 'denominator', 'nothing', 'reason'] as const;
