import { beforeAll, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { eventually } from '@baro/chassis/testing';
import { choose } from './acts.ts';
import { seeValue } from './see.ts';
import type { Stage } from './stage.ts';

const send = 'Control+Enter';

/** The registration form under wrong input, reload and likeness. */
export function formTests(stage: Stage): void {
  let page: Page;

  beforeAll(async () => {
    page = await stage.pageOf('van-thu');
    await page.goto('/incoming/new');
    await page.locator('input[data-first-field]:focus').waitFor();
  });

  it('a type is recognised by the symbol however late the list of types comes', async () => {
    const late = await stage.anotherPageOf('van-thu');
    await late.route('**/v1/documents/types*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      await route.continue();
    });
    await late.goto('/incoming/new');
    await late.getByLabel('Số', { exact: true }).fill('15/KH-UBND');
    await late.keyboard.press('Enter');
    await seeValue(late.getByLabel('Ký hiệu'), 'KH-UBND');
    await seeValue(late.getByLabel('Loại văn bản'), 'Kế hoạch');
    await late.context().close();
  });

  it('wrong input is named in Vietnamese beside its field, and the first one has the focus', async () => {
    await page.getByLabel('Ngày văn bản').fill('31/2/26');
    await page.getByLabel('Người ký', { exact: true }).fill('Nguyễn Văn An');
    await choose(page, 'Thượng khẩn');
    await page.getByLabel('Hạn xử lý').fill('1/2/2020');
    await page.keyboard.press(send);
    const alert = page.getByRole('alert');
    await alert.getByText('Có 4 ô cần sửa. Lời nhắc ở ngay cạnh từng ô.').waitFor();
    await seeNote(
      page.getByLabel('Ngày văn bản'),
      /^▲ Không hiểu ngày này\. Gõ ngày\/tháng\/năm, ví dụ 5\/2\/26\.$/,
    );
    await seeNote(page.getByLabel('Cơ quan ban hành'), /^▲ Ghi cơ quan ban hành\.$/);
    await seeNote(page.getByLabel('Trích yếu'), /^▲ Ghi trích yếu của văn bản\.$/);
    await seeNote(page.getByLabel('Hạn xử lý'), /^▲ Hạn này đã qua\. Chọn một ngày từ hôm nay trở đi\.$/);
    await page.getByLabel('Ngày văn bản').and(page.locator(':focus')).waitFor();
  });

  it('a refusal of the service stands beside its field too', async () => {
    await page.getByLabel('Ngày văn bản').fill('5/2/26');
    await page.getByLabel('Hạn xử lý').fill('');
    await page.getByLabel('Cơ quan ban hành').fill('Bộ Nội vụ');
    await page.getByLabel('Trích yếu').fill('Thông tư hướng dẫn công tác văn thư');
    await page.getByRole('button', { name: 'Thêm thông tin' }).click();
    await page.getByLabel('Mã định danh cơ quan ban hành').fill('không phải mã');
    await page.keyboard.press(send);
    const field = page.getByLabel('Mã định danh cơ quan ban hành');
    await page.locator('input[aria-invalid=true]').first().waitFor();
    await seeNote(field, /^▲ .*mã/i);
  });

  it('nothing typed is lost on reload but the name of a person', async () => {
    await page.reload();
    await page.getByText(/^Đã khôi phục phần gõ dở/).waitFor();
    await seeValue(page.getByLabel('Trích yếu'), 'Thông tư hướng dẫn công tác văn thư');
    await seeValue(page.getByLabel('Cơ quan ban hành', { exact: false }).first(), 'Bộ Nội vụ');
    await seeValue(page.getByLabel('Ngày văn bản'), '05/02/2026');
    await page.getByRole('radio', { name: 'Thượng khẩn', checked: true }).waitFor();
    await seeValue(page.getByLabel('Người ký', { exact: true }), '');
    await page.getByRole('button', { name: 'Bỏ phần gõ dở' }).click();
    await seeValue(page.getByLabel('Trích yếu'), '');
  });

  it('the same document is warned of while typing, and registering anyway asks for a reason', async () => {
    const first = await stage.register('Quyết định giao dự toán ngân sách', {
      number: '77',
      symbol: 'QĐ-STC',
      issueDate: '2026-02-05',
    });
    await page.getByLabel('Số', { exact: true }).fill('77/QĐ-STC');
    await page.getByLabel('Ngày văn bản').fill('5/2/26');
    await page.getByLabel('Cơ quan ban hành').first().fill('Sở Tài chính');
    const warning = page.getByRole('status').filter({ hasText: 'Có thể văn bản này đã vào sổ' });
    await warning.getByRole('link', { name: `Số đến ${first.arrivalNumber}` }).waitFor();
    await page.getByLabel('Trích yếu').fill('Quyết định giao dự toán ngân sách, bản gửi lại');
    await page.keyboard.press(send);
    const reason = page.getByLabel('Lý do vẫn đăng ký');
    await page.getByText('Ghi lý do để đăng ký văn bản trùng.').waitFor();
    await reason.fill('Bản gửi lại sau khi đính chính phụ lục');
    await page.keyboard.press(send);
    const saved = page.getByRole('status', { name: 'Đã vào sổ' });
    await saved.waitFor();
    await saved.getByRole('link', { name: 'Mở văn bản này' }).click();
    await page.getByText('Bản gửi lại sau khi đính chính phụ lục').waitFor();
  });
}

/** Waits until this is read out with a field: its error or hint. */
async function seeNote(field: Locator, expected: RegExp): Promise<void> {
  await eventually(async () => {
    const id = (await field.first().getAttribute('aria-describedby')) ?? '';
    const note = field.page().locator(`[id="${id}"]`);
    expect(await note.allTextContents()).toEqual([expect.stringMatching(expected)]);
  });
}
