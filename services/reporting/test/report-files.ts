import { callMetadata } from '@baro/chassis';
import { accountOf } from '@baro/directory-client/testing';
import type {
  ExportPeriodReportResponse,
  ReportFileHeader,
  ReportFormat,
} from '@baro/proto/baro/reporting/v1/periods';
import ExcelJs from 'exceljs';
import type { World } from './world.ts';

/** The report of a period as a file. */
export async function takeReport(
  world: World,
  periodId: string,
  format: ReportFormat,
  account = accountOf('auditor'),
): Promise<{ header: ReportFileHeader; bytes: Buffer }> {
  const metadata = callMetadata(await world.issuer.token(account));
  const stream = world.periods.exportPeriodReport({ periodId, format }, metadata);
  const pieces: Buffer[] = [];
  let header: ReportFileHeader | undefined;
  for await (const message of stream) {
    const { part } = message as ExportPeriodReportResponse;
    if (part?.$case === 'header') header = part.value;
    if (part?.$case === 'chunk') pieces.push(Buffer.from(part.value));
  }
  if (!header) throw new Error('no header');
  return { header, bytes: Buffer.concat(pieces) };
}

/** Rows of cells of a sheet below its headings, as numbers and texts; empty for an empty cell. */
export async function sheetRows(bytes: Buffer, name: string): Promise<(string | number)[][]> {
  const book = new ExcelJs.Workbook();
  // exceljs has types of its own for what a Buffer is.
  await book.xlsx.load(bytes as unknown as Parameters<typeof book.xlsx.load>[0]);
  const rows: (string | number)[][] = [];
  const sheet = book.getWorksheet(name);
  sheet?.eachRow((row) => {
    const values = Array.from({ length: sheet.columnCount }, (_, at) => row.getCell(at + 1).value ?? '');
    rows.push(values as (string | number)[]);
  });
  const start = rows.findIndex((cells) => cells[0] === '(1)');
  return rows.slice(start + 1);
}

const written = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 6 });

/** A decimal text as people here write it, apart from the service. */
export function shown(value: string): string {
  return value === '' ? '' : written.format(Number(value));
}
