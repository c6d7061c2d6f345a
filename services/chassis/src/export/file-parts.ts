/** What stands above everything in a file. */
export interface FileHead {
  title: string;
  /** Line below the title, for example `Từ ngày … đến ngày …`. */
  subtitle: string;
  /** Unit above, empty at the top. */
  parentName: string;
  unitName: string;
  /** Place and `ngày … tháng … năm …`; in a PDF, below the nation. */
  date?: string;
  /** `Xuất lúc …`, below everything. */
  exported: string;
}

/** A column of a table; those beside each other with one `group` stand under one heading. */
export interface FileColumn {
  heading: string;
  group?: string;
  /** Of the width, in proportion to the others. */
  share: number;
  align: 'left' | 'center' | 'right';
}

/** An exact decimal number, and a sign that marks it. */
export interface DecimalCell {
  /** With a point, `+` before it where the sign says something: `-1234.50`. */
  decimal: string;
  mark?: string;
}

export type FileCell = string | number | DecimalCell;

/** A row: cells; a line over the whole width that begins a section; or cells that add up those above. */
export type FileRow = readonly FileCell[] | { section: string } | { total: readonly FileCell[] };

/** A table: in a workbook a sheet of its own, in a PDF it follows the one before. */
export interface FileTable {
  /** Above the table, empty when the head says it all. */
  title: string;
  sheetName: string;
  columns: readonly FileColumn[];
  /** Rows as they are read, page by page. */
  pages: AsyncIterable<FileRow[]>;
  /** Below the last row, by how many rows of cells there were; empty for none. */
  note: (count: number) => string;
}

/**
 * Writes a file as its tables are read. Rows come page by page, bytes go as they are made: neither the rows nor the file
 * are ever held whole, and no page is read before the bytes of the one before are taken.
 */
export type FileWriter = (head: FileHead, tables: readonly FileTable[]) => AsyncGenerator<Buffer>;

/** Heading of every state document (NĐ 30/2020 Phụ lục I). */
export const nationalName = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
export const nationalMotto = 'Độc lập - Tự do - Hạnh phúc';

const numbers = new Intl.NumberFormat('vi-VN');

/** A number as people here write it: `1.234`. */
export function showNumber(value: number): string {
  return numbers.format(value);
}

/** A decimal text with a point as people here write it: `-1.234,50`; every digit stays. */
export function showDecimal(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, '.');
  return fraction === undefined ? grouped : `${grouped},${fraction}`;
}

/** What stands in a cell. */
export function cellText(cell: FileCell): string {
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return showNumber(cell);
  return [showDecimal(cell.decimal), cell.mark ?? ''].filter(Boolean).join(' ');
}

/** Whether the row is cells that are counted, and not a section or a sum. */
export function isPlain(row: FileRow): row is readonly FileCell[] {
  return Array.isArray(row);
}
