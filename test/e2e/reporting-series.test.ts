import { describeNeeding } from '@baro/tools/testing/needs.ts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pick } from './acts.ts';
import { seriousFaults } from './looks.ts';
import { bringCatalogue, chief, reportingScene, wardClerk } from './reporting-scene.ts';
import { reportMonth, startForm } from './reporting-months.ts';
import { Rest } from './rest.ts';
import { seeCount, seeText, seeTexts } from './see.ts';
import { Stage } from './stage.ts';

const address = '/reporting/indicators/VB-02/series';
const title = 'VB-02 – Tỷ lệ đúng hạn';

describeNeeding('chromium', 'the series of an indicator in Chromium', (chromium) => {
  const stage = new Stage(reportingScene);
  const rest = new Rest(stage);

  beforeAll(async () => {
    await stage.open(chromium);
    await bringCatalogue(stage, rest);
    const formId = await startForm(rest, stage.unit('UB').id);
    await reportMonth(rest, { formId, number: 10, numerator: '3', denominator: '4' });
    await reportMonth(rest, { formId, number: 11, numerator: '1', denominator: '2' });
  }, 600_000);
  afterAll(() => stage.close());

  async function see(login: string, search = ''): Promise<Page> {
    const page = await stage.pageOf(login);
    await page.goto(`${address}${search}`);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    return page;
  }

  const numbers = (page: Page) => page.getByRole('table', { name: 'Số liệu theo kỳ' });

  it('is reached from the indicator, and says every number and the break in words', async () => {
    const page = await stage.pageOf(wardClerk);
    await page.goto('/reporting/indicators/VB-02');
    await page.getByRole('link', { name: 'Xem chuỗi số liệu và so sánh đơn vị' }).click();
    await seeText(numbers(page).locator('tbody tr').first(), /tháng 11\/2026.*Ngắt 1.*50/);
    await seeText(numbers(page).locator('tbody tr').last(), /tháng 10\/2026.*75/);
    const breaks = page.locator('.series-breaks li');
    await seeText(breaks, /Ngắt 1, trước Kỳ tháng 11\/2026: .*phiên bản 2 có hiệu lực từ 15\/10\/2026/);
    await page.getByRole('img', { name: /Biểu đồ đường: .*2 kỳ/ }).waitFor();
    await page.locator('.chart svg').getByText('Ngắt 1').waitFor();
  }, 300_000);

  it('compares a unit found by its name without accents, keeps it in the address, and takes it off', async () => {
    const page = await see(chief);
    await pick(page.getByLabel('Thêm đơn vị để so sánh'), 'tai chinh', /Sở Tài chính/);
    await numbers(page).getByRole('columnheader', { name: 'Sở Tài chính' }).waitFor();
    await page.reload();
    await numbers(page).getByRole('columnheader', { name: 'Sở Tài chính' }).waitFor();
    await page.getByRole('button', { name: 'Bỏ Sở Tài chính' }).focus();
    await page.keyboard.press('Enter');
    await seeCount(numbers(page).getByRole('columnheader', { name: 'Sở Tài chính' }), 0);
    expect(new URL(page.url()).search).toBe('');
  }, 300_000);

  it('shows every unit of a group as a tile and as a row, the ward that did not report among them', async () => {
    const page = await see(wardClerk);
    const tiles = page.locator('.unit-tile');
    await seeTexts(tiles, ['Phường Ba ĐìnhChưa có số']);
    await page.getByText('Sở, ban, ngành', { exact: true }).last().click();
    await seeTexts(tiles, ['Sở Tài chính50Nhóm thấp']);
    await page.getByText('Bảng', { exact: true }).click();
    const row = page.getByRole('table', { name: /1 đơn vị/ }).locator('tbody tr');
    await seeText(row, /Sở Tài chính.*50.*Nhóm thấp/);
  }, 300_000);

  it('says what to do where no period is rolled up, reads well to a machine, and fits a phone', async () => {
    const page = await see(wardClerk, '?kind=PERIOD_KIND_YEAR');
    await page.getByRole('heading', { name: 'Chưa có kỳ nào được tổng hợp' }).waitFor();
    await see(wardClerk);
    await page.locator('.unit-tile').waitFor();
    expect(await seriousFaults(page, address)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 800 });
    await page.locator('.chart svg').waitFor();
    const sides: unknown = await page.evaluate(
      '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
    );
    const [needed, there] = sides as [number, number];
    expect(needed).toBeLessThanOrEqual(there);
  }, 300_000);
});
