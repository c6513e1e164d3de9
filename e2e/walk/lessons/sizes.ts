import { expect, type Page } from '@playwright/test';
import type { Driver } from '../drivers/driver.ts';

/** How high panels may be after a run with their row of cases, everything folded, by the width of the page: most of them, and each. */
const WIDTHS = [
  { width: 1440, usual: 650, most: 1000 },
  { width: 390, usual: 950, most: Number.POSITIVE_INFINITY },
];
/** How many of a lesson may be higher than is usual. All together they are less than half of the course, so that its median isn’t. */
const HIGHER: Readonly<Record<string, number>> = { 'socket-io': 7, websocket: 7, 'origin-site': 9 };
const FEW_HIGHER = 4;
/** A sentence longer than so many characters stands once. */
const longIn = (language: string) => (language === 'zh' ? 20 : 45);

interface Size {
  readonly panel: string;
  /** At each of the widths. */
  readonly heights: readonly number[];
  readonly repeated: readonly string[];
}

/** A driver that measures every panel on its way, and what it measured. */
export function measuring(
  page: Page,
  driver: Driver,
  language: string,
): { readonly driver: Driver; readonly sizes: readonly Size[] } {
  const sizes: Size[] = [];
  const heightsOf = async (panel: string) => {
    const slot = page.locator('.slot', { has: page.locator(`[data-panel="${panel}"]`) });
    const heights: number[] = [];
    for (const { width } of WIDTHS.toReversed()) {
      await page.setViewportSize({ width, height: 900 });
      heights.unshift(Math.round((await slot.boundingBox())?.height ?? Number.NaN));
    }
    return heights;
  };
  return {
    sizes,
    driver: {
      ...driver,
      async run(panel, guess) {
        const seen = await driver.run(panel, guess);
        sizes.push({
          panel,
          heights: await heightsOf(panel),
          repeated: repeatedIn(seen.text, longIn(language)),
        });
        return seen;
      },
    },
  };
}

/** Sentences that a text says twice. Names, values and URLs are none. */
function repeatedIn(text: string, long: number): readonly string[] {
  const sentences = text
    .split(/(?<=[.!?])\s+|(?<=[。！？])|\n/)
    .map(sentence => sentence.trim())
    .filter(sentence => sentence.length > long && /^\S+\s.*[.!?]$|[。！？]$/.test(sentence));
  return sentences.filter((sentence, index) => sentences.indexOf(sentence) !== index);
}

export function expectInSize(lesson: string, sizes: readonly Size[]): void {
  for (const [at, { width, usual, most }] of WIDTHS.entries()) {
    const higher = (limit: number) =>
      sizes.flatMap(({ panel, heights: { [at]: height = 0 } }) =>
        height > limit ? [`${panel} (${height})`] : [],
      );
    const high = higher(usual);
    const some = HIGHER[lesson] ?? FEW_HIGHER;
    expect.soft(high.length, `at ${width} px higher than ${usual} px: ${high}`).toBeLessThanOrEqual(some);
    expect.soft(higher(most), `at ${width} px`).toEqual([]);
  }
  expect.soft(sizes.flatMap(({ panel, repeated }) => repeated.map(text => `${panel}: ${text}`))).toEqual([]);
}
