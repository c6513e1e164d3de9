import type { Page } from '@playwright/test';
import { expect, test } from '../../harness/fixtures.ts';
import { tabOf } from '../drivers/driver.ts';
import { panelOf } from '../drivers/panel.ts';

const LESSON = '/en/websocket';

/** Holds back the script that wakes the page, which is the reader's own: no experiment is judged before it is released. */
async function holdScript(page: Page): Promise<() => void> {
  let release = () => {};
  const held = new Promise<void>(resolve => {
    release = resolve;
  });
  await page.route(/\/assets\/main-[^/]+\.js$/, async route => {
    await held;
    await route.continue();
  });
  return release;
}

test('Run pressed before the page is awake runs once it is, with the settings of the link', async ({
  page,
}) => {
  const release = await holdScript(page);
  await page.goto(`${LESSON}?echo.send=from+the+link`, { waitUntil: 'domcontentloaded' });
  const { region, run, verdict, token, unfold } = panelOf(page, 'echo');
  await run.click();
  await expect(verdict).toHaveCount(0);
  release();
  await expect(verdict).toHaveAttribute('data-stops', 'nowhere');
  await expect(token('send')).toHaveText("'from the link'");
  await unfold('text');
  await expect(region.locator('.text-form')).toContainText('from the link');
});

test('a setting pressed before the page is awake opens once it is', async ({ page }) => {
  const release = await holdScript(page);
  await page.goto(LESSON, { waitUntil: 'domcontentloaded' });
  const { region, token } = panelOf(page, 'echo');
  await token('push').click();
  await expect(region.getByRole('listbox')).toHaveCount(0);
  release();
  await expect(region.getByRole('listbox')).toBeFocused();
});

test('a prediction made before the page is awake is held against the run', async ({ page }) => {
  const release = await holdScript(page);
  await page.goto(LESSON, { waitUntil: 'domcontentloaded' });
  const { region, run, verdict } = panelOf(page, 'echo');
  await region.getByRole('radio').nth(4).check();
  release();
  await expect(region).toHaveAttribute('data-predicted', 'true');
  await run.click();
  await expect(verdict).toContainText('Correct.');
});

test('a case chosen before the page is awake is shown once it is', async ({ page }) => {
  const release = await holdScript(page);
  await page.goto('/en/cors-preflight', { waitUntil: 'domcontentloaded' });
  await page.locator(tabOf('put-listed')).click();
  await expect(panelOf(page, 'put-unlisted').region).toBeVisible();
  release();
  await expect(panelOf(page, 'put-listed').region).toBeVisible();
});

test('waking and predicting move nothing', async ({ page }) => {
  const release = await holdScript(page);
  await page.goto('/en/cors-preflight', { waitUntil: 'domcontentloaded' });
  const slots = page.locator('.slot:has(.prediction)');
  /** Of each panel: its height, where its section begins, and how far down in it Run stands. */
  const places = () =>
    slots.evaluateAll<unknown[], void, HTMLElement>(found =>
      found.map(slot => [
        slot.offsetHeight,
        slot.closest('section')?.offsetTop,
        (slot.querySelector('[type=submit]')?.getBoundingClientRect().top ?? 0) -
          slot.getBoundingClientRect().top,
      ]),
    );
  // Rows that nobody has come near have a guessed height; the browser remembers the true one.
  await page.evaluate(() => {
    document.documentElement.dataset.whole = '';
    return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
  const asleep = await places();
  release();
  for (const slot of await slots.all()) {
    await slot.hover();
    await expect.poll(() => slot.locator('form').evaluate(form => 'awake' in form)).toBe(true);
  }
  expect(await places()).toEqual(asleep);
  for (const slot of await slots.all()) await slot.locator('.guess').first().click();
  await expect(page.locator('[data-predicted="true"]')).toHaveCount(asleep.length);
  expect(await places()).toEqual(asleep);
});
