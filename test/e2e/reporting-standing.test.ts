import { eventually } from '@baro/chassis/testing';
import { describeNeeding } from '@baro/tools/testing/needs.ts';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pick, send } from './acts.ts';
import { seriousFaults } from './looks.ts';
import { seeCount, seeLoaded, seeText, seeTexts } from './see.ts';
import { Stage } from './stage.ts';
import {
  bringSet,
  chief,
  dueTasks,
  heardOf,
  otherOfficial,
  standingScene,
  wardHead,
  wardOfficial,
} from './standing-scene.ts';

const former = '2026-10-06';
const recent = '2026-11-11';
const week = '?kind=week';
/** A phone, and a window of 1280 × 900 at 200 %. */
const sizes = [
  { width: 360, height: 740 },
  { width: 640, height: 450 },
];

describeNeeding('chromium', 'where a unit stands, in Chromium', (chromium) => {
  const stage = new Stage(standingScene);

  beforeAll(async () => {
    await stage.open(chromium);
    await bringSet(stage);
    await dueTasks(stage, { unit: 'BD', day: former, done: 1, all: 2 });
    await dueTasks(stage, { unit: 'HK', day: former, done: 0, all: 2 });
    await dueTasks(stage, { unit: 'DD', day: former, done: 0, all: 2 });
    await stage.setTime(new Date('2026-11-09T08:00:00+07:00'));
    await dueTasks(stage, { unit: 'BD', day: recent, done: 2, all: 3 });
    await dueTasks(stage, { unit: 'HK', day: recent, done: 2, all: 2 });
    await dueTasks(stage, { unit: 'DD', day: recent, done: 1, all: 2 });
    await stage.setTime(new Date('2026-11-12T08:00:00+07:00'));
    await heardOf(stage, 'BD', recent, [2, 3]);
    await heardOf(stage, 'HK', recent, [2, 2]);
    await heardOf(stage, 'DD', recent, [1, 2]);
    // What is over is counted anew once a day: all of it is heard by then.
    await stage.setTime(new Date('2026-11-16T09:30:00+07:00'));
  }, 900_000);
  afterAll(() => stage.close());

  const criteria = (page: Page): Locator => page.getByRole('table', { name: /^Các tiêu chí của/ });
  const rowOf = (page: Page, name: string): Locator =>
    criteria(page).locator('tbody tr').filter({ hasText: name });

  /** Opens a page that is counted by now: the job counts every few seconds. */
  async function see(login: string, address: string): Promise<Page> {
    const page = await stage.pageOf(login);
    await eventually(async () => {
      await page.goto(address);
      await seeLoaded(page);
      expect(await page.getByText('Đếm lúc 16/11/2026 09:30').count()).toBe(1);
    }, 120_000);
    return page;
  }

  it('says of one’s own unit what is scored, its place, and what rises slower than the others', async () => {
    const page = await stage.pageOf(wardHead);
    await page.goto('/reporting');
    await page.getByRole('link', { name: 'Đơn vị tôi đang ở đâu' }).click();
    await page.getByRole('heading', { level: 1, name: 'Phường Ba Đình đang ở đâu' }).waitFor();
    await see(wardHead, `/reporting/units${week}`);
    await page.getByText('Kỳ tuần 46/2026 (09/11–15/11/2026)').waitFor();
    await seeText(page.locator('.score-head'), /52 \/ 80 điểm đã chấm.*20 điểm chưa chấm, trong tổng 100/);
    const counted = rowOf(page, 'Nhiệm vụ đúng hạn');
    await seeText(counted, /66,67 %\(20,77–93,85 %\) 2\/3.*cả nhóm: 71,43 %.*95 %Chưa đạt/);
    await seeText(counted, /Tăng nhưng chậm hơn các đơn vị khác — cần nêu nguyên nhân\+16,67 điểm %/);
    await seeText(counted, /hạng 2\/3không phân biệt được với hạng 1–3/);
    await counted.getByRole('img', { name: /qua các kỳ: 05\/10 50 %; 09\/11 66,67 %/ }).waitFor();
    const survey = rowOf(page, 'Hài lòng của người dân');
    await seeText(survey, /80 %\(78–82 %\) 1\.200 người trả lời.*năm 2025 dùng tạm.*của toàn Thành phố/);
  }, 300_000);

  it('leads from the score to the criterion, to its items and to the task in three clicks', async () => {
    const page = await see(wardHead, `/reporting/units${week}`);
    await criteria(page)
      .getByRole('link', { name: /Nhiệm vụ đúng hạn/ })
      .click();
    await page.getByRole('heading', { level: 1, name: '1.1 Nhiệm vụ đúng hạn' }).waitFor();
    await page.getByRole('button', { name: '1 việc: Còn lại, không thuộc “Đúng hạn”' }).click();
    const dialog = page.getByRole('dialog', { name: /Các việc: Còn lại/ });
    await dialog.getByText('1 việc, như hiện nay.').waitFor();
    await dialog.getByRole('link', { name: 'Nhiệm vụ' }).click();
    await page.getByRole('heading', { level: 1, name: `Việc 3 hạn ${recent} của BD` }).waitFor();
    await page.goBack();
    await dialog.waitFor();
  }, 300_000);

  it('sets every unit beside the others as a picture and as a table, and goes back a week', async () => {
    const page = await see(wardHead, `/reporting/units${week}`);
    await criteria(page)
      .getByRole('link', { name: /Nhiệm vụ đúng hạn/ })
      .click();
    const peers = page.getByRole('table', { name: '3 đơn vị, nhóm Xã, phường' });
    await seeTexts(peers.locator('tbody .cell-main'), [
      'Phường Hoàn Kiếm ',
      'Phường Ba Đình đơn vị đang xem',
      'Phường Đống Đa ',
    ]);
    await page.getByRole('img', { name: /giá trị và khoảng tin cậy của 3 đơn vị/ }).waitFor();
    await page.getByRole('img', { name: /Biểu đồ đường: Nhiệm vụ đúng hạn, 13 kỳ/ }).waitFor();
    const series = page.getByRole('table', { name: 'Số liệu qua các kỳ: Nhiệm vụ đúng hạn' });
    await seeText(series.locator('tbody tr').first(), /Tuần từ 09\/11\/2026.*66,67 % 2\/3.*71,43 % 5\/7/);
    await page.getByRole('button', { name: 'Kỳ trước' }).click();
    await page.getByText('Kỳ tuần 45/2026').waitFor();
    expect(new URL(page.url()).searchParams.get('date')).toBe('2026-11-08');
    await peers.getByRole('link', { name: 'Phường Hoàn Kiếm' }).click();
    await page.getByRole('heading', { level: 1, name: 'Phường Hoàn Kiếm đang ở đâu' }).waitFor();
    await page.getByText('Kỳ tuần 45/2026').waitFor();
  }, 300_000);

  it('takes the cause of the unit’s head and shows it to who keeps the set, not to other units', async () => {
    const page = await see(wardHead, `/reporting/units${week}`);
    await rowOf(page, 'Nhiệm vụ đúng hạn')
      .getByRole('button', { name: /^Nêu nguyên nhân/ })
      .click();
    const dialog = page.getByRole('dialog', { name: 'Nêu nguyên nhân' });
    await dialog.getByLabel('Nguyên nhân').fill('Thiếu người từ tháng 9');
    await send(dialog, 'Nêu nguyên nhân');
    await rowOf(page, 'Nhiệm vụ đúng hạn').getByText('Nguyên nhân: Thiếu người từ tháng 9').waitFor();
    const ofWard = `/reporting/units/${stage.unit('BD').id}${week}`;
    const keeper = await see(chief, ofWard);
    await rowOf(keeper, 'Nhiệm vụ đúng hạn').getByText('Nguyên nhân: Thiếu người từ tháng 9').waitFor();
    const other = await see(otherOfficial, ofWard);
    await rowOf(other, 'Nhiệm vụ đúng hạn').waitFor();
    await seeCount(other.getByText('Thiếu người từ tháng 9'), 0);
    await seeCount(other.getByRole('button', { name: /^(?:Nêu nguyên nhân|Tự chấm|Thẩm định)/ }), 0);
  }, 300_000);

  it('lets the unit score itself with evidence, and who keeps the set verify it with a reason', async () => {
    const page = await see(wardOfficial, `/reporting/units${week}`);
    await rowOf(page, 'Kế hoạch năm').getByRole('button', { name: 'Tự chấm: Kế hoạch năm' }).click();
    const dialog = page.getByRole('dialog', { name: 'Tự chấm: Kế hoạch năm' });
    await dialog.getByLabel('Điểm').fill('18,5');
    await dialog.getByRole('button', { name: 'Tự chấm Ctrl Enter' }).click();
    await dialog.getByText('Có điểm thì cần ít nhất một tài liệu kiểm chứng.').waitFor();
    await dialog.getByLabel('Tên, số và ký hiệu').fill('Kế hoạch 12/KH-UBND');
    await send(dialog, 'Tự chấm');
    await seeText(rowOf(page, 'Kế hoạch năm'), /tự chấm 18,5; chưa thẩm định.*chưa chấm\/20/);

    const keeper = await see(chief, `/reporting/units/${stage.unit('BD').id}${week}`);
    const declared = rowOf(keeper, 'Kế hoạch năm');
    await declared.getByRole('button', { name: 'Thẩm định: Kế hoạch năm' }).click();
    const verify = keeper.getByRole('dialog', { name: 'Thẩm định: Kế hoạch năm' });
    await verify.getByText('Kế hoạch 12/KH-UBND').waitFor();
    await verify.getByLabel('Điểm').fill('15');
    await verify.getByRole('button', { name: 'Thẩm định Ctrl Enter' }).click();
    await verify.getByText('Điểm khác điểm tự chấm: ghi lý do.').waitFor();
    await verify.getByLabel('Lý do').fill('Chưa có kết quả quý III');
    await send(verify, 'Thẩm định');
    await seeText(declared, /tự chấm 18,5; thẩm định 15.*15\/20/);
    await seeText(keeper.locator('.score-points'), '67 / 100 điểm đã chấm');
    await declared.getByRole('button', { name: 'Các lần chấm: Kế hoạch năm' }).click();
    const scores = keeper.getByRole('table', { name: 'Các lần chấm: Kế hoạch năm' });
    await seeTexts(scores.locator('tbody .cell-number'), ['15', '18,5']);
  }, 300_000);

  it('shows the city, every ward as a tile and as a row, and leads to a ward', async () => {
    const page = await see(chief, `/reporting/dashboard${week}`);
    const city = page.getByRole('table', { name: 'Toàn Thành phố theo từng tiêu chí' });
    await seeText(
      city.locator('tbody tr').first(),
      /71,43 %.*5\/7.*95 %Chưa đạt1\/3 đơn vịTăng.*1\/3 đơn vị/,
    );
    const tiles = page.locator('.unit-tile-name');
    await seeTexts(tiles, ['Phường Hoàn Kiếm', 'Phường Ba Đình', 'Phường Đống Đa']);
    await page.getByText('Tên', { exact: true }).click();
    await seeTexts(tiles, ['Phường Ba Đình', 'Phường Đống Đa', 'Phường Hoàn Kiếm']);
    await page.getByText('Bảng', { exact: true }).click();
    const rows = page.getByRole('table', { name: '3 đơn vị, nhóm Xã, phường' }).locator('tbody tr');
    await seeText(rows.first(), /Phường Ba Đình66,7 %.*hạng 2\/3.*1$/);
    await page.getByRole('heading', { name: 'Không có kỳ báo cáo nào đang thu số liệu' }).waitFor();
    await rows.first().getByRole('link', { name: 'Phường Ba Đình' }).click();
    await page.getByRole('heading', { level: 1, name: 'Phường Ba Đình đang ở đâu' }).waitFor();
  }, 300_000);

  it('says what to do where there is nothing to show', async () => {
    const page = await stage.pageOf(chief);
    await page.goto('/reporting/units');
    await page.getByRole('heading', { name: 'Chọn đơn vị để xem' }).waitFor();
    await pick(page.getByLabel('Xem đơn vị'), 'dong da', /Phường Đống Đa/);
    await page.getByRole('heading', { level: 1, name: 'Phường Đống Đa đang ở đâu' }).waitFor();
    await page.goto(`/reporting/units/${stage.unit('UB').id}`);
    await page.getByRole('heading', { name: 'Đơn vị này không được so sánh' }).waitFor();
    await page.goto('/reporting/sets');
    await page.getByRole('link', { name: 'Bộ chỉ số điều hành' }).click();
    await page.getByRole('table', { name: 'Cây tiêu chí: Bộ chỉ số điều hành' }).waitFor();
  }, 300_000);

  it('reads well to a machine, and fits a phone and 200 %', async () => {
    const page = await see(wardHead, `/reporting/units${week}`);
    const criterion = await criteria(page)
      .getByRole('link', { name: /Nhiệm vụ đúng hạn/ })
      .getAttribute('href');
    const faults: string[] = [];
    const wide: string[] = [];
    for (const address of [`/reporting/units${week}`, criterion ?? '', `/reporting/dashboard${week}`]) {
      await page.setViewportSize({ width: 1280, height: 900 });
      await see(wardHead, address);
      faults.push(...(await seriousFaults(page, address)));
      for (const size of sizes) {
        await page.setViewportSize(size);
        const over = await page.evaluate<number>(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        if (over > 0) wide.push(`${address} at ${size.width}: ${over} px too wide`);
      }
    }
    expect([faults, wide]).toEqual([[], []]);
  }, 300_000);
});
