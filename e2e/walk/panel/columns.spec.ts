import type { Page } from '@playwright/test';
import { expect, test } from '../../harness/fixtures.ts';
import { panelOf } from '../drivers/panel.ts';

test.use({ viewport: { width: 1440, height: 640 } });

/** Where an element stands in the window. */
const topOf = async (page: Page, selector: string) =>
  Math.round((await page.locator(selector).boundingBox())?.y ?? Number.NaN);

/** Scrolls as far as a section's beginning and so many pixels on. */
async function scrollInto(page: Page, section: string, by: number): Promise<void> {
  await page.locator(section).evaluate((row, by) => {
    window.scrollTo({ top: row.getBoundingClientRect().top + window.scrollY + by, behavior: 'instant' });
  }, by);
}

test('notes stay beside panels that are higher', async ({ page }) => {
  await page.goto('/en/origin-site#port');
  const row = page.locator('#port');
  const heightOf = async (name: string) => (await row.locator(name).boundingBox())?.height ?? Number.NaN;
  const more = (await heightOf('.bench')) - (await heightOf('.column'));
  expect(more).toBeGreaterThan(200);
  await scrollInto(page, '#port', more - 20);
  await expect(row.getByRole('heading', { level: 2 })).toBeInViewport({ ratio: 1 });
});

test('a text that waits for a run opens beside its result', async ({ page }) => {
  await page.goto('/en/cors-preflight#unauthorized');
  const { run, verdict } = panelOf(page, 'options-401');
  await run.click();
  await expect(verdict).toHaveAttribute('data-as-claimed', 'yes');
  await scrollInto(page, '#unauthorized', 80);
  const after = page.locator('#unauthorized [data-after]');
  await expect(after).toHaveAttribute('open');
  await expect(after.locator('p').first()).toBeInViewport();
  await expect(verdict).toBeInViewport();
});

test('a panel that grows under a press stays where it is beside longer notes, and all of it can be reached', async ({
  page,
}) => {
  await page.goto('/en/websocket');
  const { region, run, verdict } = panelOf(page, 'fields');
  await run.scrollIntoViewIfNeeded();
  await scrollInto(page, '#handshake', 120);
  const panel = '[data-panel="fields"]';
  await expect.poll(() => topOf(page, panel)).toBeGreaterThan(0);
  const before = await topOf(page, panel);
  await run.click();
  await expect(verdict).toHaveAttribute('data-as-claimed', 'yes');
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(await topOf(page, panel)).toBe(before);
  expect((await region.boundingBox())?.height).toBeGreaterThan(640 - before);
  await page.mouse.move(900, 300);
  await page.mouse.wheel(0, 320);
  await expect(region.locator('.foot')).toBeInViewport();
  await page.mouse.wheel(0, -200);
  await expect(run.or(region.getByRole('button', { name: 'Run again' }))).toBeInViewport();
});

for (const panel of ['fields', 'allowlist']) {
  test(`a link to the panel ${panel} marks the section that it stands in`, async ({ page }) => {
    await page.goto(`/en/websocket#${panel}`);
    const section = await page.locator(`.row:has(#${panel})`).getAttribute('id');
    const marked = page.locator('.outline [aria-current="location"]');
    await expect(marked).toHaveAttribute('href', `#${section}`);
  });
}
