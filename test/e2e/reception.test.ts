import { readFile } from 'node:fs/promises';
import { describeNeeding } from '@baro/tools/testing/needs.ts';
import ExcelJs from 'exceljs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { choose, pick, send } from './acts.ts';
import { bringLaw, clerk, complaintScene, on } from './complaint-pages.ts';
import { seriousFaults } from './looks.ts';
import { seeLoaded } from './see.ts';
import { Stage } from './stage.ts';
import { takePdf } from './take-pdf.ts';

const name = 'Lò Thị Mật Danh';
const summary = 'Khiếu nại việc bồi thường khi thu hồi đất';
const limit = 300_000;
const columns = [
  'STT',
  'Ngày tiếp',
  'Họ tên, địa chỉ',
  'CCCD, hộ chiếu, giấy tờ',
  'Tóm tắt nội dung',
  'Phân loại',
  'Số công dân có đơn cùng nội dung',
  'Cơ quan đã giải quyết hết thẩm quyền',
  'Thuộc thẩm quyền',
  'Hướng dẫn',
  'Chuyển đơn',
  'Theo dõi kết quả',
];

describeNeeding('chromium', 'the reception of citizens in Chromium', (chromium) => {
  const stage = new Stage(complaintScene);
  let visit = '';

  beforeAll(async () => {
    await stage.open(chromium);
    await bringLaw(stage);
  }, 600_000);
  afterAll(() => stage.close());

  /** Sends the form of a visit; the number it got in the book. */
  async function enter(page: Page): Promise<string> {
    await page.getByLabel('Tóm tắt một câu').focus();
    await page.keyboard.press('Control+Enter');
    const title = page.getByRole('heading', { level: 1, name: /^TCD-/ });
    await title.waitFor();
    return title.innerText();
  }

  async function act(page: Page, title: string, fill: (dialog: Locator) => Promise<void>): Promise<void> {
    await page.getByRole('button', { name: title, exact: true }).click();
    const dialog = page.getByRole('dialog', { name: title });
    await fill(dialog);
    await send(dialog, title);
  }

  it(
    'a time of the head stands in the schedule and does what the law demands of the month',
    async () => {
      const page = await stage.pageOf(clerk);
      await page.goto('/reception');
      await page.getByRole('heading', { name: 'Lịch tiếp công dân tháng 07/2026' }).waitFor();
      const duty = page.locator('.reception-duties');
      await duty.getByText('0/1 ngày').waitFor();
      await act(page, 'Thêm buổi tiếp', async (dialog) => {
        await pick(dialog.getByLabel('Người tiếp'), 'chu tich', /Chủ tịch/);
        await dialog.getByLabel('Địa điểm').fill('Trụ sở Tiếp công dân Thành phố');
        await dialog.getByLabel('Ngày', { exact: false }).first().fill('6/7/2026');
        await dialog.getByLabel('Từ giờ').fill('08:00');
        await dialog.getByLabel('Đến giờ').fill('11:00');
      });
      await page.getByText('Trụ sở Tiếp công dân Thành phố').waitFor();
      await duty.getByText('1/1 ngày').waitFor();
      await duty.getByText('Đủ', { exact: true }).waitFor();
    },
    limit,
  );

  it(
    'a visit is entered from its time, and the receipt of the papers left is taken: no name in it',
    async () => {
      await stage.setTime(on('2026-07-06'));
      const page = await stage.pageOf(clerk);
      await page.goto('/reception');
      await page.getByRole('link', { name: /^Ghi lượt tiếp của buổi/ }).click();
      await choose(page, 'Khiếu nại');
      await page.getByLabel('Tóm tắt một câu').fill(summary);
      await page.getByLabel('Họ và tên').fill(name);
      await page.getByLabel('Số công dân có đơn cùng nội dung').fill('3');
      await page.getByLabel('Cơ quan đã giải quyết hết thẩm quyền').fill('UBND phường Ba Đình');
      await page.getByLabel('Thuộc thẩm quyền giải quyết của đơn vị').check();
      await page.getByLabel('Hướng dẫn').fill('Tòa án nhân dân Thành phố');
      await page.getByRole('button', { name: 'Thêm giấy tờ' }).click();
      const paper = page.getByRole('group', { name: 'Giấy tờ 1' });
      await paper.getByLabel('Tên giấy tờ').fill('Quyết định thu hồi đất');
      await paper.getByLabel('Số trang').fill('2');
      expect(await seriousFaults(page, 'the form of a visit')).toEqual([]);
      expect(await enter(page)).toBe('TCD-2026-00001');
      visit = new URL(page.url()).pathname;
      await act(page, 'Thêm theo dõi', (dialog) =>
        dialog.getByLabel('Kết quả').fill('Đã chuyển Sở Xây dựng xem xét'),
      );
      const { file, pages } = await takePdf(page, page.getByRole('button', { name: /^Tải giấy biên nhận/ }));
      expect(file).toBe('TCD-2026-00001_02-TCD.pdf');
      expect(pages[0]).toContain('Mẫu số 02/TCD – NĐ 154/2026/NĐ-CP');
      expect(pages[0]).toContain('Tổng số: 1 tài liệu, 2 trang.');
      expect(pages.join(' ')).not.toContain(name);
    },
    limit,
  );

  it(
    'a refusal has the day its notice is due; the notice bears its number once it is sent',
    async () => {
      const page = await stage.pageOf(clerk);
      await page.goto('/reception/new');
      await pick(page.getByLabel('Người tiếp'), 'chu tich', /Chủ tịch/);
      await page.getByRole('radio', { name: /^Đe dọa, xúc phạm/ }).click();
      await choose(page, 'Phản ánh, kiến nghị');
      await page.getByLabel('Tóm tắt một câu').fill('Phản ánh tiếng ồn công trường');
      expect(await enter(page)).toBe('TCD-2026-00002');
      const due = page.locator('.facts > div', { hasText: 'Hạn thông báo' });
      await due.getByText('09/07/2026').waitFor();
      await act(page, 'Ghi đã gửi thông báo', async (dialog) => {
        await dialog.getByLabel('Số, ký hiệu').fill('03/TB-UBND');
        await dialog.getByLabel('Ngày gửi').fill('6/7/2026');
      });
      await page.getByText('03/TB-UBND, 06/07/2026').waitFor();
      const button = page.getByRole('button', { name: /^Tải thông báo từ chối tiếp/ });
      const { file, pages } = await takePdf(page, button);
      expect(file).toBe('TCD-2026-00002_01-TCD.pdf');
      expect(pages[0]).toContain('Đe dọa, xúc phạm người tiếp công dân');
      expect(pages[0]).toContain('Số: 03/TB-UBND');
    },
    limit,
  );

  it(
    'the book has the twelve columns on the page and as a workbook, and names nobody',
    async () => {
      const page = await stage.pageOf(clerk);
      await page.goto('/reception');
      const row = page.getByRole('row', { name: /TCD-2026-00001/ });
      await row.getByText('Đã chuyển Sở Xây dựng xem xét').waitFor();
      const heads = await page.getByRole('columnheader').allInnerTexts();
      expect(heads.map((text) => text.split('\n')[0]?.trim())).toEqual(columns);
      expect(await page.content()).not.toContain(name);
      const waiting = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Tải sổ Excel' }).click();
      const download = await waiting;
      expect(download.suggestedFilename()).toBe('so-tiep-cong-dan_2026-01-01_2026-12-31.xlsx');
      const workbook = new ExcelJs.Workbook();
      await workbook.xlsx.load(new Uint8Array(await readFile(await download.path())).buffer);
      const rows: string[][] = [];
      workbook.worksheets[0]?.eachRow((one) =>
        rows.push(Array.from({ length: 12 }, (_, at) => one.getCell(at + 1).text)),
      );
      expect(rows.find(([first]) => first === 'STT')).toHaveLength(12);
      const entered = rows.find(([first]) => first === 'TCD-2026-00001') ?? [];
      expect(entered.slice(4, 10)).toEqual([
        summary,
        'KN',
        '3',
        'UBND phường Ba Đình',
        'x',
        'Tòa án nhân dân Thành phố',
      ]);
      expect(JSON.stringify(rows)).not.toContain(name);
    },
    limit,
  );

  it(
    'holds on a phone and is read by everybody',
    async () => {
      const page = await stage.pageOf(clerk);
      const found: string[] = [];
      for (const address of ['/reception', '/reception/new', visit]) {
        await page.setViewportSize({ width: 1280, height: 900 });
        await page.goto(address);
        await seeLoaded(page);
        found.push(...(await seriousFaults(page, address)));
        await page.setViewportSize({ width: 360, height: 740 });
        const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
        if (wide > 360) found.push(`${address}: ${wide} px wide`);
      }
      expect(found).toEqual([]);
    },
    limit,
  );
});
