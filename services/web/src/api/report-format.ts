/** Forms a report is taken away in, by their names in every contract. */
export type ReportFormat = 'REPORT_FORMAT_XLSX' | 'REPORT_FORMAT_PDF';

/** Fetches a report; `onBytes` hears how much of it has come. */
export type FetchReport = (
  format: ReportFormat,
  onBytes: (bytes: number) => void,
) => Promise<{ blob: Blob; name: string }>;
