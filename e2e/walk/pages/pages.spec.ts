import { expect, test } from '../../harness/fixtures.ts';
import { panelOf } from '../drivers/panel.ts';

test('the first visit goes to the language of the browser, and a choice is kept', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveURL(/\/en\/$/);
  await page.getByRole('link', { name: '中文' }).click();
  await expect(page).toHaveURL(/\/zh\/$/);
  await page.goto('/');
  await expect(page).toHaveURL(/\/zh\/$/);
});

test('the home page shows a handshake that this visit made, and leads to the first lesson', async ({
  page,
}) => {
  await page.goto('/en/');
  const live = page.locator('.home-live');
  await expect(live.getByText('101', { exact: false }).first()).toBeVisible();
  await page.getByRole('link', { name: /^Start/ }).click();
  await expect(page).toHaveURL(/\/en\/origin-site$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Origin, site and host');
});

test('the language can be changed in the middle of a lesson, which stays in its place', async ({ page }) => {
  await page.goto('/en/websocket#refuse');
  await page.getByRole('link', { name: '中文' }).click();
  await expect(page).toHaveURL(/\/zh\/websocket/);
  await expect(page.locator('html')).toHaveAttribute('lang', /^zh/);
  await expect(page.locator('#refuse')).toBeInViewport();
  const { run, verdict } = panelOf(page, 'allowlist');
  await run.click();
  await expect(verdict).toHaveAttribute('data-as-claimed', 'yes');
});

test('a missing page says so, with its status', async ({ page }) => {
  const response = await page.request.get('/en/nonsense');
  expect(response.status()).toBe(404);
  expect(await response.text()).toContain('There is no page at this address');
});

test('lessons can be read without script', async ({ browser, app }) => {
  const context = await browser.newContext({ baseURL: app.reader, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/en/websocket');
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
  await expect(panelOf(page, 'echo').region).toBeVisible();
  await context.close();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });

  for (const path of ['/en/', '/zh/', '/en/websocket', '/zh/websocket']) {
    test(`${path} does not scroll sideways`, async ({ page }) => {
      await page.goto(path);
      if (path.endsWith('websocket')) {
        const { region, run, verdict } = panelOf(page, 'fields');
        await run.click();
        await expect(verdict).toHaveAttribute('data-as-claimed', 'yes');
        await region.locator('.wire-view > summary').click();
        await region.locator('details[data-kind=request] > summary').first().click();
        await region.locator('details.raw > summary').first().click();
        await region.locator('.rule-view > summary').click();
        await region.locator('.code-view > summary').click();
      }
      const { scrollWidth, clientWidth } = await page
        .locator('html')
        .evaluate(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }));
      expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
    });
  }
});
