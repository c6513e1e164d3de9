import { expect, test } from '../../harness/fixtures.ts';
import { lessonPages } from './course.ts';

/** How high nine of ten panels may be before a run, with their row of cases, on a page that is 1440 px wide. */
const MOST_PX = 400;

test.use({ viewport: { width: 1440, height: 900 } });

for (const language of ['zh', 'en']) {
  test(`${language}: before a run nine of ten panels are at most ${MOST_PX} px high`, async ({ page }) => {
    test.setTimeout(120_000);
    const heights: { readonly panel: string; readonly height: number }[] = [];
    for (const { path } of lessonPages().filter(lesson => lesson.language === language)) {
      await page.goto(path, { waitUntil: 'domcontentloaded' });
      const found = await page.locator('.slot:has(.prediction)').evaluateAll(slots =>
        slots.map(slot => ({
          panel: slot.querySelector<HTMLElement>('[data-panel]')?.dataset.panel ?? '',
          height: Math.round(slot.getBoundingClientRect().height),
        })),
      );
      heights.push(...found);
    }
    const high = heights.filter(({ height }) => height > MOST_PX);
    expect(heights.length).toBeGreaterThan(100);
    expect(high.length, JSON.stringify(high)).toBeLessThanOrEqual(heights.length / 10);
  });
}
