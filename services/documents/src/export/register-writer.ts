/** What stands above the rows of an exported register. */
export interface RegisterHead {
  title: string;
  sheetName: string;
  /** Unit above, empty at the top. */
  parentName: string;
  unitName: string;
  /** `Từ ngày … đến ngày …`. */
  period: string;
  columns: readonly { heading: string; share: number; align: 'left' | 'center' }[];
  /** `Xuất lúc …`. */
  exported: string;
}

/**
 * Writes a register as it is read. Rows come page by page, bytes go as they are made: neither the rows nor the file are
 * ever held whole, and no page is read before the bytes of the one before are taken.
 */
export type RegisterWriter = (head: RegisterHead, pages: AsyncIterable<string[][]>) => AsyncGenerator<Buffer>;

/** Heading of every state document (NĐ 30/2020 Phụ lục I). */
export const nationalName = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
export const nationalMotto = 'Độc lập - Tự do - Hạnh phúc';

/** Line below the last row. */
export function totalLine(count: number): string {
  return `Tổng số: ${new Intl.NumberFormat('vi-VN').format(count)} văn bản`;
}
