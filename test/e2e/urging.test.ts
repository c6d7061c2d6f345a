import { newId } from '@baro/chassis';
import { eventually } from '@baro/chassis/testing';
import { describeNeeding } from '@baro/tools/testing/needs.ts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pick } from './acts.ts';
import { part, Rest, text } from './rest.ts';
import { account, Stage } from './stage.ts';

const committeeId = newId();
const begin = new Date('2026-03-02T09:00:00+07:00');
const now = new Date('2026-03-12T09:00:00+07:00');
const work = 'Rà soát quỹ nhà, đất dôi dư sau sắp xếp';
const other = 'Báo cáo giải ngân vốn đầu tư công';
const leader = 'lanh-dao';
const chairman = 'chanh-van-phong';
const director = 'giam-doc-so';

describeNeeding('chromium', 'urging letters in Chromium, on the test clock', (chromium) => {
  const stage = new Stage({
    services: ['directory', 'documents', 'tasks', 'custody', 'gateway'],
    testClock: begin,
    units: [
      {
        id: committeeId,
        code: 'UB',
        name: 'Ủy ban nhân dân Thành phố',
        posts: [
          { role: 'RECORDS_CLERK', accountId: account('01'), title: 'Văn thư' },
          { role: 'LEADER', accountId: account('02'), title: 'Phó Chủ tịch' },
          { role: 'LEADER', accountId: account('03'), title: 'Chủ tịch', head: true },
        ],
      },
      {
        code: 'STC',
        name: 'Sở Tài chính',
        parentId: committeeId,
        posts: [{ role: 'LEADER', accountId: account('22'), title: 'Giám đốc', head: true }],
      },
    ],
  });
  const rest = new Rest(stage);
  let page: Page;
  let letter = '';

  beforeAll(async () => {
    await stage.open(chromium);
    for (const one of [work, other]) await assign(one);
    await stage.setTime(now);
    page = await pageOf(leader);
  }, 600_000);
  afterAll(() => stage.close());

  async function pageOf(login: string): Promise<Page> {
    const signedIn = await stage.pageOf(login);
    signedIn.setDefaultTimeout(60_000);
    return signedIn;
  }

  /** A task of the committee led by the director, due on 4 March. */
  async function assign(content: string): Promise<void> {
    await eventually(
      () =>
        rest.post(leader, '/v1/tasks', {
          task: {
            unitId: stage.unit('UB').id,
            sourceKind: 'TASK_SOURCE_KIND_CITY_DOCUMENT',
            work: content,
            product: 'Báo cáo',
            leadPostId: stage.unit('STC').posts[0]?.id,
            dueTime: '2026-03-04T17:00:00+07:00',
          },
        }),
      60_000,
    );
  }

  it('a deputy makes a letter from the list of tasks, to be signed by the chairman', async () => {
    await page.goto('/tasks');
    await page.getByRole('button', { name: 'Lập công văn đôn đốc' }).click();
    await page.getByRole('heading', { level: 1, name: 'Lập công văn đôn đốc' }).waitFor();
    await page.getByText('Đã chọn 2 trong 2 nhiệm vụ quá hạn').waitFor();
    await page.getByRole('checkbox', { name: `Đưa vào công văn: ${other}` }).uncheck();
    await page.getByText('Đã chọn 1 trong 2 nhiệm vụ quá hạn').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Chọn người ký.').waitFor();
    await pick(page.getByLabel('Người ký'), 'chu tich', /(?<!Phó )Chủ tịch/);
    await page.getByRole('radio', { name: /^TM/ }).check();
    await page.getByLabel('Nội dung nhắc thêm').fill('Đề nghị khẩn trương.');
    await page.getByLabel('Trả lời trước ngày').fill('20/3/26');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Công văn chờ người ký đề nghị cấp số.').waitFor();
    await page.getByText('quá hạn', { exact: false }).first().waitFor();
    letter = page.url().split('/').at(-1) ?? '';
    await page.getByRole('button', { name: 'Đổi người ký' }).waitFor();
    expect(await page.getByRole('button', { name: 'Ký và đề nghị cấp số' }).count()).toBe(0);
  }, 300_000);

  it('the chairman signs; on the deputy’s open page the number comes by itself', async () => {
    const signing = await pageOf(chairman);
    await signing.goto(`/urging/${letter}`);
    await signing.getByRole('button', { name: 'Ký và đề nghị cấp số' }).click();
    const link = page.getByRole('link', { name: /^Mở văn bản đi 01\/UB$/ });
    await link.waitFor();
    await page.getByText('Đã cấp số, phát hành', { exact: true }).waitFor();
    await link.click();
    await page.getByRole('heading', { level: 1, name: 'V/v đôn đốc thực hiện 1 nhiệm vụ quá hạn' }).waitFor();
  }, 300_000);

  it('what documents refuses is said with its reason; another signer gets the number', async () => {
    const post = { signerPostId: stage.unit('UB').posts[1]?.id, signingCapacity: 'SIGNING_CAPACITY_TM' };
    const unit = { unitId: stage.unit('UB').id, urgedUnitId: stage.unit('STC').id };
    const made = await rest.post(leader, '/v1/urgingLetters', { ...unit, ...post });
    await page.goto(`/urging/${text(part(made, 'letter'), 'id')}`);
    await page.getByText('Thẩm quyền ký không hợp lệ tại ngày cấp số.').waitFor();
    await page.getByRole('button', { name: 'Đổi người ký' }).click();
    const dialog = page.getByRole('dialog', { name: 'Đổi người ký' });
    await pick(dialog.getByLabel('Người ký'), 'pho chu tich', /Phó Chủ tịch/);
    await dialog.getByRole('radio', { name: /^KT/ }).check();
    await dialog.getByRole('button', { name: 'Đổi người ký Ctrl Enter' }).click();
    await page.getByRole('link', { name: 'Mở văn bản đi 02/UB' }).waitFor();
  }, 300_000);

  it('the urged unit sees the letters in the list and on the task', async () => {
    const urged = await pageOf(director);
    await urged.goto('/urging');
    await urged.getByRole('link', { name: '02/UB' }).waitFor();
    await urged.getByRole('link', { name: '01/UB' }).click();
    await urged.getByRole('link', { name: work }).click();
    await urged.getByRole('heading', { level: 2, name: 'Đôn đốc (2 lần)' }).waitFor();
    await urged.getByText('Đôn đốc lần 2').waitFor();
    await urged.getByRole('link', { name: '01/UB' }).waitFor();
  }, 300_000);

  it('holds on a narrow page and reads in English', async () => {
    await page.setViewportSize({ width: 360, height: 780 });
    for (const address of ['/urging', '/urging/new', `/urging/${letter}`]) {
      await page.goto(address);
      await page.getByRole('table').waitFor();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(`/urging/${letter}`);
    await page.evaluate(`localStorage.setItem('baro.language', 'en')`);
    await page.reload();
    await page.getByText('Numbered and issued', { exact: true }).waitFor();
  }, 300_000);
});
