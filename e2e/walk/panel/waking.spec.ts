import type { Page } from '@playwright/test';
import { expect, test } from '../../harness/fixtures.ts';
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

test('what is typed and pressed before the page is awake is kept and done', async ({ page }) => {
  const release = await holdScript(page);
  await page.goto(LESSON, { waitUntil: 'domcontentloaded' });
  const { region, run, verdict, knob, moreKnobs } = panelOf(page, 'echo');
  await moreKnobs();
  await knob('send').fill('typed while asleep');
  await run.click();
  await expect(verdict).toHaveCount(0);
  release();
  await expect(verdict).toHaveAttribute('data-stops', 'nowhere');
  await expect(knob('send')).toHaveValue('typed while asleep');
  await expect(page).toHaveURL(/echo\.send=typed\+while\+asleep/);
  await expect(region.getByText('typed while asleep').first()).toBeVisible();
});

test('a prediction made before the page is awake is held against the run', async ({ page }) => {
  const release = await holdScript(page);
  await page.goto(LESSON, { waitUntil: 'domcontentloaded' });
  const { region, run, verdict } = panelOf(page, 'echo');
  await region.getByRole('radio').nth(4).check();
  release();
  await expect(region.getByText(/^You said/)).toBeVisible();
  await run.click();
  await expect(verdict).toContainText('You said');
});

test('code that is opened before the page is awake is shown', async ({ page }) => {
  const release = await holdScript(page);
  await page.goto(LESSON, { waitUntil: 'domcontentloaded' });
  const { region } = panelOf(page, 'echo');
  await region.locator('.code-view > summary').click();
  release();
  await expect(region.getByText('server/lab/websocket/endpoint.ts')).toBeVisible();
});
