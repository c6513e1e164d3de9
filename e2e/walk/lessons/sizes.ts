import { expect, type Page } from '@playwright/test';
import type { Driver } from '../drivers/driver.ts';

/** How high a panel may be after a run, everything folded, on a page that is 1440 px wide: half of a lesson’s, and each. */
const HALF_PX = 800;
const MOST_PX = 1000;
/** Of fewer panels a half says nothing. */
const FEW = 5;
/** A sentence longer than so many characters stands once. */
const longIn = (language: string) => (language === 'zh' ? 20 : 45);

interface Size {
  readonly panel: string;
  readonly height: number;
  readonly repeated: readonly string[];
}

/** A driver that measures every panel on its way, and what it measured. */
export function measuring(
  page: Page,
  driver: Driver,
  language: string,
): { readonly driver: Driver; readonly sizes: readonly Size[] } {
  const sizes: Size[] = [];
  const heightOf = async (panel: string) =>
    Math.round((await page.locator(`[data-panel="${panel}"]`).boundingBox())?.height ?? Number.NaN);
  return {
    sizes,
    driver: {
      ...driver,
      async run(panel, guess) {
        const seen = await driver.run(panel, guess);
        sizes.push({
          panel,
          height: await heightOf(panel),
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

export function expectInSize(sizes: readonly Size[]): void {
  const high = sizes.filter(({ height }) => height > HALF_PX);
  const half = Math.max(FEW, sizes.length) / 2;
  expect.soft(high.length, `higher than ${HALF_PX} px: ${named(high)}`).toBeLessThanOrEqual(half);
  expect.soft(named(sizes.filter(({ height }) => height > MOST_PX))).toBe('');
  expect.soft(sizes.flatMap(({ panel, repeated }) => repeated.map(text => `${panel}: ${text}`))).toEqual([]);
}

function named(sizes: readonly Size[]): string {
  return sizes.map(({ panel, height }) => `${panel} (${height})`).join(', ');
}
