import type { Locator, Page } from 'playwright-core';
import { openAct, pick, send } from './acts.ts';
import { seeText } from './see.ts';
import type { Stage } from './stage.ts';

/** The page of a task in the browser of a login. */
export async function openTask(stage: Stage, login: string, id: string, work: string): Promise<Page> {
  const page = await stage.pageOf(login);
  await page.goto(`/tasks/${id}`);
  await page.getByRole('heading', { level: 1, name: work }).waitFor();
  return page;
}

/** What is typed to assign a task from a document; all else comes from the document. */
interface Assignment {
  lead: { typed: string; option: RegExp };
  work: string;
  product: string;
  due: string;
}

/** Assigns a task from the page of its document. @returns its id */
export async function assignFromPage(page: Page, documentId: string, task: Assignment): Promise<string> {
  await page.goto(`/incoming/${documentId}`);
  await page.getByRole('button', { name: 'Giao nhiệm vụ' }).click();
  await pick(page.getByRole('combobox', { name: 'Rõ người' }), task.lead.typed, task.lead.option);
  await page.getByLabel('Rõ việc').fill(task.work);
  await page.getByLabel('Rõ thời gian').fill(task.due);
  await page.getByLabel('Rõ sản phẩm').fill(task.product);
  await page.getByRole('button', { name: 'Giao nhiệm vụ Ctrl Enter' }).click();
  await page.getByRole('heading', { level: 1, name: task.work }).waitFor();
  return page.url().split('/').at(-1) ?? '';
}

/** Returns a task for competence from its page. */
export async function returnFromPage(page: Page, unit: RegExp, reason: string): Promise<void> {
  const act = 'Trả lại vì không đúng thẩm quyền';
  const dialog = await openAct(page, act);
  await pick(dialog.getByRole('combobox', { name: 'Đơn vị có thẩm quyền' }), 'tai chinh', unit);
  await dialog.getByLabel('Lý do').fill(reason);
  await send(dialog, act);
}

/** Asks for a later due time from the page of a task. */
export async function extendFromPage(page: Page, due: string, reason: string): Promise<void> {
  const dialog = await openAct(page, 'Xin gia hạn');
  await dialog.getByLabel('Xin hạn mới').fill(due);
  await dialog.getByLabel('Lý do').fill(reason);
  await send(dialog, 'Xin gia hạn');
}

/** Grants what was asked for. */
export async function grantFromPage(page: Page): Promise<void> {
  const dialog = await openAct(page, 'Quyết định gia hạn');
  // A click and then a look: `check` looks in the same moment, before the page has drawn the answer.
  const granted = { name: 'Đồng ý gia hạn' };
  await dialog.getByRole('radio', granted).click();
  await dialog.getByRole('radio', { ...granted, checked: true }).waitFor();
  await send(dialog, 'Quyết định gia hạn');
}

/** Confirms what was reported. */
export async function confirmFromPage(page: Page): Promise<void> {
  const dialog = await openAct(page, 'Xác nhận hoàn thành');
  await send(dialog, 'Xác nhận hoàn thành');
}

/** Two clicks from the head's map to what lies at one post: the unit, then the post. */
export async function findInMap(page: Page, unit: string, post: string): Promise<Locator> {
  await page.goto('/map');
  await page.getByRole('table', { name: 'Đơn vị trực thuộc' }).getByRole('link', { name: unit }).click();
  await page.getByRole('table', { name: 'Vị trí trong đơn vị' }).getByRole('link', { name: post }).click();
  const items = page.locator('#items');
  await items.getByRole('heading', { name: post }).waitFor();
  return items;
}

/** Waits until the path on a page shows these posts with these times, one after the other. */
export async function seeHands(
  page: Page,
  hands: readonly (readonly [post: string, held: string])[],
): Promise<void> {
  const steps = page.getByRole('region', { name: 'Nhiệm vụ', exact: true }).getByRole('listitem');
  for (const [at, [post, held]] of hands.entries()) {
    await steps.nth(at).locator('.path-post').getByText(post).waitFor();
    await seeText(steps.nth(at).locator('.path-held'), held);
  }
}
