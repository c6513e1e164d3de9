import { expect, type Page } from '@playwright/test';

/** Waits until the history entry says where the reader is: the page writes it when scrolling has ended. */
export async function placeKept(page: Page): Promise<void> {
  const isKept = () => page.evaluate(() => history.state?.scroll === window.scrollY);
  await expect.poll(isKept).toBe(true);
}
