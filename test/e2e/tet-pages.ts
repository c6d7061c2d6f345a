import type { Locator, Page } from 'playwright-core';
import { actsOf, choose, openAct, pick, send } from './acts.ts';
import { seeLoaded, seeText, seeTexts } from './see.ts';
import type { Stage } from './stage.ts';

/** What is typed of a paper that has arrived. */
interface Paper {
  numberSymbol: string;
  issueDate: string;
  issuer: string;
  subject: string;
  urgency: string;
}

/** Registers a document, and stays on its page. @returns its id */
export async function registerFromPage(page: Page, paper: Paper): Promise<string> {
  await page.goto('/incoming/new');
  await page.getByLabel('Số', { exact: true }).fill(paper.numberSymbol);
  await page.getByLabel('Ngày văn bản').fill(paper.issueDate);
  await page.getByLabel('Cơ quan ban hành').first().fill(paper.issuer);
  await page.getByLabel('Trích yếu').fill(paper.subject);
  await choose(page, paper.urgency);
  await page.keyboard.press('Control+Enter');
  const saved = page.getByRole('status', { name: 'Đã vào sổ' });
  await saved.getByRole('link', { name: 'Mở văn bản này' }).click();
  await page.getByRole('heading', { level: 1, name: paper.subject }).waitFor();
  return page.url().split('/').at(-1) ?? '';
}

/** Someone's post as it is typed into a field, and as it is offered there. */
export interface Wanted {
  typed: string;
  option: RegExp;
}

/** Submits the document of the page to a leader. */
export async function submitFromPage(page: Page, { typed, option }: Wanted): Promise<void> {
  const dialog = await openAct(page, 'Trình lãnh đạo');
  await pick(dialog.getByRole('combobox', { name: 'Trình ai' }), typed, option);
  await send(dialog, 'Trình lãnh đạo');
}

/** The page of a task in the browser of a login. */
export async function openTask(stage: Stage, login: string, id: string, work: string): Promise<Page> {
  const page = await stage.pageOf(login);
  await page.goto(`/tasks/${id}`);
  await page.getByRole('heading', { level: 1, name: work }).waitFor();
  return page;
}

/** What is typed to assign a task from something; all else comes from there. */
interface Assignment {
  lead: Wanted;
  work: string;
  product: string;
  due: string;
}

/** Assigns a task from the page of its document. @returns its id */
export async function assignFromPage(page: Page, documentId: string, task: Assignment): Promise<string> {
  await page.goto(`/incoming/${documentId}`);
  await page.getByRole('button', { name: 'Giao nhiệm vụ' }).click();
  return sendAssignment(page, task);
}

/** Sends the form of a task that is filled in already. @returns its id */
export async function sendAssignment(page: Page, task: Assignment): Promise<string> {
  await pick(page.getByRole('combobox', { name: 'Rõ người' }), task.lead.typed, task.lead.option);
  await page.getByLabel('Rõ việc').fill(task.work);
  await page.getByLabel('Rõ thời gian').fill(task.due);
  await page.getByLabel('Rõ sản phẩm').fill(task.product);
  await page.getByRole('button', { name: 'Giao nhiệm vụ Ctrl Enter' }).click();
  await page.getByRole('heading', { level: 1, name: task.work }).waitFor();
  return page.url().split('/').at(-1) ?? '';
}

/** Gives a returned task to another lead. */
export async function reassignFromPage(page: Page, { typed, option }: Wanted): Promise<void> {
  const dialog = await openAct(page, 'Giao lại');
  await pick(dialog.getByRole('combobox', { name: 'Chuyển tới' }), typed, option);
  await send(dialog, 'Giao lại');
}

/** Accepts the task of the page. */
export async function acceptFromPage(page: Page): Promise<void> {
  await actsOf(page).getByRole('button', { name: 'Nhận nhiệm vụ', exact: true }).click();
  await page
    .locator('.item-facts')
    .getByText(/^Đang thực hiện ·/)
    .waitFor();
}

/** Hands a task on. */
export async function handOverFromPage(page: Page, { typed, option }: Wanted): Promise<void> {
  const dialog = await openAct(page, 'Chuyển');
  await pick(dialog.getByRole('combobox', { name: 'Chuyển tới' }), typed, option);
  await send(dialog, 'Chuyển');
}

/** Reports how far a task has come, and sees it on the page. */
export async function reportProgressFromPage(page: Page, percent: number, text: string): Promise<void> {
  const dialog = await openAct(page, 'Báo cáo tiến độ');
  await dialog.getByLabel('Đã làm được (%)').fill(String(percent));
  await dialog.getByLabel('Đã làm gì').fill(text);
  await send(dialog, 'Báo cáo tiến độ');
  await page.getByText(text).waitFor();
}

/** Reports a task done, with its product. */
export async function reportCompletionFromPage(page: Page, product: string): Promise<void> {
  const dialog = await openAct(page, 'Báo cáo hoàn thành');
  await dialog.getByRole('textbox', { name: /^Sản phẩm/ }).fill(product);
  await send(dialog, 'Báo cáo hoàn thành');
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

/** Sees on the board, among what asks for an extension, these tasks and no others, each marked. */
export async function seeAskedOnBoard(page: Page, works: readonly string[]): Promise<void> {
  await page.goto('/tasks?view=board&extensionAsked=true');
  await seeLoaded(page);
  const cards = page.locator('.board-card');
  await seeTexts(cards.getByRole('link'), works);
  await seeTexts(
    cards.locator('.state-tag'),
    works.map(() => 'Chờ quyết định gia hạn'),
  );
}

/** Grants what was asked for. */
export async function grantFromPage(page: Page): Promise<void> {
  const dialog = await openAct(page, 'Quyết định gia hạn');
  await choose(dialog, 'Đồng ý gia hạn');
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
