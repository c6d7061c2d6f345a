import { expectReason } from '@baro/chassis/testing';
import { callMetadata } from '@baro/chassis';
import { ExportRegisterRequest } from '@baro/proto/baro/documents/v1/registers';
import { FileFormat, RegisterKind } from '@baro/proto/baro/documents/v1/resources';
import ExcelJs from 'exceljs';
import { getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linesOf } from '@baro/chassis/files/testing';
import { idOf } from './city.ts';
import { RegisterClient, year } from './register-client.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
let registers: RegisterClient;

const count = 450;
const { INCOMING, OUTGOING, HANDLING } = RegisterKind;
const { XLSX, PDF } = FileFormat;
const subject = 'Về việc cải tạo, chỉnh trang vỉa hè, hè phố; nghiên cứu đường Láng Hạ - Ngã Tư Sở';

beforeAll(async () => {
  world = await startWorld();
  registers = new RegisterClient(world);
  const sample = await world.register('clerk', 'ubnd', { subject });
  // Many rows of one form; what is written here is the service's own row, with other ids and numbers.
  await world.rows(
    `INSERT INTO incoming_documents
     SELECT r.* FROM incoming_documents AS d, generate_series(2, $2::integer) AS n,
       jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'arrival_number', n,
         'like_key', NULL, 'message_id', '', 'subject', d.subject || ' ' || n)) AS r
     WHERE d.id = $1`,
    [sample.id, count],
  );
});

afterAll(async () => {
  registers.close();
  await world.close();
});

async function readBook(bytes: Buffer): Promise<ExcelJs.Worksheet> {
  const book = new ExcelJs.Workbook();
  await book.xlsx.load(new Uint8Array(bytes).buffer);
  const sheet = book.worksheets[0];
  if (!sheet) throw new Error('no sheet');
  return sheet;
}

async function readPdf(bytes: Buffer): Promise<string[]> {
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(linesOf(items.filter((item) => 'str' in item)));
  }
  return pages;
}

describe('ExportRegister as a workbook', () => {
  it('holds title, unit, period, headings and every row as text, in the order of the book', async () => {
    const { header, bytes, sizes } = await registers.export('clerk', INCOMING, 'ubnd', XLSX);
    expect(header).toEqual({
      fileName: `so-dang-ky-van-ban-den_UBND_${year}-01-01_${year}-12-31.xlsx`,
      contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      sizeBytes: 0,
      sha256: '',
    });
    expect(Math.max(...sizes)).toBeLessThanOrEqual(65_536);
    const sheet = await readBook(bytes);
    expect(sheet.getCell('A2').text).toBe('UNIT UBND');
    expect(sheet.getCell('A3').text).toBe('SỔ ĐĂNG KÝ VĂN BẢN ĐẾN');
    expect(sheet.getCell('A4').text).toBe(`Từ ngày 01/01/${year} đến ngày 31/12/${year}`);
    const rowOf = (number: number): unknown[] => (sheet.getRow(number).values as unknown[]).slice(1);
    expect(rowOf(6)).toEqual((await registers.list('clerk', INCOMING, 'ubnd')).columns);
    expect(rowOf(7)).toEqual(Array.from({ length: 10 }, (_, index) => `(${index + 1})`));
    const numbers = Array.from({ length: count }, (_, index) => sheet.getRow(8 + index).getCell(2).value);
    expect(numbers).toEqual(Array.from({ length: count }, (_, index) => String(index + 1)));
    expect(sheet.getRow(8).getCell(6).value).toBe(`Quyết định: ${subject}`);
    expect(sheet.getRow(8 + count).getCell(1).text).toBe(`Tổng số: ${count} văn bản`);
    expect(sheet.pageSetup).toMatchObject({ orientation: 'landscape', paperSize: 9, printTitlesRow: '6:7' });
  });

  it('never writes a formula', async () => {
    await world.register('ward-clerk', 'ba-dinh', { subject: '=HYPERLINK("http://x";"y")', typeCode: '' });
    const sheet = await readBook((await registers.export('ward-clerk', INCOMING, 'ba-dinh', XLSX)).bytes);
    const cell = sheet.getRow(8).getCell(6);
    expect([cell.type, cell.value]).toEqual([ExcelJs.ValueType.String, '=HYPERLINK("http://x";"y")']);
  });

  it('of an empty register has its headings', async () => {
    const sheet = await readBook((await registers.export('hdnd-clerk', OUTGOING, 'hdnd', XLSX)).bytes);
    expect(sheet.getRow(6).getCell(1).text).toBe('Số, ký hiệu văn bản');
    expect(sheet.getRow(8).getCell(1).text).toBe('Tổng số: 0 văn bản');
  });
});

