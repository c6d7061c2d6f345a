import { describeNeeding } from '@baro/tools/testing/needs.ts';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { choose, pick, send } from './acts.ts';
import { seriousFaults } from './looks.ts';
import {
  bringCatalogue,
  chief,
  director,
  fieldOf,
  head,
  official,
  paste,
  reportingScene,
  seeNoteOf,
  wardClerk,
} from './reporting-scene.ts';
import { Rest } from './rest.ts';
import { seeCount, seeLoaded, seeText, seeTexts, seeValue } from './see.ts';
import { Stage } from './stage.ts';
import { takePdf } from './take-pdf.ts';

const formName = 'Báo cáo văn bản tháng';
const incoming = 'VB-01 Số văn bản đến';
const digital = 'VB-01 Hình thức: Điện tử';
const paper = 'VB-01 Hình thức: Giấy';
const onTime = 'VB-02 Tử số: Đúng hạn';
const handled = 'VB-02 Mẫu số: Đã xử lý';
const sheetTitle = `${formName} – Sở Tài chính`;

describeNeeding('chromium', 'reporting in Chromium, from a form to a restatement', (chromium) => {
  const stage = new Stage(reportingScene);
  const rest = new Rest(stage);
  let form = '';
  let period = '';
  let sheet = '';
  let wardSheet = '';

  beforeAll(async () => {
    await stage.open(chromium);
    await bringCatalogue(stage, rest);
  }, 600_000);
  afterAll(() => stage.close());

  async function see(login: string, address: string, title: string): Promise<Page> {
    const page = await stage.pageOf(login);
    await page.goto(address);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    return page;
  }

  function button(page: Page, name: string): Locator {
    return page.getByRole('group', { name: 'Việc có thể làm' }).getByRole('button', { name, exact: true });
  }

  /** Opens the dialog of an act, fills it in and sends it. */
  async function act(page: Page, name: string, fill: (dialog: Locator) => Promise<void>): Promise<void> {
    await button(page, name).click();
    const dialog = page.getByRole('dialog', { name });
    await fill(dialog);
    await send(dialog, name);
  }

  /** Saves the sheet and waits until nothing is left to save. */
  async function save(page: Page): Promise<void> {
    await page.keyboard.press('Control+Enter');
    await seeCount(page.locator('[data-main-button]'), 0);
  }

  /** Checked by the official, approved by the head, signed by the director. */
  async function signOff(): Promise<void> {
    const filling = await see(official, sheet, sheetTitle);
    await button(filling, 'Kiểm tra').click();
    await filling.getByText('Chờ người khác với người kiểm tra duyệt.').waitFor();
    const approving = await see(head, sheet, sheetTitle);
    await button(approving, 'Duyệt').click();
    await approving.getByText('Chờ lãnh đạo đơn vị ký.').waitFor();
    const signing = await see(director, sheet, sheetTitle);
    await act(signing, 'Ký', (dialog) => choose(dialog, 'Chính thức'));
    await signing.locator('.facts').getByText('Đã ký', { exact: true }).waitFor();
  }

  it('the chief makes a form of indicators: by words, by group, by codes', async () => {
    const page = await see(chief, '/reporting', 'Báo cáo');
    await page.getByRole('heading', { name: 'Đơn vị bạn chưa phải báo cáo kỳ nào' }).waitFor();
    await page.getByRole('button', { name: 'Lập biểu báo cáo' }).click();
    await page.getByRole('heading', { level: 1, name: 'Lập biểu báo cáo' }).waitFor();
    await page.getByLabel('Mã biểu').fill('vb-thang');
    await page.getByLabel('Tên biểu').fill(formName);
    await choose(page, 'Tháng');
    await pick(page.getByLabel('Quy tắc chốt số liệu'), '15', /từ ngày 15 tháng trước đến ngày 14/);
    await page.getByLabel('Thêm chỉ tiêu').fill('ty le dung');
    await page.keyboard.press('Enter');
    await pick(page.getByLabel('Thêm cả nhóm'), 'loi hua', /Lời hứa/);
    await page.getByLabel('Dán nhiều mã').fill('vb-01, VB-99');
    await page.getByRole('button', { name: 'Thêm các mã này' }).click();
    await page.getByText('Không có trong danh mục: VB-99.').waitFor();
    await page.getByRole('button', { name: 'Đưa VB-01 lên' }).click();
    await page.getByRole('button', { name: 'Đưa VB-01 lên' }).click();
    await page.getByRole('button', { name: 'Đưa VB-02 lên' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Ghi căn cứ pháp lý.').waitFor();
    await page.getByLabel('Căn cứ pháp lý').fill('NĐ 09/2019/NĐ-CP');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { level: 1, name: formName }).waitFor();
    form = new URL(page.url()).pathname;
    const codes = page.getByRole('table', { name: 'Chỉ tiêu của biểu' }).locator('tbody .cell-symbol');
    await seeTexts(codes, ['VB-01', 'VB-02', 'LH-01']);
  }, 300_000);

  it('and opens the period, named as the law names it, with its days and its due time', async () => {
    const page = await see(chief, form, formName);
    await page.getByRole('button', { name: 'Mở kỳ' }).click();
    const dialog = page.getByRole('dialog', { name: 'Mở kỳ' });
    await seeValue(dialog.getByLabel('Kỳ số'), '11');
    await dialog.getByLabel('Kỳ số').fill('13');
    await dialog.getByRole('button', { name: 'Mở kỳ Ctrl Enter' }).click();
    await dialog.getByText('Gõ số kỳ, từ 1 đến 12.').waitFor();
    await dialog.getByLabel('Kỳ số').fill('11');
    await send(dialog, 'Mở kỳ');
    await page.getByRole('heading', { level: 1, name: `${formName} – Kỳ tháng 11/2026` }).waitFor();
    period = new URL(page.url()).pathname;
    await page.locator('.facts').getByText('15/10–14/11/2026', { exact: true }).waitFor();
    await page.locator('.facts').getByText('2 ngày làm việc', { exact: false }).first().waitFor();
    await seeCount(page.getByRole('table', { name: 'Tình hình báo cáo của các đơn vị' }).getByRole('row'), 3);
    const ward = page.getByRole('link', { name: 'Phường Ba Đình' });
    wardSheet = (await ward.getAttribute('href')) ?? '';
  }, 300_000);

  it('a unit fills in by keyboard: what is wrong is said beside its field, and nothing typed is lost', async () => {
    const page = await see(official, '/reporting', 'Báo cáo');
    const row = page.getByRole('row', { name: new RegExp(formName) }).first();
    await row.getByText('Kỳ tháng 11/2026 (15/10–14/11/2026)').waitFor();
    await row.getByText('Chưa ký, trong hạn').waitFor();
    await row.getByRole('link', { name: formName }).click();
    await page.getByRole('heading', { level: 1, name: sheetTitle }).waitFor();
    sheet = new URL(page.url()).pathname;
    await paste(fieldOf(page, incoming), '1.010\n7\n3');
    await seeValue(fieldOf(page, paper), '3');
    await fieldOf(page, onTime).fill('2,5x');
    await page.keyboard.press('Enter');
    await fieldOf(page, handled).and(page.locator(':focus')).waitFor();
    await seeNoteOf(fieldOf(page, onTime), /Không hiểu số này/);
    await page.keyboard.type('3');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Có 1 ô cần sửa. Lời nhắc ở ngay cạnh từng ô.').waitFor();
    await page.reload();
    await page.getByText(/^Đã khôi phục phần gõ dở/).waitFor();
    await seeValue(fieldOf(page, incoming), '1.010');
    await fieldOf(page, onTime).fill('2');
    await seeText(page.locator('output'), '66,67');
    await save(page);
    await seeNoteOf(fieldOf(page, digital), /Các phần cộng lại là 10, tổng số là 1\.010/);
    await seeText(page.locator('.finding-list strong'), 'Còn 2 chỗ chưa đúng, theo lần lưu gần nhất');
  }, 300_000);

  it('the finding leads to its field; mended and with nothing to report it is checked, approved and signed', async () => {
    const page = await see(official, sheet, sheetTitle);
    await button(page, 'Kiểm tra').click();
    await page
      .getByText(/^Còn 2 /)
      .last()
      .waitFor();
    await page
      .locator('.finding-list')
      .getByRole('link', { name: /Điện tử/ })
      .click();
    await fieldOf(page, digital).and(page.locator(':focus')).waitFor();
    await fieldOf(page, incoming).fill('10');
    await page.getByRole('checkbox', { name: 'Không phát sinh: LH-01 Lời hứa quá hạn' }).check();
    await page.getByText('Còn 2 số chưa lưu. Lưu trước rồi mới làm bước tiếp.').waitFor();
    await save(page);
    await page.getByText('Mọi quy tắc kiểm tra đều đạt, theo lần lưu gần nhất.').waitFor();
    await signOff();
    const signed = await stage.pageOf(director);
    await signed.getByText('Ký đúng hạn').waitFor();
    await signed.getByText(/Cán bộ LEADER, Giám đốc ký lúc 16\/11\/2026/).waitFor();
    await seeCount(fieldOf(signed, incoming), 0);
  }, 300_000);

  it('who receives sees what is signed and no draft; another unit sees neither', async () => {
    const page = await see(chief, wardSheet, `${formName} – Phường Ba Đình`);
    await page.getByRole('heading', { name: 'Đơn vị chưa ký báo cáo này' }).waitFor();
    await see(chief, sheet, sheetTitle);
    await page.getByText('Bạn chỉ xem được báo cáo này.').waitFor();
    const ward = await stage.pageOf(wardClerk);
    await ward.goto(sheet);
    await ward.getByRole('heading', { name: 'Bạn không có quyền xem trang này' }).waitFor();
  }, 300_000);

  it('the chief rolls up, and locks only after the missing unit is accepted by name', async () => {
    await stage.setTime(new Date('2026-11-19T09:30:00+07:00'));
    const page = await see(chief, period, formName);
    await seeCount(page.getByRole('button', { name: 'Tải PDF' }), 0);
    const standings = page.getByRole('table', { name: 'Tình hình báo cáo của các đơn vị' });
    await standings
      .getByRole('row', { name: /Phường Ba Đình/ })
      .getByText('Chưa ký, quá hạn')
      .waitFor();
    await pick(page.getByLabel('Tình hình', { exact: true }), 'ky dung', /Ký đúng hạn/);
    await seeCount(standings.getByRole('row'), 2);
    await button(page, 'Tổng hợp').click();
    await page.getByRole('link', { name: 'Xem số liệu lần 1' }).waitFor();
    await button(page, 'Khóa kỳ').click();
    const dialog = page.getByRole('dialog', { name: 'Khóa kỳ' });
    await dialog.getByRole('listitem').filter({ hasText: 'Phường Ba Đình' }).waitFor();
    await dialog.getByRole('button', { name: 'Khóa kỳ Ctrl Enter' }).click();
    await dialog.getByText('Còn đơn vị chưa ký. Đánh dấu chấp nhận', { exact: false }).waitFor();
    await dialog.getByRole('checkbox').check();
    await send(dialog, 'Khóa kỳ');
    await page.locator('.facts').getByText('Đã khóa', { exact: true }).waitFor();
    const value = page.getByRole('table', { name: 'Văn bản' }).getByRole('row', { name: /Tỷ lệ đúng hạn/ });
    await seeText(value.locator('.cell-figure'), /66,67.*2 \/ 3/);
  }, 300_000);

  it('a correction signed after the lock is a second version, and the restatement is seen on the period', async () => {
    const page = await see(official, sheet, sheetTitle);
    await act(page, 'Đính chính', (dialog) => dialog.getByLabel('Lý do').fill('Sót 5 văn bản giấy.'));
    await page.getByText('Đang đính chính bản đã ký: Sót 5 văn bản giấy.').waitFor();
    await fieldOf(page, incoming).fill('15');
    await fieldOf(page, paper).fill('8');
    await save(page);
    await signOff();
    const signed = await stage.pageOf(director);
    await signed.getByRole('link', { name: 'Xem bản 2' }).click();
    const changed = signed
      .getByRole('table', { name: /^Bản 2/ })
      .locator('tbody')
      .getByRole('row');
    await seeCount(changed, 2);
    await seeText(changed.first(), /Số văn bản đến.*10.*15.*Đã đổi/);
    const receiving = await see(chief, period, formName);
    const rollUps = receiving.getByRole('table', { name: 'Các lần tổng hợp' });
    await seeText(rollUps.getByRole('row').nth(1), /Do Sở Tài chính đính chính.*Sót 5 văn bản giấy\./);
    const whole = receiving.getByRole('table', { name: 'Văn bản' }).getByRole('row').nth(1);
    await seeText(whole.locator('.cell-figure'), /15.*Đã điều chỉnh.*khi khóa: 10/);
    await receiving.getByRole('link', { name: 'Xem số liệu lần 2' }).click();
    await receiving.getByText('Đang xem lần tổng hợp 2.', { exact: false }).waitFor();
    await seeText(whole.locator('.cell-figure'), '10');
    await receiving.getByText('Sở, ban, ngành', { exact: true }).last().click();
    await receiving.getByText('Số liệu của Sở, ban, ngành.', { exact: false }).waitFor();
    expect(new URL(receiving.url()).searchParams.get('of')).toBe('departments');
  }, 300_000);

  it('the locked period is taken out as a report by anybody, with what was restated', async () => {
    const page = await see(wardClerk, period, formName);
    const report = page.getByRole('group', { name: 'Báo cáo của kỳ' });
    const { file, pages } = await takePdf(page, report.getByRole('button', { name: 'Tải PDF' }));
    expect(file).toMatch(/^bao-cao-ky_2026-11-14_.*\.pdf$/);
    const text = pages.join(' ');
    expect(text).toContain('BÁO CÁO VĂN BẢN THÁNG');
    expect(text).toContain('Kỳ tháng 11/2026: số liệu từ ngày 15/10/2026');
    expect(text).toContain('15 (*)');
    expect(text).toContain('khi khóa: 10');
    expect(text).toContain('Phường Ba Đình Xã, phường Chưa báo cáo, quá hạn');
    expect(text).toContain('Sót 5 văn bản giấy.');
  }, 300_000);

  it('the catalogue is searched without accents, and an indicator tells what it means', async () => {
    const page = await see(official, '/reporting/indicators', 'Chỉ tiêu');
    await page
      .getByRole('searchbox')
      .or(page.getByLabel('Tìm', { exact: true }))
      .first()
      .fill('dung han');
    await page.keyboard.press('Enter');
    await seeCount(page.getByRole('table').getByRole('row'), 2);
    await page.getByRole('link', { name: 'Tỷ lệ đúng hạn' }).click();
    await page.getByRole('heading', { level: 1, name: 'VB-02 – Tỷ lệ đúng hạn' }).waitFor();
    await page.getByText('Tổng tử số chia tổng mẫu số, không lấy trung bình').waitFor();
  }, 300_000);

  it('is readable by everybody, holds on a phone and at 200 %, and reads in English', async () => {
    const page = await stage.pageOf(chief);
    const found: string[] = [];
    const own = ['/reporting', form, period, '/reporting/forms', '/reporting/forms/new'];
    const addresses = [...own, `${sheet}?revision=2`, '/reporting/indicators', '/reporting/indicators/VB-01'];
    for (const address of addresses) {
      await page.goto(address);
      await seeLoaded(page);
      found.push(...(await seriousFaults(page, address)));
    }
    const filling = await see(wardClerk, wardSheet, `${formName} – Phường Ba Đình`);
    await seeLoaded(filling);
    found.push(...(await seriousFaults(filling, wardSheet)));
    expect(found).toEqual([]);
    for (const [width, height] of [
      [360, 780],
      [640, 450],
    ] as const) {
      await page.setViewportSize({ width, height });
      await filling.setViewportSize({ width, height });
      for (const address of addresses) {
        await page.goto(address);
        await seeLoaded(page);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      }
      await filling.goto(wardSheet);
      await seeLoaded(filling);
      expect(await filling.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(period);
    await page.evaluate(`localStorage.setItem('baro.language', 'en')`);
    await page.reload();
    await page.getByText('Restated', { exact: true }).first().waitFor();
    await page.evaluate(`localStorage.removeItem('baro.language')`);
  }, 300_000);
});
