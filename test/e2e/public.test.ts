import { newId } from '@baro/chassis';
import { describeNeeding } from '@baro/tools/testing/needs.ts';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { scenesOf } from '../petitions/public-scene.ts';
import type { PublicScene } from '../petitions/public-scene.ts';
import { choose, openAct, send } from './acts.ts';
import { city, committee, council, department } from './council.ts';
import { seriousFaults } from './looks.ts';
import { seeCount, seeLoaded } from './see.ts';
import { Stage } from './stage.ts';

const phone = { width: 360, height: 740 };

describeNeeding('chromium', 'without signing in, in Chromium', (chromium) => {
  const stage = new Stage({
    services: ['directory', 'petitions', 'gateway'],
    units: [committee, city, council, department],
  });
  let scene: PublicScene;
  let visitor: Page;
  /** Every address any request of the visitor's browser went to. */
  const asked: string[] = [];

  beforeAll(async () => {
    await stage.open(chromium);
    const seeded = ['HDND', 'SXD'].map((code) => stage.unit(code));
    scene = await (await scenesOf(stage.platform, seeded))();
    visitor = await (await stage.browser({ viewport: phone })).newPage();
    visitor.on('request', (request) => asked.push(request.url()));
  }, 900_000);
  afterAll(() => stage.close());

  const slip = { code: '', secret: '' };

  it('the Council office issues a receipt; code and secret stand on a slip, once', async () => {
    const page = await stage.pageOf('tham-tra');
    await page.goto(`/petitions/${scene.petition.id}`);
    await page.getByText(scene.code, { exact: false }).waitFor();
    await page.getByRole('button', { name: /^Cấp lại phiếu cho Phường Thanh Xuân/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Phiếu kiến nghị cử tri' });
    const codes = dialog.locator('code');
    await codes.first().waitFor();
    [slip.code = '', slip.secret = ''] = await codes.allTextContents();
    expect(slip.code).toMatch(/^KN-\w{4}-\w{4}-\w$/);
    expect(slip.secret).toMatch(/^\w{4}-\w{4}-\w{4}$/);
    expect(await seriousFaults(page, 'slip')).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#root').isVisible()).toBe(false);
    expect(await codes.last().isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });
    await dialog.getByRole('button', { name: 'Đóng', exact: true }).last().click();
    await seeCount(dialog, 0);
    await page.getByText(slip.code, { exact: false }).waitFor();
    await seeCount(page.getByText(slip.secret), 0);
  }, 300_000);

  it('a mistyped code is told beside its field, a wrong secret above the button; by keyboard alone on a phone', async () => {
    await visitor.goto('/public');
    await visitor.getByRole('heading', { level: 1, name: 'Tra cứu bằng phiếu' }).waitFor();
    expect(await seriousFaults(visitor, 'look up')).toEqual([]);
    await fit(visitor);
    await visitor.getByLabel('Mã phiếu').focus();
    await visitor.keyboard.press('Control+Enter');
    await visitor.getByText('Nhập mã phiếu.').waitFor();
    await visitor.keyboard.type(`${slip.code.slice(0, -1)}${slip.code.endsWith('A') ? 'C' : 'A'}`);
    await visitor.keyboard.press('Enter');
    await visitor.keyboard.type(slip.secret);
    await visitor.keyboard.press('Control+Enter');
    await visitor.getByText('gõ sai mã phiếu, hãy xem lại').waitFor();
    await visitor.getByLabel('Mã phiếu').fill(slip.code.toLowerCase().replaceAll('-', ''));
    await visitor
      .getByLabel('Mã bí mật')
      .fill(`${slip.secret.slice(0, -1)}${slip.secret.endsWith('A') ? 'C' : 'A'}`);
    await visitor.keyboard.press('Control+Enter');
    await visitor.getByText('Mã phiếu và mã bí mật không khớp', { exact: false }).waitFor();
  }, 300_000);

  it('by code and secret one sees what was asked and where it stands, and nobody', async () => {
    await visitor.getByLabel('Mã bí mật').fill(slip.secret);
    await visitor.keyboard.press('Control+Enter');
    await visitor.getByRole('heading', { level: 1, name: 'Sửa đường Nguyễn Trãi' }).waitFor();
    const main = visitor.getByRole('main');
    for (const text of ['Sở Xây dựng', 'Đã giải quyết xong', 'Phường Thanh Xuân']) {
      await main.getByText(text).first().waitFor();
    }
    await main.getByText('Ý kiến ghi trên phiếu của bạn').waitFor();
    expect(await main.textContent()).not.toMatch(/Cán bộ|Chuyên viên|Giám đốc|Đã sửa xong/);
    expect(await seriousFaults(visitor, 'found')).toEqual([]);
    await fit(visitor);
  }, 300_000);

  it('voters say "not solved"; it stands beside claim and finding for staff, and closes and opens nothing', async () => {
    await visitor.getByLabel('Việc gì chưa được giải quyết').focus();
    await visitor.keyboard.press('Control+Enter');
    await visitor.getByText('Ghi việc gì chưa được giải quyết.').waitFor();
    await visitor.keyboard.type('Mưa xuống vẫn ngập nửa bánh xe.');
    await visitor.keyboard.press('Control+Enter');
    await visitor.getByText('Đã ghi nhận: chưa giải quyết.').waitFor();
    await visitor.getByText('Cử tri, đại biểu cho biết chưa giải quyết: 1 lần').waitFor();
    await seeCount(visitor.getByText('nửa bánh xe'), 0);
    const page = await stage.pageOf('tham-tra');
    await page.goto(`/petitions/${scene.petition.id}`);
    const said = page.getByRole('region', { name: 'Lời của cử tri và đại biểu' });
    await said.getByText('Mưa xuống vẫn ngập nửa bánh xe.').waitFor();
    await act(page, 'Tổ đại biểu: chưa giải quyết', async (dialog) => {
      await dialog.getByLabel('Tổ đại biểu').fill('Tổ đại biểu số 3');
      await dialog.getByLabel('Việc gì chưa được giải quyết').fill('Cử tri tiếp tục nêu.');
    });
    await said.getByText('Tổ đại biểu số 3').waitFor();
    await act(page, 'Kết luận thẩm tra', async (dialog) => {
      await choose(dialog, 'Đang giải quyết');
      await dialog.getByLabel('Căn cứ, lý do').fill('Còn ngập.');
    });
    await said.getByText('Mưa xuống vẫn ngập nửa bánh xe.').waitFor();
    expect(await seriousFaults(page, 'petition')).toEqual([]);
    await page.goto('/petitions');
    const row = page.getByRole('row', { name: /Kỳ họp thứ 1/ });
    await row.waitFor();
    expect((await row.getByRole('cell').allTextContents()).slice(2, 6)).toEqual(['1', '1', '0', '1']);
    await page.goto('/petitions?session=all&notSolved=true');
    await page.getByRole('row', { name: /Sửa đường Nguyễn Trãi/ }).waitFor();
    await page.goto('/petitions?session=all&notSolved=false');
    await page.getByText('Không có kiến nghị nào khớp').waitFor();
  }, 300_000);

  it('the public page of a petition is there for everybody, in English too, and no address held code or secret', async () => {
    await visitor.goto(`/public/petitions/${scene.petition.id}`);
    await visitor.getByRole('heading', { level: 1, name: 'Sửa đường Nguyễn Trãi' }).waitFor();
    await visitor.getByText('Tổ đại biểu', { exact: false }).waitFor();
    await seeLoaded(visitor);
    await fit(visitor);
    expect(await seriousFaults(visitor, 'public page')).toEqual([]);
    await visitor.getByRole('button', { name: 'English' }).click();
    await visitor.getByText('Where it stands').waitFor();
    await visitor.goto(`/public/petitions/${newId()}`);
    await visitor.locator('.state-panel').waitFor();
    const bare = (text: string): string => text.replaceAll('-', '').toLowerCase();
    const addresses = bare(asked.join('\n'));
    for (const mark of [slip.code, slip.secret]) expect(addresses).not.toContain(bare(mark));
    expect(
      await visitor.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])'),
    ).not.toMatch(new RegExp(`${slip.code}|${slip.secret}`));
    expect(await visitor.context().cookies()).toEqual([]);
    // No session is asked for, and nobody is sent to sign in.
    expect(
      asked.filter((url) => /\/api\/|\/auth\/|\/v1\//.test(url) && !url.includes('/public/v1/')),
    ).toEqual([]);
  }, 300_000);

  async function act(page: Page, name: string, fill: (dialog: Locator) => Promise<void>): Promise<void> {
    const dialog = await openAct(page, name);
    await fill(dialog);
    await send(dialog, name);
  }

  async function fit(page: Page): Promise<void> {
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(phone.width);
  }
});
