import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { openAct, pick, seeState, send } from './acts.ts';
import { seeCount, seeLoaded, seeText, seeValue } from './see.ts';
import type { Stage } from './stage.ts';

/** Two browsers on one document. */
export function togetherTests(stage: Stage): void {
  it('who is second is told who was first and what they did, and keeps the words typed', async () => {
    const { id } = await stage.route('Báo cáo giải ngân vốn đầu tư công');
    const first = await stage.pageOf('chuyen-vien');
    const second = await stage.anotherPageOf('chuyen-vien');
    // Its live line is cut: it cannot know of the other's act before it is refused.
    await second.route('/api/events', (route) => route.abort());
    await second.goto(`/incoming/${id}`);
    const late = await openAct(second, 'Trả lại');
    await late.getByLabel('Lý do').fill('Không thuộc lĩnh vực phụ trách');

    await first.goto(`/incoming/${id}`);
    const quick = await openAct(first, 'Trả lại');
    await quick.getByLabel('Lý do').fill('Cần lãnh đạo khác chỉ đạo');
    await send(quick, 'Trả lại');
    await seeState(first, 'Đã trình');

    await late.getByRole('button', { name: 'Trả lại Ctrl Enter' }).click();
    const notice = late.getByRole('alert').filter({ hasText: 'Nội dung đã thay đổi trong lúc bạn làm' });
    await seeText(notice.first(), /Cán bộ OFFICIAL, Chuyên viên.*đã thực hiện “Trả lại” lúc/);
    await seeValue(late.getByLabel('Lý do'), 'Không thuộc lĩnh vực phụ trách');
    await seeState(second, 'Đã trình');
    await second.context().close();
  });

  it('a change made by another shows on the open page without reload', async () => {
    const subject = 'Công văn về phòng cháy chữa cháy mùa khô';
    const { id } = await stage.submit(subject);
    const clerk = await stage.pageOf('van-thu');
    await openLive(clerk, `/incoming/${id}`);
    await seeState(clerk, 'Đã trình');
    const official = await stage.pageOf('chuyen-vien');
    await openLive(official, '/');
    await seeLoaded(official);
    await seeCount(official.getByRole('link', { name: subject }), 0);

    const leader = await stage.pageOf('lanh-dao');
    await leader.goto(`/incoming/${id}`);
    const route = await openAct(leader, 'Phân công');
    await route.getByLabel('Ý kiến chỉ đạo').fill('Triển khai ngay');
    await pick(route.getByRole('combobox', { name: 'Chuyển tới' }), 'chuyen vien', /Chuyên viên/);
    await send(route, 'Phân công');

    await seeState(clerk, 'Chờ nhận');
    await clerk.locator('.item-fact-holder').getByText('Cán bộ OFFICIAL').waitFor();
    await official.getByRole('link', { name: subject }).waitFor();
    expect(await isSamePage(clerk)).toBe(true);
    expect(await isSamePage(official)).toBe(true);
  });
}

/** Opens a page with its live line, and marks it: a reload would wipe the mark. */
async function openLive(page: Page, address: string): Promise<void> {
  const line = page.waitForResponse((response) =>
    (response.headers()['content-type'] ?? '').startsWith('text/event-stream'),
  );
  await page.goto(address);
  await line;
  await page.evaluate('window.sameAsBefore = true');
}

function isSamePage(page: Page): Promise<unknown> {
  return page.evaluate('window.sameAsBefore === true');
}
