import { expect, type Page } from '@playwright/test';
import { type Driver, tabOf } from '../drivers/driver.ts';

/** How high panels may be after a run with their row of cases, everything folded, by the width of the page: most of them, and each. */
const WIDE = { width: 1440, usual: 650, most: 1000 };
const PHONE = { width: 390, usual: 950, most: Number.POSITIVE_INFINITY };
/** How many of a lesson may be higher than is usual. All together they are less than half of the course, so that its median isn’t. */
const HIGHER: Readonly<Record<string, number>> = {
  proxy: 8,
  'socket-io': 7,
  websocket: 7,
  streams: 8,
  'origin-site': 9,
};
const FEW_HIGHER = 4;
/** A sentence longer than so many characters stands once. */
const longIn = (language: string) => (language === 'zh' ? 20 : 45);

interface Height {
  readonly panel: string;
  /** CSS pixels. */
  readonly height: number;
}

/**
 * A driver that measures every panel on its way.
 * @param page as wide as a desktop's
 */
export function measuring(page: Page, driver: Driver, language: string) {
  const wide: Height[] = [];
  const repeated: string[] = [];
  return {
    driver: {
      ...driver,
      async run(panel, guess) {
        const seen = await driver.run(panel, guess);
        wide.push({ panel, height: await heightOf(page, panel) });
        repeated.push(...repeatedIn(seen.text, longIn(language)).map(text => `${panel}: ${text}`));
        return seen;
      },
    } satisfies Driver,
    /** Holds all panels that have run against what is said above. Leaves the page as wide as a phone. */
    async expectInSize(lesson: string): Promise<void> {
      // All of the page is laid out anew for another width, so once for all panels, which keep their results.
      await page.setViewportSize({ width: PHONE.width, height: 900 });
      const phone: Height[] = [];
      for (const { panel } of wide) {
        const tab = page.locator(tabOf(panel));
        if ((await tab.count()) > 0) await tab.evaluate((element: HTMLElement) => element.click());
        await expect(page.locator(`[data-panel="${panel}"]`)).toBeVisible();
        phone.push({ panel, height: await heightOf(page, panel) });
      }
      expectHeights(lesson, wide, WIDE);
      expectHeights(lesson, phone, PHONE);
      expect.soft(repeated).toEqual([]);
    },
  };
}

function heightOf(page: Page, panel: string): Promise<number> {
  return page
    .locator(`[data-panel="${panel}"]`)
    .evaluate(element => Math.round(element.closest('.slot')?.getBoundingClientRect().height ?? Number.NaN));
}

/** Sentences that a text says twice. Names, values and URLs are none. */
function repeatedIn(text: string, long: number): readonly string[] {
  const sentences = text
    .split(/(?<=[.!?])\s+|(?<=[。！？])|\n/)
    .map(sentence => sentence.trim())
    .filter(sentence => sentence.length > long && /^\S+\s.*[.!?]$|[。！？]$/.test(sentence));
  return sentences.filter((sentence, index) => sentences.indexOf(sentence) !== index);
}

function expectHeights(
  lesson: string,
  heights: readonly Height[],
  { width, usual, most }: typeof WIDE,
): void {
  const higher = (limit: number) =>
    heights.flatMap(({ panel, height }) => (height <= limit ? [] : [`${panel} (${height})`]));
  const high = higher(usual);
  const some = HIGHER[lesson] ?? FEW_HIGHER;
  expect.soft(high.length, `at ${width} px higher than ${usual} px: ${high}`).toBeLessThanOrEqual(some);
  expect.soft(higher(most), `at ${width} px`).toEqual([]);
}
