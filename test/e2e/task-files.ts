import { readFile } from 'node:fs/promises';
import { eventually } from '@baro/chassis/testing';
import { expect, it } from 'vitest';
import { openAct, pick, send } from './acts.ts';
import { Rest } from './rest.ts';
import type { Stage } from './stage.ts';
import { openTask } from './tet-pages.ts';

const work = 'Lập báo cáo sử dụng trụ sở dôi dư';
const form = {
  name: 'Mẫu biểu.txt',
  mimeType: 'text/plain',
  buffer: Buffer.from('Biểu số 1: trụ sở dôi dư\n'),
};
const report = {
  name: 'Báo cáo.txt',
  mimeType: 'text/plain',
  buffer: Buffer.from('Báo cáo trụ sở dôi dư\n'),
};

/** A file is read by a process of its own before it is there; on a busy machine that takes its time. */
const patient = { timeout: 60_000 };

/** Files of a task: with the assignment, and as its product. */
export function taskFileTests(stage: Stage): void {
  const rest = new Rest(stage);
  let id = '';

  it('a file chosen while assigning goes with the task', async () => {
    await hearOfTheCity(stage, rest);
    const page = await stage.pageOf('lanh-dao');
    await page.goto('/tasks/new');
    await pick(page.getByRole('combobox', { name: 'Rõ người' }), 'chuyen vien', /Chuyên viên/);
    await page.getByLabel('Rõ việc').fill(work);
    await page.getByLabel('Rõ thời gian').fill('1/12/2099');
    await page.getByLabel('Rõ sản phẩm').fill('Báo cáo');
    await page.getByRole('group', { name: 'Tệp kèm theo' }).locator('input[type=file]').setInputFiles(form);
    await page.getByRole('button', { name: 'Giao nhiệm vụ Ctrl Enter' }).click();
    await page.getByRole('heading', { level: 1, name: work }).waitFor(patient);
    await page.getByRole('link', { name: `Tải xuống ${form.name}` }).waitFor(patient);
    id = page.url().split('/').at(-1) ?? '';
  }, 180_000);

  it('evidence goes up in the dialog of the report, and nobody takes it off afterwards', async () => {
    await rest.post('chuyen-vien', `/v1/tasks/items/${id}:accept`, {});
    const page = await openTask(stage, 'chuyen-vien', id, work);
    const dialog = await openAct(page, 'Báo cáo hoàn thành');
    await dialog.locator('input[type=file]').setInputFiles(report);
    await dialog.getByRole('button', { name: `Bỏ tệp ${report.name}` }).waitFor(patient);
    await dialog.getByRole('textbox', { name: /^Sản phẩm/ }).fill('Báo cáo 5/BC-VP');
    await send(dialog, 'Báo cáo hoàn thành');
    await page.getByRole('link', { name: `Tải xuống ${report.name}` }).waitFor(patient);
    await page
      .getByRole('button', { name: `Bỏ tệp ${report.name}` })
      .waitFor({ state: 'detached', ...patient });
  }, 180_000);

  it('who assigned takes the product down as it went up, and adds to the assignment', async () => {
    const page = await openTask(stage, 'lanh-dao', id, work);
    const link = page.getByRole('link', { name: `Tải xuống ${report.name}` });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toBe(report.name);
    expect(await readFile(await download.path())).toEqual(report.buffer);
    const more = { ...form, name: 'Góp ý.txt' };
    await page.locator('.uploads input[type=file]').setInputFiles(more);
    await page.getByRole('link', { name: `Tải xuống ${more.name}` }).waitFor(patient);
    await page.getByRole('button', { name: `Bỏ tệp ${more.name}` }).waitFor(patient);
  }, 180_000);
}

/** The tasks service keeps its own copy of the directory, which arrives a moment later. */
async function hearOfTheCity(stage: Stage, rest: Rest): Promise<void> {
  const { id: unitId, posts } = stage.office;
  const standing = { sourceKind: 'TASK_SOURCE_KIND_OTHER', product: 'Báo cáo', standing: true };
  const task = { unitId, work: 'Thử', leadPostId: posts[2]?.id ?? '', ...standing };
  await eventually(() => rest.post('lanh-dao', '/v1/tasks', { task, validateOnly: true }), 60_000);
}
