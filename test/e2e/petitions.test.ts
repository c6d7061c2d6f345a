import { eventually } from '@baro/chassis/testing';
import { describeNeeding } from '@baro/tools/testing/needs.ts';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { choose, openAct, openItem, pick, seeState, send } from './acts.ts';
import { city, committee, council, department, finance } from './council.ts';
import { seeCount, seeLoaded } from './see.ts';
import { Stage } from './stage.ts';

const subject = 'Cải tạo, thoát nước đường Đội Cấn';
const words = 'Cử tri đề nghị khẩn trương sửa đường Đội Cấn, mưa là ngập.';
const verifier = 'tham-tra';
const leader = 'lanh-dao';
const official = 'chuyen-vien-so';
const director = 'giam-doc-so';
const coordinator = 'chuyen-vien';

describeNeeding('chromium', 'a petition in Chromium, from the meeting to the finding', (chromium) => {
  const stage = new Stage({
    services: ['directory', 'documents', 'tasks', 'petitions', 'custody', 'gateway'],
    units: [committee, city, council, department, finance],
  });
  let petition = '';

  beforeAll(() => stage.open(chromium), 600_000);
  afterAll(() => stage.close());

  /** The petition on somebody's page, read anew. */
  async function see(login: string): Promise<Page> {
    const page = await stage.pageOf(login);
    await page.goto(petition);
    await page.getByRole('heading', { level: 1, name: subject }).waitFor();
    return page;
  }

  async function act(page: Page, name: string, fill: (dialog: Locator) => Promise<void>): Promise<void> {
    const dialog = await openAct(page, name);
    await fill(dialog);
    await send(dialog, name);
  }

  it('the Council enters a session and records what voters said', async () => {
    const page = await stage.pageOf(verifier);
    await page.goto('/petitions');
    await page.getByRole('button', { name: 'Tạo kỳ họp' }).click();
    const dialog = page.getByRole('dialog', { name: 'Tạo kỳ họp' });
    await dialog.getByLabel('Tên kỳ họp').fill('Kỳ họp thứ 5');
    await dialog.getByLabel('Khóa').fill('Khóa XVII');
    await dialog.getByLabel('Ngày khai mạc').fill('7/12/2026');
    await send(dialog, 'Tạo kỳ họp');
    await page.getByRole('heading', { level: 1, name: 'Kỳ họp thứ 5, Khóa XVII' }).waitFor();
    await page.getByRole('button', { name: 'Ghi nhận kiến nghị' }).click();
    await page.getByRole('heading', { level: 1, name: 'Ghi nhận kiến nghị cử tri' }).waitFor();
    await page.getByLabel('Địa phương').focus();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Ghi địa phương.').waitFor();
    await choose(page, 'Trước kỳ họp');
    await page.getByLabel('Địa phương').fill('Phường Ba Đình');
    await page.getByLabel('Lời cử tri').fill(words);
    // What was typed outlives the page.
    await page.reload();
    await page.getByText('Đã khôi phục phần gõ dở', { exact: false }).waitFor();
    await page.getByLabel('Nội dung, tóm tắt một câu').fill(subject);
    await choose(page, 'Thành phố');
    await pick(page.getByLabel('Lĩnh vực'), 'do thi', /Đô thị/);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { level: 1, name: subject }).waitFor();
    await seeState(page, 'Đã ghi nhận, chưa phân công');
    await page.getByText(words).waitFor();
    petition = new URL(page.url()).pathname;
  }, 300_000);

  it('the Committee assigns it; the official finds it among the own work and accepts', async () => {
    const assigning = await see(leader);
    await act(assigning, 'Phân công', async (dialog) => {
      await pick(dialog.getByLabel('Vị trí chủ trì'), 'chuyen vien', /Chuyên viên, Sở Xây dựng/);
      await dialog.getByLabel('Hạn trả lời').fill('+20');
    });
    await seeState(assigning, 'Đã giao, chưa tiếp nhận');
    const working = await stage.pageOf(official);
    await working.goto('/');
    await openItem(working, subject);
    await working.getByRole('button', { name: 'Tiếp nhận' }).click();
    await seeState(working, 'Đang xử lý');
  }, 300_000);

  it('another department is asked for its part, finds it among the own work, and gives it', async () => {
    const asking = await see(official);
    await act(asking, 'Đề nghị phối hợp', async (dialog) => {
      await pick(dialog.getByLabel('Vị trí phối hợp'), 'ngan sach', /Chuyên viên ngân sách, Sở Tài chính/);
      await dialog.getByLabel('Yêu cầu phối hợp').fill('Cho biết nguồn vốn.');
      await dialog.getByLabel('Hạn phối hợp').fill('+5');
    });
    const part = (page: Page) => page.locator('.part', { hasText: 'Cho biết nguồn vốn.' });
    await part(asking).getByText('Đã giao phối hợp, chưa tiếp nhận').waitFor();
    const page = await stage.pageOf(coordinator);
    await page.goto('/');
    await openItem(page, subject);
    await part(page).getByRole('button', { name: 'Tiếp nhận phối hợp' }).click();
    await part(page).getByText('Đang phối hợp', { exact: true }).waitFor();
    await part(page).getByRole('button', { name: 'Gửi nội dung phối hợp' }).click();
    const dialog = page.getByRole('dialog', { name: 'Gửi nội dung phối hợp' });
    await dialog.getByLabel('Nội dung phối hợp').fill('Vốn ở kế hoạch năm 2027.');
    await send(dialog, 'Gửi nội dung phối hợp');
    await part(page).getByText('Đã có ý kiến').waitFor();
    await seeCount(part(page).getByRole('button'), 0);
    await part(await see(official))
      .getByText('Vốn ở kế hoạch năm 2027.')
      .waitFor();
  }, 300_000);

  it('the official submits an answer, the director reads and signs it: answered, and claimed to be done', async () => {
    const working = await see(official);
    await act(working, 'Trình ký trả lời', async (dialog) => {
      await dialog.getByLabel('Nội dung trả lời').fill('Đã bố trí vốn và hoàn thành.');
      await choose(dialog, 'Đã giải quyết xong');
      await pick(dialog.getByLabel('Người ký'), 'giam doc', /Giám đốc/);
    });
    await seeState(working, 'Dự thảo trả lời đã trình ký');
    await working.getByText('Chưa có văn bản trả lời được ký.').waitFor();
    const signing = await see(director);
    const dialog = await openAct(signing, 'Ký trả lời');
    await dialog.getByText('Đã bố trí vốn và hoàn thành.').waitFor();
    await send(dialog, 'Ký trả lời');
    await seeState(signing, 'Đã trả lời');
    await signing.getByRole('region', { name: 'Đơn vị báo cáo' }).getByText('Đã giải quyết xong').waitFor();
    await signing.getByText('Hội đồng chưa thẩm tra.').waitFor();
  }, 300_000);

  it("the verifier's finding stands beside the claim and closes nothing that is under way", async () => {
    const page = await see(verifier);
    await act(page, 'Kết luận thẩm tra', async (dialog) => {
      await choose(dialog, 'Sẽ giải quyết, có lộ trình, thời hạn');
      await dialog.getByLabel('Ngày cam kết xong').fill('31/3/2027');
      await dialog.getByLabel('Căn cứ, lý do').fill('Còn 60 m rãnh chưa có nắp.');
    });
    await page.getByText('Hai bên khác nhau').waitFor();
    await page.getByText('Cam kết xong ngày 31/03/2027').waitFor();
    await seeState(page, 'Đã trả lời');
    await act(page, 'Kết luận thẩm tra', async (dialog) => {
      await choose(dialog, 'Đã giải quyết xong');
      // Only what is scheduled has a committed day.
      await seeCount(dialog.getByLabel('Ngày cam kết xong'), 0);
      await dialog.getByLabel('Căn cứ, lý do').fill('Đã kiểm tra thực tế.');
    });
    await seeState(page, 'Đã kết thúc theo kết quả thẩm tra');
    await page.getByText('Đã kết thúc, không ai giữ nữa').waitFor();
    await page.getByText('Còn 60 m rãnh chưa có nắp.').waitFor();
  }, 300_000);

  it('raised again it is the same petition, opened again, with both lines', async () => {
    const page = await see(verifier);
    await act(page, 'Ghi lần nêu nữa', async (dialog) => {
      await pick(dialog.getByRole('combobox', { name: /^Kỳ họp/ }), 'ky hop', /Kỳ họp thứ 5/);
      await dialog.getByLabel('Địa phương').fill('Phường Ngọc Hà');
      await dialog.getByLabel('Lời cử tri').fill('Đường Đội Cấn vẫn ngập.');
    });
    await page.getByRole('heading', { level: 2, name: 'Lời cử tri, nêu 2 lần' }).waitFor();
    await page.getByText(words).waitFor();
    await page.getByText('Đường Đội Cấn vẫn ngập.').waitFor();
    await page.getByText('Mở lại').first().waitFor();
    await seeState(page, 'Đã trả lời');
  }, 300_000);

  it('the board shows both axes, filtered by its address; all pages hold on a phone and read in English', async () => {
    const page = await stage.pageOf(official);
    await page.goto('/petitions');
    await page.getByRole('link', { name: 'Kỳ họp thứ 5, Khóa XVII' }).click();
    const row = page.getByRole('row', { name: new RegExp(subject) });
    await row.getByText(/^Đã trả lời \d/).waitFor();
    await row.getByText('nêu 2 lần').waitFor();
    const board = new URL(page.url()).pathname + new URL(page.url()).search;
    await page.goto(`${board}&answered=false`);
    await page.getByText('Không có kiến nghị nào khớp').waitFor();
    await page.goto(`${board}&answered=true&findingClass=RESULT_CLASS_DONE&query=ngoc+ha`);
    await row.waitFor();
    await page.setViewportSize({ width: 360, height: 780 });
    for (const address of ['/petitions', board, petition]) {
      await page.goto(address);
      await seeLoaded(page);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.evaluate(`localStorage.setItem('baro.language', 'en')`);
    await page.reload();
    await eventually(() => page.getByText("Verifier's finding").first().waitFor({ timeout: 5000 }));
    await page.evaluate(`localStorage.removeItem('baro.language')`);
  }, 300_000);
});
