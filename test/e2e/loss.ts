import { afterAll, expect, it } from 'vitest';
import type { Stage } from './stage.ts';

const words = 'Hệ thống tạm thời bận, hãy thử lại.';

/** The primary database is away for a while. */
export function lossTests(stage: Stage): void {
  let isAway = false;
  afterAll(async () => {
    if (isAway) await stage.startDatabase();
  });

  it('a page says so in a sentence, and works again by its own button when the database is back', async () => {
    const page = await stage.anotherPageOf('van-thu');
    await stage.stopDatabase();
    isAway = true;
    await page.reload();
    await page.getByText(words).first().waitFor();
    expect((await page.locator('body').innerText()).trim()).toContain(words);
    await stage.startDatabase();
    isAway = false;
    await page.getByRole('button', { name: 'Thử lại' }).first().click();
    await page.getByRole('banner').waitFor();
    await page.getByText(words).waitFor({ state: 'hidden' });
  });
}
