import { randomUUID } from 'node:crypto';
import ExcelJs from 'exceljs';
import { callMetadata, openClient } from '@baro/chassis';
import { chunkMessages, readDownload, sendMessages } from '@baro/chassis/files/testing';
import { WorkbookServiceClient } from '@baro/proto/baro/reporting/v1/workbooks';
import type {
  UploadSubmissionWorkbookRequest,
  UploadSubmissionWorkbookResponse,
  WorkbookUploadHeader,
} from '@baro/proto/baro/reporting/v1/workbooks';
import type { World } from './world.ts';

/** Downloads and uploads workbooks as people of the test city. */
export class Workbooks {
  readonly client: WorkbookServiceClient;
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
    this.client = openClient(WorkbookServiceClient, world.service.address);
  }

  async download(who: string, id: string) {
    const metadata = callMetadata((await this.#world.tokenOf(who)).token);
    return readDownload(this.client.downloadSubmissionWorkbook({ id }, metadata));
  }

  async upload(
    who: string,
    submissionId: string,
    bytes: Uint8Array,
    header: Partial<WorkbookUploadHeader> = {},
  ): Promise<UploadSubmissionWorkbookResponse> {
    const usual = { submissionId, fileName: 'so-lieu.xlsx', etag: '', requestId: randomUUID() };
    const messages: UploadSubmissionWorkbookRequest[] = [
      { part: { $case: 'header', value: { ...usual, ...header } } },
      ...chunkMessages(bytes),
    ];
    const metadata = callMetadata((await this.#world.tokenOf(who)).token);
    return sendMessages(this.client.uploadSubmissionWorkbook.bind(this.client), messages, metadata);
  }

  /** The template of a submission after somebody worked on it. */
  async edited(who: string, id: string, edit: (sheet: ExcelJs.Worksheet) => void): Promise<Buffer> {
    return editBook((await this.download(who, id)).bytes, edit);
  }

  close(): void {
    this.client.close();
  }
}

/** A workbook whose first sheet somebody worked on. */
export async function editBook(bytes: Buffer, edit: (sheet: ExcelJs.Worksheet) => void): Promise<Buffer> {
  const book = await loadBook(bytes);
  const sheet = book.getWorksheet('Số liệu');
  if (!sheet) throw new Error('no sheet');
  edit(sheet);
  return saveBook(book);
}

export async function loadBook(bytes: Buffer): Promise<ExcelJs.Workbook> {
  const book = new ExcelJs.Workbook();
  // Its types know another Buffer than Node's.
  await book.xlsx.load(bytes as unknown as ExcelJs.Buffer);
  return book;
}

export async function saveBook(book: ExcelJs.Workbook): Promise<Buffer> {
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** Types into cells, by their names. */
export function type(cells: Record<string, ExcelJs.CellValue>): (sheet: ExcelJs.Worksheet) => void {
  return (sheet) => {
    for (const [name, value] of Object.entries(cells)) {
      const cell = sheet.getCell(name);
      cell.value = value;
      // As Excel does by itself where the cell had no format.
      if (value instanceof Date) cell.style = { ...cell.style, numFmt: 'dd/mm/yyyy' };
    }
  };
}
