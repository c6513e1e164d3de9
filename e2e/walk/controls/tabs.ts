import type { BrowserContext, Page } from '@playwright/test';

/** Runs are mostly waiting; this many go at once. */
const TABS = 4;
/** Opening a lesson costs as much as two or three runs: a tab is worth it for this many. */
const ITEMS_PER_TAB = 3;

/**
 * Does the same with every item, several at once, each tab taking the next when it is done.
 * @param ready prepares a tab and gives what it does with an item
 */
export async function inTabs<T>(
  context: BrowserContext,
  items: readonly T[],
  ready: (page: Page) => Promise<(item: T) => Promise<void>>,
): Promise<void> {
  const waiting = [...items];
  async function tab(): Promise<void> {
    const page = await context.newPage();
    const work = await ready(page);
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
    await page.close();
  }
  await Promise.all(Array.from({ length: Math.min(TABS, Math.ceil(items.length / ITEMS_PER_TAB)) }, tab));
}
