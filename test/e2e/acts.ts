import type { Locator, Page } from 'playwright-core';

/** The words on the buttons, by the RPC they call. */
export const buttonOf: Readonly<Record<string, string>> = {
  AcceptItem: 'Nhận xử lý',
  RouteIncomingDocument: 'Phân công',
  SubmitIncomingDocument: 'Trình lãnh đạo',
  FinishItem: 'Xử lý xong',
  HandOverItem: 'Chuyển',
  SendBackItem: 'Trả lại',
  UpdateIncomingDocument: 'Sửa thông tin',
  ReturnIncomingDocument: 'Trả nơi gửi',
};

/** The buttons of the document's own acts. */
export function actsOf(page: Page): Locator {
  return page.getByRole('group', { name: 'Việc có thể làm' });
}

/** Opens the dialog of an act. */
export async function openAct(page: Page, act: string): Promise<Locator> {
  await actsOf(page).getByRole('button', { name: act, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: act });
  await dialog.waitFor();
  return dialog;
}

/** Sends the dialog and waits until it is gone. */
export async function send(dialog: Locator, act: string): Promise<void> {
  await dialog.getByRole('button', { name: `${act} Ctrl Enter` }).click();
  await dialog.waitFor({ state: 'hidden' }).catch(async (error: unknown) => {
    throw new Error(`${act} is not done: ${await dialog.innerText()}`, { cause: error });
  });
}

/** Types into a field with suggestions and takes the one meant. */
export async function pick(field: Locator, typed: string, option: RegExp): Promise<void> {
  await field.fill(typed);
  await field.page().getByRole('option', { name: option }).click();
}

/**
 * Chooses one of a few. A click and then a look: `check` looks in the same moment, before the page has drawn the answer.
 */
export async function choose(within: Page | Locator, name: string): Promise<void> {
  const radio = { name, exact: true };
  await within.getByRole('radio', radio).click();
  await within.getByRole('radio', { ...radio, checked: true }).waitFor();
}

/** Opens the item of a list by its subject. */
export async function openItem(page: Page, subject: string): Promise<void> {
  await page.getByRole('link', { name: subject }).click();
  await page.getByRole('heading', { level: 1, name: subject }).waitFor();
}

/** Waits until the document's page shows a state. */
export async function seeState(page: Page, state: string): Promise<void> {
  await page.locator('.item-facts').getByText(state, { exact: true }).waitFor();
}
