import { eventually } from '@baro/chassis/testing';
import { describeNeeding } from '@baro/tools/testing/needs.ts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openItem, seeState } from './acts.ts';
import { city, committee, council, department } from './council.ts';
import { seeCount, seeLoaded, seeValue } from './see.ts';
import { Stage } from './stage.ts';
import { acceptFromPage, confirmFromPage, reportCompletionFromPage, sendAssignment } from './tet-pages.ts';

const subject = 'Cải tạo, thoát nước đường Đội Cấn';
const words = 'Nhà bà Hoa số 12 mưa là ngập, cử tri đề nghị khẩn trương sửa đường.';
const work = 'Lập phương án thoát nước đường Đội Cấn';
const leader = 'lanh-dao';
const official = 'chuyen-vien-so';

describeNeeding('chromium', 'a task made from a petition, in Chromium', (chromium) => {
  const stage = new Stage({
    services: ['directory', 'documents', 'tasks', 'petitions', 'custody', 'gateway'],
    units: [committee, city, council, department],
  });
  const petition = { id: '', code: '' };
  let task = '';

  beforeAll(async () => {
    await stage.open(chromium);
    const unitId = stage.unit('HDND').id;
    const fields = { unitId, name: 'Kỳ họp thứ 5', term: 'Khóa XVII', openDate: '2026-12-07' };
    const { session } = await eventually(async () =>
      stage.askFor<{ session: { id: string } }>('tham-tra', '/v1/councilSessions', { session: fields }),
    );
    const raising = { sessionId: session.id, words, localityName: 'Phường Ba Đình' };
    const body = { petition: { unitId, subject }, raising };
    const made = await stage.askFor<{ petition: typeof petition }>('tham-tra', '/v1/petitions', body);
    Object.assign(petition, made.petition);
  }, 600_000);
  afterAll(() => stage.close());

  const tasksOf = (page: Page) =>
    page
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: 'Nhiệm vụ giao từ kiến nghị này' }) });

  async function seePetition(login: string): Promise<Page> {
    const page = await stage.pageOf(login);
    await page.goto(`/petitions/${petition.id}`);
    await page.getByRole('heading', { level: 1, name: subject }).waitFor();
    await seeLoaded(page);
    return page;
  }

  it('who assigns no tasks is not offered to', async () => {
    const page = await seePetition(official);
    await seeCount(page.getByRole('button', { name: 'Giao nhiệm vụ' }), 0);
  }, 300_000);

  it('the leader assigns it from the page, filled in with the code and the matter, not with what voters said', async () => {
    const page = await seePetition(leader);
    await tasksOf(page)
      .getByText('Nhiệm vụ xong chưa có nghĩa là kiến nghị đã được trả lời', { exact: false })
      .waitFor();
    await tasksOf(page).getByRole('button', { name: 'Giao nhiệm vụ' }).click();
    await page.getByText(`Điền sẵn từ kiến nghị ${petition.code}. Xem lại rồi giao.`).waitFor();
    await seeValue(page.getByLabel('Số, ký hiệu văn bản nguồn'), petition.code);
    await seeValue(page.getByLabel('Rõ việc'), subject);
    const typed = await page.evaluate<string[]>(
      `[...document.querySelectorAll('input, textarea')].map((field) => field.value)`,
    );
    expect(typed).toContain(subject);
    expect(typed.join()).not.toContain('bà Hoa');
    const lead = { typed: 'chuyen vien', option: /Chuyên viên, Sở Xây dựng/ };
    task = `/tasks/${await sendAssignment(page, { lead, work, product: 'Phương án', due: '+20' })}`;
    await seeState(page, 'Chưa nhận · Chưa hoàn thành, trong hạn');
  }, 300_000);

  it('the petition lists it with holder, due time and state; the task leads back', async () => {
    const page = await seePetition(leader);
    const line = tasksOf(page).getByRole('listitem');
    await line.getByText('Chuyên viên, Sở Xây dựng').waitFor();
    await line.getByText('Chưa nhận').waitFor();
    await line.getByText(/^\d\d\/\d\d\/\d{4}/).waitFor();
    await line.getByRole('link', { name: work }).click();
    await page.getByRole('heading', { level: 1, name: work }).waitFor();
    await page.getByRole('link', { name: 'Mở kiến nghị' }).click();
    await page.getByRole('heading', { level: 1, name: subject }).waitFor();
  }, 300_000);

  it('done and confirmed it leaves the petition neither answered nor resolved', async () => {
    const working = await stage.pageOf(official);
    await working.goto('/');
    await openItem(working, work);
    await acceptFromPage(working);
    await reportCompletionFromPage(working, 'Phương án thoát nước');
    const confirming = await stage.pageOf(leader);
    await confirming.goto(task);
    await confirmFromPage(confirming);
    await seeState(confirming, 'Đã hoàn thành · Hoàn thành đúng hạn');
    const page = await seePetition(leader);
    await tasksOf(page).getByText('Đã hoàn thành').waitFor();
    await seeState(page, 'Đã ghi nhận, chưa phân công');
    await page.getByText('Chưa có văn bản trả lời được ký.').waitFor();
    await page.getByText('Hội đồng chưa thẩm tra.').waitFor();
  }, 300_000);

  it('both pages hold on a phone', async () => {
    const page = await stage.pageOf(leader);
    await page.setViewportSize({ width: 360, height: 780 });
    for (const address of [`/petitions/${petition.id}`, task, `/tasks/new?petition=${petition.id}`]) {
      await page.goto(address);
      await seeLoaded(page);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    }
  }, 300_000);
});
