import type { FileColumn, FileRow } from './file-parts.ts';

/** A part of a paper, one below the other. */
export type PaperBlock =
  | { text: string; font?: 'regular' | 'bold' | 'italic'; align?: 'left' | 'center' }
  | { columns: readonly FileColumn[]; rows: readonly FileRow[] };

/** Who signs, and what is written below in brackets. */
export interface SignatureBlock {
  title: string;
  note: string;
}

/** A paper of an office as NĐ 30/2020 Phụ lục I lays it out: A4 portrait, heading, title, text, recipients and signatures. */
export interface Paper {
  /** Above the heading, for example `Mẫu số 14a – NĐ 155/2026/NĐ-CP`; empty for none. */
  form: string;
  /** Unit above, empty at the top. */
  parentName: string;
  unitName: string;
  /** Number and symbol below the office; empty for none. */
  numberSymbol: string;
  /** `ngày … tháng … năm …`, below the nation; empty for none. */
  date: string;
  title: string;
  /** Below the title; empty for none. */
  subtitle: string;
  blocks: readonly PaperBlock[];
  /** Below `Nơi nhận:`; none for no such part. */
  recipients: readonly string[];
  /** Beside each other; none for a paper nobody signs. */
  signatures: readonly SignatureBlock[];
}
