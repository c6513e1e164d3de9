import { gzipSync } from 'node:zlib';
import type { Browser, Page, Response } from '@playwright/test';
import { RUN } from '../../walk/drivers/driver.ts';
import type { Weight } from './report.ts';
import { NAMES } from './visit.ts';

/** What a page loads for a run at most, with the run itself; milliseconds. */
const RUN_MS = 20_000;
/** Nothing is requested for so long: what is fetched when the page is idle has come. */
const REST_MS = 2_000;
const STEP_PX = 300;

/** Visits a page of the running app, scrolls to its end and back, runs its first panel if it has one, and weighs its JavaScript. */
export async function weigh(browser: Browser, origin: string, path: string): Promise<Weight> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    const scripts = new Map<string, Promise<number>>();
    let last = performance.now();
    page.on('request', () => {
      last = performance.now();
    });
    page.on('response', response => {
      if (response.url().endsWith('.js')) scripts.set(response.url(), gzipped(response));
    });
    const weight = async () => {
      while (performance.now() - last < REST_MS) await page.waitForTimeout(100);
      return (await Promise.all(scripts.values())).reduce((sum, size) => sum + size, 0);
    };
    await page.addInitScript(NAMES);
    await page.addInitScript(watchShifts);
    await page.goto(origin + path);
    const before = await weight();
    const run = page.locator('.slot .panel').first().getByRole('button', { name: RUN });
    let after = before;
    if ((await run.count()) > 0) {
      await run.click();
      await page.locator('[data-verdict]').first().waitFor({ timeout: RUN_MS });
      after = await weight();
    }
    await page.reload();
    await scrollThrough(page);
    return { path, before, after, cls: await page.evaluate(() => window.shifted) };
  } finally {
    await context.close();
  }
}

const gzipped = async (response: Response): Promise<number> =>
  gzipSync(await response.body(), { level: 9 }).length;

declare global {
  interface Window {
    shifted: number;
  }
}

function watchShifts(): void {
  window.shifted = 0;
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) {
      const shift = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
      if (!shift.hadRecentInput) window.shifted += shift.value;
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

async function scrollThrough(page: Page): Promise<void> {
  const atEnd = () =>
    page.evaluate(() => window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 1);
  while (!(await atEnd())) {
    await page.mouse.wheel(0, STEP_PX);
    await page.waitForTimeout(100);
  }
  await page.waitForTimeout(REST_MS);
}
