import { describeNeeding } from '@baro/tools/testing/needs.ts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { choose, openAct, pick, seeState, send } from './acts.ts';
import {
  act,
  bringLaw,
  chairman,
  clerk,
  clockOf,
  complaintScene,
  fillLetter,
  official,
  on,
  say,
} from './complaint-pages.ts';
import { seriousFaults } from './looks.ts';
import { seeCount, seeLoaded } from './see.ts';
import { Stage } from './stage.ts';
import { takePdf } from './take-pdf.ts';

const subject = 'Tố cáo việc thu phí sai quy định';
const denouncer = 'Lê Thị Mật';
const denounced = 'Cao Văn Bị';
const limit = 300_000;

describeNeeding('chromium', 'a denunciation in Chromium, to its published conclusion', (chromium) => {
  const stage = new Stage(complaintScene);
  let address = '';

  beforeAll(async () => {
    await stage.open(chromium);
    await bringLaw(stage);
  }, 600_000);
  afterAll(() => stage.close());

  /** The letter on somebody's page, read anew. */
  async function see(login: string): Promise<Page> {
    const page = await stage.pageOf(login);
    await page.goto(address);
    await page.locator('.item-head').waitFor();
    return page;
  }

  it(
    'the clerk receives it, classifies it as a denunciation and hands it to the chairman',
    async () => {
      const page = await stage.pageOf(clerk);
      await fillLetter(page, subject, denouncer);
      await page.getByRole('button', { name: 'Thêm người' }).click();
      const second = page.getByRole('group', { name: 'Người 2' });
      await choose(second, 'Người bị tố cáo');
      await second.getByLabel('Họ và tên').fill(denounced);
      await page.keyboard.press('Control+Enter');
      await page.getByRole('heading', { level: 1, name: subject }).waitFor();
      address = new URL(page.url()).pathname;
      await act(page, 'Phân loại', async (dialog) => {
        await choose(dialog, 'Tố cáo');
        await choose(dialog, 'Cơ quan hành chính');
        await say(dialog, 'Đủ điều kiện xử lý', 'Có');
        await say(dialog, 'Thuộc thẩm quyền', 'Có');
        await say(dialog, 'Kiểm tra tại nhiều địa điểm', 'Không');
        await say(dialog, 'Tố cáo người đã giải quyết khiếu nại', 'Không');
        await choose(dialog, 'Không phải tố cáo tiếp');
      });
      await seeState(page, 'Đã phân loại');
      const accept = clockOf(page, 'Thụ lý hoặc trả lời');
      await accept.getByText(/7 ngày làm việc kể từ ngày nhận/).waitFor();
      await accept.getByText('Luật Tố cáo 25/2018/QH14 Đ.24(1)', { exact: true }).waitFor();
      await page.getByText('Người tố cáo (được giữ bí mật)').waitFor();
      await seeCount(page.getByRole('heading', { name: 'Quá trình giải quyết tố cáo' }), 0);
      await act(page, 'Chuyển', (dialog) => pick(dialog.getByLabel('Chuyển tới'), 'chu tich', /Chủ tịch/));
    },
    limit,
  );

  it(
    'the chairman accepts it by a decision that names nobody, and the denounced is told no more than the content',
    async () => {
      await stage.setTime(on('2026-07-10'));
      const page = await see(chairman);
      const dialog = await openAct(page, 'Thụ lý tố cáo');
      await dialog.getByLabel('Số, ký hiệu quyết định').fill('15/QĐ-UBND');
      await dialog.getByLabel('Căn cứ').fill('Luật Tố cáo 25/2018/QH14 Điều 29');
      const content = dialog.getByLabel('Nội dung thụ lý');
      await content.fill(`Theo bà ${denouncer}: thu phí sai quy định`);
      await dialog.getByRole('button', { name: /Ctrl Enter/ }).click();
      await dialog.getByText(/nêu tên hoặc số giấy tờ của người trong đơn/).waitFor();
      await content.fill('Thu phí sai quy định tại nơi nhận hồ sơ');
      await send(dialog, 'Thụ lý tố cáo');
      await seeState(page, 'Đã thụ lý');
      await clockOf(page, 'Giải quyết').getByText('Luật Tố cáo 25/2018/QH14 Đ.30(1)').first().waitFor();
      await page.getByText('Luật Tố cáo 25/2018/QH14 Điều 29').waitFor();
      await act(page, 'Giao xác minh', (form) =>
        pick(form.getByLabel('Người xác minh'), 'chuyen vien', /Chuyên viên, Sở Xây dựng/),
      );
      const telling = await see(clerk);
      await act(telling, 'Ghi thông báo thụ lý', async (form) => {
        await form.getByLabel('thông báo cho người tố cáo').fill('16/TB-UBND');
        await form.getByLabel('thông báo cho người bị tố cáo').fill('17/TB-UBND');
      });
      await telling.getByText('người bị tố cáo: 17/TB-UBND').waitFor();
      await seeCount(telling.getByRole('button', { name: 'Ghi thông báo thụ lý' }), 0);
    },
    limit,
  );

  it(
    'who verifies makes an extract, in which people are masks, and reports',
    async () => {
      const page = await see(official);
      await page.getByRole('button', { name: 'Lập bản trích' }).click();
      await page
        .getByText('1. Người tố cáo (được giữ bí mật); 2. Người bị tố cáo (được giữ bí mật)')
        .waitFor();
      expect(await page.content()).not.toMatch(new RegExp(`${denouncer}|${denounced}`));
      await act(page, 'Báo cáo xác minh', async (dialog) => {
        await dialog.getByLabel('Kết quả xác minh').fill('Có thu sai hai lần.');
        await pick(dialog.getByLabel('Trình ai quyết định'), 'chu tich', /Chủ tịch/);
      });
      await seeState(page, 'Đã xác minh, chờ quyết định');
    },
    limit,
  );

  it(
    'the chairman extends it once in writing, by the criteria of the law; a second time needs two of them',
    async () => {
      await stage.setTime(on('2026-08-05'));
      const page = await see(chairman);
      await act(page, 'Gia hạn giải quyết', async (dialog) => {
        await seeCount(dialog.getByRole('checkbox'), 7);
        await dialog.getByRole('checkbox', { name: /từ 2 địa điểm/ }).check();
        await dialog.getByLabel('Thêm số ngày').fill('20');
        await dialog.getByLabel('Số, ký hiệu quyết định').fill('18/QĐ-UBND');
      });
      await page.getByText('Lần 1: thêm 20 ngày · phức tạp · 18/QĐ-UBND').waitFor();
      await clockOf(page, 'Giải quyết').getByText('Hạn đầu tiên').waitFor();
      await clockOf(page, 'Giải quyết')
        .getByText(/gia hạn/)
        .first()
        .waitFor();
      const again = await openAct(page, 'Gia hạn giải quyết');
      await again.getByRole('checkbox', { name: /từ 2 địa điểm/ }).check();
      await again.getByLabel('Thêm số ngày').fill('20');
      await again.getByLabel('Số, ký hiệu quyết định').fill('19/QĐ-UBND');
      await again.getByRole('button', { name: /Ctrl Enter/ }).click();
      await again.getByText(/gia hạn lần nữa khi đặc biệt phức tạp/).waitFor();
      await page.keyboard.press('Escape');
      await again.waitFor({ state: 'hidden' });
    },
    limit,
  );

  it(
    'is concluded without a name, sent and published, and its path is kept',
    async () => {
      await stage.setTime(on('2026-08-10'));
      const page = await see(chairman);
      const dialog = await openAct(page, 'Kết luận nội dung tố cáo');
      await dialog.getByLabel('Số, ký hiệu kết luận').fill('20/KL-UBND');
      await choose(dialog, 'Tố cáo đúng một phần');
      const text = dialog.getByLabel('Nội dung kết luận');
      await text.fill(`${denouncer} tố cáo đúng một phần.`);
      await dialog.getByRole('button', { name: /Ctrl Enter/ }).click();
      await dialog.getByText(/nêu tên hoặc số giấy tờ của người trong đơn/).waitFor();
      await text.fill('Có thu sai hai lần; đã hoàn trả.');
      await send(dialog, 'Kết luận nội dung tố cáo');
      await seeState(page, 'Đã kết luận, chưa gửi');
      const closing = await see(clerk);
      await clockOf(closing, 'Công khai kết luận').waitFor();
      await act(closing, 'Gửi kết luận', async () => undefined);
      await seeState(closing, 'Đã gửi kết luận');
      await act(closing, 'Công khai kết luận', (form) =>
        form.getByRole('checkbox', { name: /Niêm yết/ }).check(),
      );
      await seeState(closing, 'Đã công khai kết luận');
      await closing.getByText('Không còn ai giữ: đơn đã xử lý xong').waitFor();
      expect(await closing.content()).not.toMatch(new RegExp(`${denouncer}|${denounced}`));
    },
    limit,
  );

  it(
    'its decisions and its case file come as PDF, by the number of the law where it is known, and name nobody',
    async () => {
      const page = await see(clerk);
      const names = new RegExp(`${denouncer}|${denounced}`);
      const paper = async (title: string) => {
        const button = page.getByRole('button', { name: `Tải PDF: ${title}` });
        const { file, pages } = await takePdf(page, button);
        expect(file).toMatch(/^ĐT-2026-\d{5}_\d+\.pdf$/);
        expect(pages.join(' ')).not.toMatch(names);
        return pages.join(' ');
      };
      const accepted = await paper('Quyết định thụ lý tố cáo');
      expect(accepted).toContain('Căn cứ: Luật Tố cáo 25/2018/QH14 Điều 29.');
      expect(accepted).toContain('Nội dung được thụ lý: Thu phí sai quy định tại nơi nhận hồ sơ.');
      expect(accepted).toContain('Thời hạn giải quyết: đến hết ngày');
      expect(accepted).toContain('(chưa đối chiếu số mẫu)');
      const extended = await paper('Quyết định gia hạn giải quyết tố cáo');
      expect(extended).toContain('Mẫu số 01 – NĐ 31/2019/NĐ-CP');
      expect(extended).toContain('thêm 20 ngày');
      const concluded = await paper('Kết luận nội dung tố cáo');
      expect(concluded).toContain('Kết luận: tố cáo đúng một phần.');
      expect(concluded).not.toContain(subject);
      await seeCount(page.getByRole('button', { name: /^Tải bản có tên/ }), 1);
      await page.getByRole('button', { name: 'Tải bản có tên: Thông báo về việc thụ lý tố cáo' }).waitFor();
      const { file, pages } = await takePdf(page, page.getByRole('button', { name: 'Xuất hồ sơ vụ việc' }));
      expect(file).toMatch(/^ĐT-2026-\d{5}\.pdf$/);
      expect(pages[0]).toContain('HỒ SƠ VỤ VIỆC TỐ CÁO');
      expect(pages[0]).toContain('Thông báo về nội dung tố cáo');
      pages.forEach((text, at) => expect(text).toContain(`Trang ${at + 1}`));
      expect(pages.join(' ')).toContain('Người tố cáo (được giữ bí mật)');
      expect(pages.join(' ')).not.toMatch(names);
    },
    limit,
  );

  it(
    'the page fits phone, axe and English',
    async () => {
      const page = await see(clerk);
      await seeLoaded(page);
      expect(await seriousFaults(page, address)).toEqual([]);
      await page.setViewportSize({ width: 360, height: 780 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.evaluate(`localStorage.setItem('baro.language', 'en')`);
      await page.reload();
      await page.getByText('Resolution of the denunciation').waitFor();
      await page.evaluate(`localStorage.removeItem('baro.language')`);
    },
    limit,
  );
});
