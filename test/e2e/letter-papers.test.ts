import { describeNeeding } from '@baro/tools/testing/needs.ts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pick, seeState } from './acts.ts';
import {
  act,
  bringLaw,
  chairman,
  classifyComplaint,
  clerk,
  complaintScene,
  fillLetter,
  on,
} from './complaint-pages.ts';
import { seriousFaults } from './looks.ts';
import { seeLoaded } from './see.ts';
import { Stage } from './stage.ts';
import { takePdf } from './take-pdf.ts';

const subject = 'Khiếu nại quyết định thu hồi đất tại phường Ba Đình';
const name = 'Trần Văn Khiếu';
const limit = 300_000;

describeNeeding('chromium', 'the papers of a complaint in Chromium', (chromium) => {
  const stage = new Stage(complaintScene);
  let letter = '';

  beforeAll(async () => {
    await stage.open(chromium);
    await bringLaw(stage);
  }, 600_000);
  afterAll(() => stage.close());

  async function see(login: string): Promise<Page> {
    const page = await stage.pageOf(login);
    await page.goto(letter);
    await page.locator('.item-head').waitFor();
    return page;
  }

  it(
    'a notice comes by its legal number, masked',
    async () => {
      const page = await stage.pageOf(clerk);
      await fillLetter(page, subject, name);
      await page.keyboard.press('Control+Enter');
      await page.getByRole('heading', { level: 1, name: subject }).waitFor();
      letter = new URL(page.url()).pathname;
      await page.getByText('Chưa có văn bản nào').waitFor();
      await classifyComplaint(page, 'Lần đầu', '20/6/2026');
      await seeState(page, 'Đã phân loại');
      await page.getByText('Phiếu đề xuất thụ lý đơn').waitFor();
      await act(page, 'Chuyển', (dialog) => pick(dialog.getByLabel('Chuyển tới'), 'chu tich', /Chủ tịch/));
      await stage.setTime(on('2026-07-10'));
      const deciding = await see(chairman);
      await act(deciding, 'Thụ lý', (dialog) =>
        dialog.getByLabel('Số, ký hiệu thông báo').fill('01/TB-UBND'),
      );
      await seeState(deciding, 'Đã thụ lý');
      await deciding.getByText(/Mẫu số 03 – NĐ 155\/2026\/NĐ-CP · 01\/TB-UBND · 10\/07\/2026/).waitFor();
      const button = deciding.getByRole('button', { name: 'Tải PDF: Thông báo về việc thụ lý' });
      const { file, pages } = await takePdf(deciding, button);
      expect(file).toMatch(/^ĐT-2026-\d{5}_2\.pdf$/);
      expect(pages).toHaveLength(1);
      expect(pages[0]).toContain('Mẫu số 03 – NĐ 155/2026/NĐ-CP');
      expect(pages[0]).toContain('chậm nhất ngày 10 tháng 8 năm 2026');
      expect(pages[0]).toContain('Người khiếu nại (được giữ bí mật)');
      expect(pages[0]).not.toContain(name);
    },
    limit,
  );

  it(
    'with names it asks why, and the view stands in the log',
    async () => {
      const page = await see(chairman);
      await page.getByRole('button', { name: 'Tải bản có tên: Thông báo về việc thụ lý' }).click();
      const dialog = page.getByRole('dialog', { name: /Tải bản có tên/ });
      await dialog.waitFor();
      await page.keyboard.press('Control+Enter');
      await dialog.getByText('Ghi lý do xem.').waitFor();
      await dialog.getByLabel('Lý do xem').fill('Gửi thông báo thụ lý');
      const { file, pages } = await takePdf(page, dialog.getByRole('button', { name: /Ctrl Enter/ }));
      expect(file).toMatch(/^ĐT-2026-\d{5}_2\.pdf$/);
      expect(pages[0]).toContain(`Ông (bà) ${name}`);
      await dialog.waitFor({ state: 'detached' });
      await page.getByText('Gửi thông báo thụ lý').waitFor();
      await page.getByText(/đã xem: Họ và tên, Địa chỉ/).waitFor();
      expect(await page.content()).not.toContain(name);
    },
    limit,
  );

  it(
    'the case file comes as one PDF with contents, and names nobody',
    async () => {
      const page = await see(clerk);
      const { file, pages } = await takePdf(page, page.getByRole('button', { name: 'Xuất hồ sơ vụ việc' }));
      expect(file).toMatch(/^ĐT-2026-\d{5}\.pdf$/);
      expect(pages).toHaveLength(5);
      expect(pages[0]).toContain('MỤC LỤC');
      pages.forEach((text, at) => expect(text).toContain(`Trang ${at + 1}`));
      expect(pages.join(' ')).not.toContain(name);
    },
    limit,
  );

  it(
    'holds on a phone, is read by everybody, and speaks English',
    async () => {
      const page = await see(clerk);
      await seeLoaded(page);
      expect(await seriousFaults(page, letter)).toEqual([]);
      await page.setViewportSize({ width: 360, height: 780 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.evaluate(`localStorage.setItem('baro.language', 'en')`);
      await page.goto(letter);
      await page.getByRole('button', { name: 'Export the case file' }).waitFor();
      await page.getByRole('button', { name: 'Download PDF: Notice of acceptance' }).waitFor();
      await page.evaluate(`localStorage.removeItem('baro.language')`);
    },
    limit,
  );
});
