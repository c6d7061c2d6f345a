import { expect } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { eventually } from '@baro/chassis/testing';

/** A page shows things a moment after an act: every look at one waits until it shows what is expected. */

/** Waits until an element's whole text is this, or holds a match of this. */
export async function seeText(element: Locator, expected: string | RegExp): Promise<void> {
  await eventually(async () => {
    const text = await element.textContent();
    if (typeof expected === 'string') expect(text).toBe(expected);
    else expect(text).toMatch(expected);
  });
}

/** Waits until the elements are these, by their texts, in this order. */
export async function seeTexts(elements: Locator, expected: readonly string[]): Promise<void> {
  await eventually(async () => expect(await elements.allTextContents()).toEqual(expected));
}

/** Waits until a field holds this. */
export async function seeValue(field: Locator, expected: string): Promise<void> {
  await eventually(async () => expect(await field.inputValue()).toBe(expected));
}

/** Waits until there are so many, and not one more. */
export async function seeCount(elements: Locator, expected: number): Promise<void> {
  await eventually(async () => expect(await elements.count()).toBe(expected));
}

/** Waits until a page has read what it shows: only then does what is not there mean anything. */
export async function seeLoaded(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await seeCount(page.locator('.loading-state, [aria-busy=true]'), 0);
}
