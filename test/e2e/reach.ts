import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import type { Download, Page } from 'playwright-core';
import { seeCount, seeLoaded } from './see.ts';
import type { Stage } from './stage.ts';

/** A 1 × 1 PNG. */
export const scan = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Who reaches what: foreign units, search, files, registers. */
export function reachTests(stage: Stage): void {
  it('a clerk of another unit is told that the page is not theirs, and sees nothing of it', async () => {
    const { id } = await stage.register('Tờ trình về biên chế năm 2027');
    const page = await stage.pageOf('van-thu-ba-dinh');
    await page.goto(`/incoming/${id}`);
    await page.getByRole('heading', { name: 'Bạn không có quyền xem trang này' }).waitFor();
    await seeCount(page.getByText('Tờ trình về biên chế'), 0);
    await page.goto('/incoming');
    await page.getByRole('heading', { name: 'Sổ chưa có văn bản nào' }).waitFor();
  });

  it('a search finds a subject typed with accents and without', async () => {
    const subject = 'Phương án phòng chống thiên tai trên địa bàn';
    await stage.register(subject);
    const page = await stage.pageOf('van-thu');
    const other = page.getByRole('link', { name: 'Tờ trình về biên chế' });
    for (const words of ['phòng chống thiên tai', 'phong chong thien tai']) {
      await page.goto('/incoming');
      await other.first().waitFor();
      await seeLoaded(page);
      await search(page, words);
      // The rows of before stay up while a search loads.
      await seeCount(other, 0);
      await seeCount(page.getByRole('link', { name: subject }), 1);
    }
    await search(page, 'khong co chu nay');
    await page.getByRole('heading', { name: 'Không có văn bản nào khớp' }).waitFor();
  });

  it('a file goes up and comes down the same', async () => {
    const { id } = await stage.register('Biên bản họp giao ban có tệp');
    const page = await stage.pageOf('van-thu');
    await page.goto(`/incoming/${id}`);
    const file = { name: 'Biên bản.png', mimeType: 'image/png', buffer: scan };
    await page.locator('.uploads input[type=file]').setInputFiles(file);
    const link = page.getByRole('link', { name: 'Tải xuống Biên bản.png' });
    await link.waitFor();
    const download = await downloadBy(page, () => link.click());
    expect(download.suggestedFilename()).toBe('Biên bản.png');
    expect(await bytesOf(download)).toEqual(scan);
  });

  it('the register shows the book and comes as XLSX', async () => {
    const subject = 'Thông báo lịch tiếp công dân tháng này';
    await stage.register(subject);
    const page = await stage.pageOf('van-thu');
    await page.goto('/registers?kind=REGISTER_KIND_INCOMING');
    await page.getByRole('button', { name: 'Năm nay' }).click();
    await page.getByRole('link', { name: subject }).waitFor();
    const button = page.getByRole('button', { name: 'Tải XLSX' });
    const download = await downloadBy(page, () => button.click());
    expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
    const bytes = await bytesOf(download);
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
    expect(bytes.includes('xl/workbook.xml')).toBe(true);
  });
}

async function search(page: Page, words: string): Promise<void> {
  const box = page.getByRole('search').getByRole('textbox');
  await box.fill(words);
  await box.press('Enter');
  await page.waitForURL((address) => address.searchParams.get('query') === words);
}

async function downloadBy(page: Page, act: () => Promise<void>): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return download;
}

async function bytesOf(download: Download): Promise<Buffer> {
  return readFile(await download.path());
}
