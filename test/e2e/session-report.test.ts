import { readFile } from 'node:fs/promises';
import { readPdfPages } from '@baro/chassis/files/testing';
import { describeNeeding } from '@baro/tools/testing/needs.ts';
import ExcelJs from 'exceljs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { choose, pick, send } from './acts.ts';
import { city, committee, council } from './council.ts';
import { seeCount, seeLoaded, seeText } from './see.ts';
import { Stage } from './stage.ts';

const verifier = 'tham-tra';
const matters = [
  ['Phường Ba Đình', 'Sửa mặt đường Đội Cấn, đoạn ngập sâu', 'do thi', /Đô thị/],
  ['Phường Ba Đình', 'Bổ sung trường mầm non công lập', 'van hoa', /Văn hóa/],
  ['Xã Đan Phượng', 'Thu gom rác thải ven đê', 'do thi', /Đô thị/],
] as const;

describeNeeding('chromium', 'the report of a session in Chromium', (chromium) => {
  const stage = new Stage({
    services: ['directory', 'documents', 'tasks', 'petitions', 'custody', 'gateway'],
    units: [committee, council, city],
  });
  let report = '';

  beforeAll(() => stage.open(chromium), 600_000);
  afterAll(() => stage.close());

  async function createSession(page: Page, name: string, day: string): Promise<void> {
    await page.goto('/petitions');
    await page.getByRole('button', { name: 'Tạo kỳ họp' }).click();
    const dialog = page.getByRole('dialog', { name: 'Tạo kỳ họp' });
    await dialog.getByLabel('Tên kỳ họp').fill(name);
    await dialog.getByLabel('Khóa').fill('Khóa XVII');
    await dialog.getByLabel('Ngày khai mạc').fill(day);
    await send(dialog, 'Tạo kỳ họp');
    await page.getByRole('heading', { level: 1, name: `${name}, Khóa XVII` }).waitFor();
  }

  async function record(
    page: Page,
    [locality, subject, typed, field]: (typeof matters)[number],
  ): Promise<void> {
    await page.getByRole('button', { name: 'Ghi nhận kiến nghị' }).click();
    await page.getByRole('heading', { level: 1, name: 'Ghi nhận kiến nghị cử tri' }).waitFor();
    await page.getByLabel('Địa phương').fill(locality);
    await page.getByLabel('Lời cử tri').fill(`Cử tri đề nghị: ${subject}.`);
    await page.getByLabel('Nội dung, tóm tắt một câu').fill(subject);
    await choose(page, 'Thành phố');
    await pick(page.getByLabel('Lĩnh vực'), typed, field);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { level: 1, name: subject }).waitFor();
  }

  /** A number of a table, by its row and the heading of its column. */
  function count(page: Page, table: string, label: string): Locator {
    return page.getByRole('table', { name: table, exact: true }).getByRole('link', { name: label });
  }

  it('counts what is carried over and what is raised', async () => {
    const page = await stage.pageOf(verifier);
    await createSession(page, 'Kỳ họp thứ 4', '7/7/2026');
    await record(page, matters[0]);
    await page.goto('/petitions');
    await createSession(page, 'Kỳ họp thứ 5', '7/12/2026');
    const board = page.url();
    await record(page, matters[1]);
    await page.goto(board);
    await record(page, matters[2]);
    await page.goto(board);
    await page.getByRole('link', { name: 'Báo cáo kỳ họp' }).click();
    await page.getByText('Tồn đọng 1 + nêu tại kỳ họp 2 = tổng số 3').waitFor();
    report = new URL(page.url()).pathname;
    await seeText(count(page, 'Theo lĩnh vực', 'Đô thị, hạ tầng, đất đai, môi trường, Tổng số: 2'), '2');
    await seeText(count(page, 'Theo địa phương và lĩnh vực', 'Phường Ba Đình, Tổng số: 2'), '2');
  }, 300_000);

  it('each number leads to the petitions it is made of', async () => {
    const page = await stage.pageOf(verifier);
    await page.goto(report);
    await count(page, 'Tổng hợp', 'Tồn đọng từ các kỳ họp trước, Tổng số: 1').click();
    await page.getByRole('link', { name: matters[0][1] }).waitFor();
    await seeCount(page.locator('tbody tr'), 1);
    await page.getByRole('link', { name: 'Về báo cáo kỳ họp' }).click();
    await count(page, 'Theo lĩnh vực', 'Văn hóa – xã hội, Chưa trả lời: 1').click();
    await page.getByRole('link', { name: matters[1][1] }).waitFor();
    await seeCount(page.locator('tbody tr'), 1);
    await page.getByRole('link', { name: 'Về báo cáo kỳ họp' }).click();
    await count(page, 'Theo đơn vị chủ trì', 'Chưa phân công, Tổng số: 3').click();
    await page.getByText('Đơn vị chủ trì', { exact: true }).first().waitFor();
    await seeCount(page.locator('tbody tr'), 3);
    await page.goto(`${report}/rows?answered=true`);
    await page.getByText('Không có kiến nghị nào khớp').waitFor();
  }, 300_000);

  it('both files are downloaded, and hold every petition', async () => {
    const page = await stage.pageOf(verifier);
    await page.goto(report);
    const take = async (button: string): Promise<{ name: string; bytes: Buffer }> => {
      const waiting = page.waitForEvent('download');
      await page.getByRole('button', { name: button }).click();
      const download = await waiting;
      return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
    };
    const xlsx = await take('Tải XLSX');
    expect(xlsx.name).toMatch(/^bao-cao-kien-nghi-cu-tri_2026-12-07_.*\.xlsx$/);
    const book = new ExcelJs.Workbook();
    await book.xlsx.load(new Uint8Array(xlsx.bytes).buffer);
    expect(book.getWorksheet('Tổng hợp')?.getRow(11).getCell(4).value).toBe(3);
    expect(book.getWorksheet('Phụ lục II')?.getRow(10).getCell(3).text).toContain(matters[0][1]);
    const pdf = await take('Tải PDF');
    const { pages } = await readPdfPages(pdf.bytes);
    const words = pages.join(' ');
    for (const part of ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'PHỤ LỤC II', `Trang ${pages.length}`]) {
      expect(words).toContain(part);
    }
    expect(words.match(/KN-2026-\s?0000[123]/g)).toHaveLength(3);
  }, 300_000);

  it('holds on a phone and reads in English', async () => {
    const page = await stage.pageOf(verifier);
    await page.setViewportSize({ width: 360, height: 780 });
    for (const address of [report, `${report}/rows`]) {
      await page.goto(address);
      await seeLoaded(page);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.evaluate(`localStorage.setItem('baro.language', 'en')`);
    await page.goto(report);
    await page.getByText('Carried over 1 + raised 2 = total 3').waitFor();
    await page.evaluate(`localStorage.removeItem('baro.language')`);
  }, 300_000);
});
