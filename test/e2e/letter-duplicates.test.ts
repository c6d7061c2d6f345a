import { describeNeeding } from '@baro/tools/testing/needs.ts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { choose, seeState } from './acts.ts';
import {
  act,
  bringLaw,
  chairman,
  classifyComplaint,
  clerk,
  complaintScene,
  fillLetter,
} from './complaint-pages.ts';
import { seriousFaults } from './looks.ts';
import { seeCount, seeLoaded } from './see.ts';
import { Stage } from './stage.ts';

const subject = 'Khiếu nại quyết định thu hồi đất tại phường Ba Đình';
const again = 'Khiếu nại về việc thu hồi đất ở phường Ba Đình';
const limit = 300_000;

describeNeeding('chromium', 'letters that may be the same in Chromium', (chromium) => {
  const stage = new Stage(complaintScene);
  const letters = { first: '', firstCode: '', second: '', secondCode: '' };

  beforeAll(async () => {
    await stage.open(chromium);
    await bringLaw(stage);
  }, 600_000);
  afterAll(() => stage.close());

  /** Receives a letter of one person; its address and number. */
  async function receive(page: Page, summary: string): Promise<[address: string, code: string]> {
    await fillLetter(page, summary, 'Trần Văn Khiếu');
    const person = page.getByRole('group', { name: 'Người 1' });
    await person.getByLabel('Năm sinh').fill('1960');
    await page.getByLabel('Tóm tắt một câu').focus();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { level: 1, name: summary }).waitFor();
    const code = /ĐT-2026-\d{5}/.exec(await page.locator('.item-head').innerText())?.[0] ?? '';
    return [new URL(page.url()).pathname, code];
  }

  const section = (page: Page) =>
    page.locator('.section', { has: page.getByRole('heading', { name: 'Đơn có thể trùng' }) });

  it(
    'the clerk sees the first letter on the page of the second, with why and without a name',
    async () => {
      const page = await stage.pageOf(clerk);
      [letters.first, letters.firstCode] = await receive(page, subject);
      [letters.second, letters.secondCode] = await receive(page, again);
      const likely = section(page);
      await likely.getByRole('link', { name: letters.firstCode }).waitFor();
      await likely.getByText('Cùng người đứng đơn').waitFor();
      await likely.getByText(/^Nội dung giống \d+ %$/).waitFor();
      expect(await likely.innerText()).not.toContain('Trần Văn');
      expect(await seriousFaults(page, 'likely letters')).toEqual([]);
    },
    limit,
  );

  it(
    'the clerk marks it by keyboard, judges anew, and files the duplicate',
    async () => {
      const page = await stage.pageOf(clerk);
      const mark = page.getByRole('button', { name: `Trùng đơn: ${letters.firstCode}` });
      await mark.focus();
      await page.keyboard.press('Enter');
      await section(page).getByText('Văn thư', { exact: false }).waitFor();
      await page.getByRole('button', { name: `Không trùng: ${letters.firstCode}` }).click();
      await section(page).getByText('Hai đơn không trùng').waitFor();
      await mark.click();
      await section(page).getByText('xếp lưu được', { exact: false }).waitFor();
      await seeState(page, 'Đã tiếp nhận, chưa phân loại');
      await classifyComplaint(page, 'Lần đầu', '20/6/2026');
      await act(page, 'Chuyển đơn, hướng dẫn, trả lại, lưu', async (dialog) => {
        await choose(dialog, 'Xếp lưu');
        await dialog.getByLabel('Đã thông báo gì').fill(`Trùng với ${letters.firstCode}`);
      });
      await seeState(page, 'Xếp lưu');
    },
    limit,
  );

  it(
    'the chairman sees on the first letter what was judged, on a phone too',
    async () => {
      const page = await stage.pageOf(chairman);
      await page.goto(letters.first);
      const likely = section(page);
      await likely.getByText(`${letters.secondCode} trùng với đơn này`).waitFor();
      const usual = page.viewportSize();
      await page.setViewportSize({ width: 360, height: 740 });
      await seeLoaded(page);
      const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
      expect(wide).toBeLessThanOrEqual(360);
      await seeCount(likely.getByRole('link'), 1);
      if (usual) await page.setViewportSize(usual);
    },
    limit,
  );
});
