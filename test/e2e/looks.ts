import { AxeBuilder } from '@axe-core/playwright';
import { beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { seeLoaded } from './see.ts';
import type { Stage } from './stage.ts';

/** A phone, and a window of 1280 × 900 at 200 %: the page has half the pixels each way. */
const sizes = { phone: { width: 360, height: 740 }, 'zoom 200 %': { width: 640, height: 450 } };
const usual = { width: 1280, height: 900 };

/** Every page is readable by everybody and fits small windows. */
export function looksTests(stage: Stage): void {
  let page: Page;
  let document = '';

  beforeAll(async () => {
    page = await stage.pageOf('van-thu');
    const { id } = await stage.submit(
      'Kế hoạch kiểm tra việc thực hiện nhiệm vụ phát triển kinh tế - xã hội tại các đơn vị trực thuộc',
    );
    document = `/incoming/${id}`;
  });

  it('axe finds nothing serious on any main page', async () => {
    const office = `/units/${stage.office.id}`;
    const addresses = ['/', '/incoming', '/incoming/new', document, '/outgoing', '/outgoing/new'];
    const found: string[] = [];
    for (const address of [...addresses, '/registers', '/units', office, '/calendar', '/nowhere']) {
      await open(page, address);
      found.push(...(await seriousFaults(page, address)));
    }
    const leader = await stage.pageOf('lanh-dao');
    for (const address of ['/tasks', '/tasks?view=board', '/tasks/new', '/map', '/findings']) {
      await open(leader, address);
      found.push(...(await seriousFaults(leader, address)));
    }
    const stranger = await (await stage.browser()).newPage();
    await stranger.goto('/');
    await stranger.getByRole('link', { name: 'Đăng nhập' }).waitFor();
    found.push(...(await seriousFaults(stranger, 'sign in')));
    await stranger.getByRole('link', { name: 'Đăng nhập' }).click();
    await stranger.getByLabel('Mật khẩu').waitFor();
    found.push(...(await seriousFaults(stranger, 'sign-on')));
    await stranger.context().close();
    expect(found).toEqual([]);
  });

  it.each(Object.entries(sizes))('no page scrolls sideways: %s', async (_, size) => {
    await page.setViewportSize(size);
    const wide: string[] = [];
    for (const address of [
      '/',
      '/incoming',
      '/incoming/new',
      document,
      '/tasks',
      '/tasks/new',
      '/map',
      '/findings',
    ]) {
      await open(page, address);
      const over = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      await page.evaluate('window.scrollTo(500, 0)');
      const moved = await page.evaluate<number>('window.scrollX');
      if (over > 0 || moved > 0) wide.push(`${address}: ${over} px too wide, moves ${moved} px`);
    }
    await page.setViewportSize(usual);
    expect(wide).toEqual([]);
  });
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await seeLoaded(page);
}

/** What axe finds serious or critical on the page as it stands. */
export async function seriousFaults(page: Page, where: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    // No page of ours has frames: without them axe needs no window of its own.
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${where}: ${id} at ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}
