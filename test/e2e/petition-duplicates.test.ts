import { eventually } from '@baro/chassis/testing';
import { describeNeeding } from '@baro/tools/testing/needs.ts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openAct, seeState, send } from './acts.ts';
import { city, committee, council } from './council.ts';
import { seeCount, seeLoaded, seeTexts } from './see.ts';
import { Stage } from './stage.ts';

const verifier = 'tham-tra';
const desk = '/petitions/duplicates';
const lake = 'Hồ Linh Đàm ô nhiễm, cá chết, mùi hôi, đề nghị nạo vét và xử lý nước.';
const lakeAgain = 'Hồ Linh Đàm ô nhiễm, cá chết, mùi hôi, đề nghị nạo vét và xử lý nước thải.';
const road = 'Đường Láng Hạ xuống cấp, nhiều ổ gà, đề nghị thành phố sớm sửa chữa mặt đường.';
const roadAgain = 'de nghi sua chua mat duong Lang Ha vi da xuong cap, nhieu o ga';

describeNeeding('chromium', 'likely duplicates in Chromium', (chromium) => {
  const stage = new Stage({
    services: ['directory', 'documents', 'tasks', 'petitions', 'custody', 'gateway'],
    units: [committee, city, council],
  });
  const codes: string[] = [];
  const ids: string[] = [];

  beforeAll(async () => {
    await stage.open(chromium);
    const unitId = stage.unit('HDND').id;
    const fields = { unitId, name: 'Kỳ họp thứ 5', term: 'Khóa XVII', openDate: '2026-12-07' };
    const { session } = await eventually(async () =>
      stage.askFor<{ session: { id: string } }>(verifier, '/v1/councilSessions', { session: fields }),
    );
    for (const [words, localityName] of [
      [lake, 'Phường Hoàng Liệt'],
      [lakeAgain, 'Phường Định Công'],
      [road, 'Phường Láng'],
      [roadAgain, 'Phường Giảng Võ'],
    ] as const) {
      const { petition } = await stage.askFor<{ petition: { id: string; code: string } }>(
        verifier,
        '/v1/petitions',
        { petition: { unitId, subject: words }, raising: { sessionId: session.id, words, localityName } },
      );
      codes.push(petition.code);
      ids.push(petition.id);
    }
  }, 600_000);
  afterAll(() => stage.close());

  const code = (at: number): string => codes[at] ?? '';
  const pairOf = (one: number, two: number): string => `${code(one)} và ${code(two)}`;

  async function openDesk(login: string, pairs: readonly string[]): Promise<Page> {
    const page = await stage.pageOf(login);
    await eventually(async () => {
      await page.goto(desk);
      await seeLoaded(page);
      expect(await page.locator('.pair > h2').allTextContents()).toEqual(pairs);
    });
    return page;
  }

  it('the desk shows pairs, the most alike first, side by side with what both say marked', async () => {
    const page = await openDesk(verifier, [pairOf(0, 1), pairOf(2, 3)]);
    const pair = page.getByRole('region', { name: pairOf(2, 3) });
    await pair.getByText(/^Giống \d+ %$/).waitFor();
    const sides = pair.getByRole('article');
    await seeCount(sides, 2);
    await sides.first().locator('mark', { hasText: 'Láng Hạ' }).first().waitFor();
    await sides.nth(1).locator('mark', { hasText: 'Lang Ha' }).first().waitFor();
    await sides.nth(1).getByText('Phường Giảng Võ · Kỳ họp thứ 5').waitFor();
    await sides.nth(1).getByText('Thành viên Đoàn thẩm tra', { exact: false }).waitFor();
  }, 300_000);

  it('who keeps no petitions sees the pairs and decides nothing', async () => {
    const page = await openDesk('lanh-dao', [pairOf(0, 1), pairOf(2, 3)]);
    await seeCount(page.locator('.pair').getByRole('button'), 0);
  }, 300_000);

  it('by keyboard one pair is told apart, of the other one is retired in favour of the other', async () => {
    const page = await stage.pageOf(verifier);
    await page.goto(desk);
    const apart = page
      .getByRole('region', { name: pairOf(0, 1) })
      .getByRole('button', { name: 'Không trùng' });
    await apart.focus();
    await page.keyboard.press('Enter');
    await seeTexts(page.locator('.pair > h2'), [pairOf(2, 3)]);
    await page
      .getByRole('heading', { name: pairOf(2, 3) })
      .and(page.locator(':focus'))
      .waitFor();
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: `Gộp vào kiến nghị này ${code(2)}` }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Gộp vào kiến nghị này' });
    await dialog.getByText(`${code(3)} được gộp vào ${code(2)}`, { exact: false }).waitFor();
    await dialog.getByLabel('Lời nhắn').focus();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Không còn cặp nào chờ xem').waitFor();
  }, 300_000);

  it('the retired one keeps its line and names where it is answered; restored it is proposed again', async () => {
    const page = await stage.pageOf(verifier);
    await page.goto(`/petitions/${ids[2] ?? ''}`);
    await page.getByRole('heading', { level: 2, name: 'Lời cử tri, nêu 2 lần' }).waitFor();
    await page.getByRole('heading', { level: 2, name: 'Kiến nghị được gộp vào đây' }).waitFor();
    await page.locator('blockquote').getByText(roadAgain).waitFor();
    await page.getByRole('link', { name: new RegExp(`^${code(3)}`) }).click();
    await page.getByRole('heading', { level: 1, name: roadAgain }).waitFor();
    await seeState(page, 'Đã gộp vào kiến nghị khác');
    await page.getByRole('heading', { level: 2, name: `Trả lời và kết quả ở ${code(2)}` }).waitFor();
    await page.getByRole('link', { name: new RegExp(`^${code(2)}`) }).waitFor();
    await page.locator('blockquote').getByText(roadAgain).waitFor();
    const dialog = await openAct(page, 'Lấy lại kiến nghị');
    await dialog.getByLabel('Lý do').fill('Khác đoạn đường');
    await send(dialog, 'Lấy lại kiến nghị');
    await seeState(page, 'Đã ghi nhận, chưa phân công');
    await eventually(async () => {
      await page.reload();
      await seeLoaded(page);
      expect(await page.getByRole('article', { name: code(2) }).count()).toBe(1);
    });
    await page.setViewportSize({ width: 360, height: 780 });
    for (const address of [desk, `/petitions/${ids[3] ?? ''}`]) {
      await page.goto(address);
      await seeLoaded(page);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    }
  }, 300_000);
});