describe('ExportRegister as PDF', () => {
  it('holds national heading, title, unit and period once, column headings and page number on every page', async () => {
    const { header, bytes } = await registers.export('clerk', INCOMING, 'ubnd', PDF);
    expect(header).toMatchObject({
      contentType: 'application/pdf',
      fileName: expect.stringMatching(/\.pdf$/),
    });
    const pages = await readPdf(bytes);
    expect(pages.length).toBeGreaterThan(20);
    expect(pages[0]).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect(pages[0]).toContain('Độc lập - Tự do - Hạnh phúc');
    expect(pages[0]).toContain('SỔ ĐĂNG KÝ VĂN BẢN ĐẾN');
    expect(pages[0]).toContain(`Từ ngày 01/01/${year} đến ngày 31/12/${year}`);
    for (const [index, page] of pages.entries()) {
      for (const heading of ['Ngày đến', 'Số đến', 'Tác giả', 'Ký nhận', 'Ghi chú', '(10)']) {
        expect(page).toContain(heading);
      }
      expect(page).toMatch(new RegExp(`Trang ${index + 1}\\b`));
      expect(page.includes('CỘNG HÒA')).toBe(index === 0);
    }
    const text = pages.join('\n');
    const numbers = [...text.matchAll(/\s(\d+)\s+Bộ Tài chính/g)].map((match) => Number(match[1]));
    expect(numbers).toEqual(Array.from({ length: count }, (_, index) => index + 1));
    expect(text).toContain(`Tổng số: ${count} văn bản. Xuất lúc`);
  });

  it('has every Vietnamese letter, its fonts in the file', async () => {
    const letters = 'ĂÂĐÊÔƠƯ ăâđêôơư ẮẰẲẴẶ ấầẩẫậ ẾỀỂỄỆ ốồổỗộ ỚỜỞỠỢ ứừửữự ỲÝỶỸỴ ỉĩị';
    await world.register('stc-clerk', 'stc', { subject: letters });
    const { bytes } = await registers.export('stc-clerk', HANDLING, 'stc', PDF);
    const text = (await readPdf(bytes)).join('\n').replaceAll(/\s+/g, ' ');
    for (const word of letters.split(' ')) expect(text).toContain(word);
    expect(bytes.toString('latin1').match(/\/FontFile2/g)).toHaveLength(3);
  });

  it('lets a cell go on over pages', async () => {
    const names = Array.from({ length: 120 }, (_, index) => `phường ${index}`).join(', ');
    await world.register('hdnd-clerk', 'hdnd', { toPlaces: names.slice(0, 1000) });
    await world.rows(`UPDATE incoming_documents SET to_places = repeat(to_places, 6) WHERE unit_id = $1`, [
      idOf('hdnd'),
    ]);
    const pages = await readPdf((await registers.export('hdnd-clerk', INCOMING, 'hdnd', PDF)).bytes);
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.join('\n').match(/phường/g)?.length).toBeGreaterThan(300);
  });
});

describe('ExportRegister', () => {
  it('audits what is taken out before the first byte, also when the caller breaks off', async () => {
    const request = ExportRegisterRequest.fromPartial({ kind: INCOMING, unitId: idOf('ubnd'), format: XLSX });
    const metadata = callMetadata(await world.token('chairman'));
    const dates = { dateFrom: '2026-01-01', dateTo: '2026-12-31' };
    const stream = registers.client.exportRegister({ ...request, ...dates }, metadata);
    stream.on('error', () => undefined);
    await new Promise((resolve) => stream.once('data', resolve));
    stream.cancel();
    const audits = await world.rows(
      `SELECT details FROM audit WHERE action = 'export' AND unit_id = $1 ORDER BY create_time DESC LIMIT 1`,
      [idOf('ubnd')],
    );
    expect(audits).toEqual([
      { details: { kind: INCOMING, from: '2026-01-01', to: '2026-12-31', format: 'xlsx', ids: [] } },
    ]);
  });

  it('refuses faulty fields, and who may not see the whole book', async () => {
    const none = registers.export('clerk', INCOMING, 'ubnd', FileFormat.UNSPECIFIED, { dateTo: 'x' });
    await expectReason(none, 'FIELD_INVALID', ['dateTo', 'format']);
    for (const who of ['official-th', 'ward-clerk', 'verifier']) {
      await expectReason(registers.export(who, INCOMING, 'ubnd', XLSX), 'PERMISSION_DENIED');
      await expectReason(registers.export(who, HANDLING, 'ubnd', PDF), 'PERMISSION_DENIED');
    }
  });
});
