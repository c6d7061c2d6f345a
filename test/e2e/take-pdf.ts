import { readFile } from 'node:fs/promises';
import { readPdfPages } from '@baro/chassis/files/testing';
import type { Locator, Page } from 'playwright-core';

/** What a press of a button brings to the downloads: the file's name and the text of each page of the PDF. */
export async function takePdf(page: Page, button: Locator): Promise<{ file: string; pages: string[] }> {
  const waiting = page.waitForEvent('download');
  await button.click();
  const download = await waiting;
  const { pages } = await readPdfPages(await readFile(await download.path()));
  return { file: download.suggestedFilename(), pages };
}
