import type { Page } from 'playwright-core';

/** Signs in on the sign-on's own page, from a page of ours that asks for it, and waits for our page. */
export async function signIn(page: Page, username: string, password: string): Promise<void> {
  await page.getByRole('link', { name: 'Đăng nhập' }).click();
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByLabel('Mật khẩu').fill(password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('banner').waitFor();
}

/** Signs out by the account's menu; ends on the page that asks to sign in. */
export async function signOut(page: Page): Promise<void> {
  await page.locator('.account-button').click();
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await page.getByRole('link', { name: 'Đăng nhập' }).waitFor();
}
