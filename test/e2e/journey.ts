import { expect, it } from 'vitest';
import type { BrowserContext, Page } from 'playwright-core';
import { eventually } from '@baro/chassis/testing';
import { actsOf, buttonOf, openAct, openItem, pick, seeState, send } from './acts.ts';
import { seeText, seeTexts } from './see.ts';
import { signIn, signOut } from './sign-on.ts';
import type { DocumentAnswer, Stage } from './stage.ts';

const subject = 'Kế hoạch chuyển đổi số của Thành phố năm 2026';

/** One document through all hands, in one browser. */
export function journeyTests(stage: Stage): void {
  let browser: BrowserContext;
  let page: Page;

  it('a clerk signs in and registers without the mouse, and sees the arrival number', async () => {
    browser = await stage.browser();
    page = await browser.newPage();
    await page.goto('/');
    await signInByKeyboard(page, stage.password);
    await registerByKeyboard(page);
    const saved = page.getByRole('status', { name: 'Đã vào sổ' });
    await seeText(saved.getByRole('strong').first(), '1');
    await seeText(saved, /163\/KH-UBND/);
  });

  it('what was typed and pasted was understood', async () => {
    await page.getByRole('link', { name: 'Mở văn bản này' }).click();
    await page.getByRole('heading', { level: 1, name: subject }).waitFor();
    await seeText(
      page.locator('.item-origin'),
      'Kế hoạch · 163/KH-UBND · Ủy ban nhân dân tỉnh Quảng Ninh · 05/02/2026',
    );
    await expectButtonsAsAllowed(page);
  });

  it('the clerk submits it, the leader routes it to a lead and a co-ordinator', async () => {
    const submit = await openAct(page, 'Trình lãnh đạo');
    await pick(submit.getByRole('combobox', { name: 'Trình ai' }), 'pho chu', /Phó Chủ tịch/);
    await send(submit, 'Trình lãnh đạo');
    await seeState(page, 'Đã trình');
    await changeTo('lanh-dao');
    await openItem(page, subject);
    await expectButtonsAsAllowed(page);
    const route = await openAct(page, 'Phân công');
    await route.getByLabel('Ý kiến chỉ đạo').fill('Xử lý trong tuần');
    const receivers = route.getByRole('combobox', { name: 'Chuyển tới' });
    await pick(receivers.first(), 'chuyen vien', /Chuyên viên/);
    await route.getByRole('button', { name: 'Thêm phối hợp' }).click();
    await pick(receivers.nth(1), 'truong phong', /Trưởng phòng/);
    await send(route, 'Phân công');
    await seeState(page, 'Chờ nhận');
  });

  it('the co-ordinator accepts and finishes their part', async () => {
    await changeTo('truong-phong');
    await openItem(page, subject);
    const acts = page.locator('.part-actions');
    await acts.getByRole('button', { name: 'Nhận xử lý' }).click();
    await acts.getByRole('button', { name: 'Xử lý xong' }).click();
    const finish = page.getByRole('dialog', { name: 'Xử lý xong' });
    await finish.getByLabel('Kết quả').fill('Đã góp ý');
    await send(finish, 'Xử lý xong');
    await page.locator('.part').getByText('Kết quả: Đã góp ý').waitFor();
  });

  it('the official accepts and finishes it', async () => {
    await changeTo('chuyen-vien');
    await openItem(page, subject);
    await expectButtonsAsAllowed(page);
    await actsOf(page).getByRole('button', { name: 'Nhận xử lý' }).click();
    await seeState(page, 'Đang xử lý');
    await expectButtonsAsAllowed(page);
    const finish = await openAct(page, 'Xử lý xong');
    await finish.getByLabel('Kết quả').fill('Đã ban hành hướng dẫn');
    await send(finish, 'Xử lý xong');
    await seeState(page, 'Đã xử lý xong');
    await expectButtonsAsAllowed(page);
  });

  it('the path shows every hand', async () => {
    const own = page.getByRole('region', { name: 'Văn bản', exact: true });
    const steps = own.getByRole('listitem');
    const hands = ['Cán bộ RECORDS_CLERK', 'Cán bộ LEADER', 'Cán bộ OFFICIAL', 'Không ai giữ'];
    await seeTexts(steps.locator('.path-person'), hands);
    await seeTexts(steps.locator('.path-reason'), ['Vào sổ', 'Trình', 'Phân công', 'Xử lý xong']);
    const part = page.getByRole('region', { name: /^Phần phối hợp/ });
    await seeTexts(part.locator('.path-person'), ['Cán bộ HEAD_OF_DIVISION', 'Không ai giữ']);
  });

  it('signing out ends the session: nothing is answered to the browser any more', async () => {
    const address = page.url();
    expect((await page.request.get('/v1/documents/incoming')).status()).toBe(200);
    await signOut(page);
    expect((await page.request.get('/v1/documents/incoming')).status()).toBe(401);
    await page.goto(address);
    await page.getByRole('link', { name: 'Đăng nhập' }).click();
    await page.getByLabel('Mật khẩu').waitFor();
    await browser.close();
  });

  async function changeTo(username: string): Promise<void> {
    await signOut(page);
    await page.goto('/');
    await signIn(page, username, stage.password);
  }
}

async function signInByKeyboard(page: Page, password: string): Promise<void> {
  await page.locator('a:focus', { hasText: 'Đăng nhập' }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('input[name=username]:focus').waitFor();
  await page.keyboard.type('van-thu');
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Việc của tôi' }).waitFor();
}

/** Enter goes from field to field, as in the form's own help. */
async function registerByKeyboard(page: Page): Promise<void> {
  await page.keyboard.press('n');
  await page.locator('input[data-first-field]:focus').waitFor();
  await page.keyboard.insertText('163/KH-UBND');
  for (let field = 0; field < 3; field += 1) await page.keyboard.press('Enter');
  await page.keyboard.type('5/2/26');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('Ủy ban nhân dân tỉnh Quảng Ninh');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText(subject);
  await page.keyboard.press('Control+Enter');
}

/** The page offers what the service allows, no more and no less. */
async function expectButtonsAsAllowed(page: Page): Promise<void> {
  const id = page.url().split('/').at(-1) ?? '';
  await eventually(async () => {
    const answer = await page.request.get(`/v1/documents/incoming/${id}`);
    const { document } = (await answer.json()) as { document: DocumentAnswer };
    const allowed = (document.allowedActions ?? []).flatMap((action) => buttonOf[action] ?? []);
    const shown = await actsOf(page).getByRole('button').allTextContents();
    expect(shown.toSorted()).toEqual(allowed.toSorted());
  });
}
