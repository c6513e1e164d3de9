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

test('Run pressed before the page is awake runs once it is, with the settings of the link', async ({
  page,
}) => {
  const release = await holdScript(page);
  await page.goto(`${LESSON}?echo.send=from+the+link`, { waitUntil: 'domcontentloaded' });
  const { region, run, verdict, token } = panelOf(page, 'echo');
  await run.click();
  await expect(verdict).toHaveCount(0);
  release();
  await expect(verdict).toHaveAttribute('data-stops', 'nowhere');
  await expect(token('send')).toHaveText("'from the link'");
  await expect(region.locator('.run-view')).toContainText('from the link');
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

test('code that is opened before the page is awake is shown', async ({ page }) => {
  const release = await holdScript(page);
  await page.goto(LESSON, { waitUntil: 'domcontentloaded' });
  const { region } = panelOf(page, 'echo');
  await region.locator('.code-view > summary').click();
  release();
  await expect(region.getByText('server/lab/websocket/endpoint.ts')).toBeVisible();
});
