import type { Page } from '@playwright/test';
import { expect, test } from '../../harness/fixtures.ts';
import { radioFor, tabOf } from '../drivers/driver.ts';
import { panelOf } from '../drivers/panel.ts';
import { showCase } from '../drivers/playwright.ts';

const LESSON = '/en/cors-preflight';
/** Two cases of one panel, which differ in a line of the server; the text below waits for both. */
const FIRST = 'put-unlisted';
const SECOND = 'put-listed';

const tab = (page: Page, id: string) => page.locator(tabOf(id));
const dot = (page: Page, id: string) => page.locator(`.junction [data-claim="${id}"]`);
const explained = (page: Page) => page.locator(`[data-after="${FIRST} ${SECOND}"]`);

test('cases are run one after the other, each with its own prediction, result and progress', async ({
  page,
}) => {
  await page.goto(LESSON);
  const [first, second] = [panelOf(page, FIRST), panelOf(page, SECOND)];
  await expect(tab(page, FIRST)).toHaveText('no Allow-Methods');
  await expect(tab(page, SECOND)).toHaveText('Allow-Methods: PUT');
  await first.region.locator(radioFor('preflight')).check();
  await first.run.click();
  await expect(first.verdict).toHaveAttribute('data-as-claimed', 'yes');
  await first.region.locator('[data-choice="show"]').click();
  await expect(dot(page, FIRST)).toHaveAttribute('data-reached', 'explained');
  await expect(dot(page, SECOND)).not.toHaveAttribute('data-reached');
  await expect(explained(page)).not.toHaveAttribute('open');

  await first.region.getByRole('button', { name: 'Next: Allow-Methods: PUT' }).click();
  await expect(tab(page, SECOND)).toBeFocused();
  await expect(first.region).toBeHidden();
  await expect(second.verdict).toHaveCount(0);
  await second.region.locator(radioFor('nowhere')).check();
  await second.run.click();
  await expect(second.verdict).toHaveAttribute('data-as-claimed', 'yes');
  await expect(second.region.getByRole('button', { name: /^Next/ })).toHaveCount(0);
  await expect(explained(page)).toHaveAttribute('open');

  await tab(page, FIRST).click();
  await expect(first.verdict).toContainText(/^Correct\. /);
  await expect(first.region.getByRole('button', { name: /^Next/ })).toHaveCount(0);
  await expect(second.region).toBeHidden();
});

test('another case changes what differs, in place', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(LESSON);
  const [first, second] = [panelOf(page, FIRST), panelOf(page, SECOND)];
  /** Where things stand, counted from the first tab. */
  const boxes = async ({ region, run, token }: typeof first) => {
    const from = await tab(page, FIRST).boundingBox();
    const found = await Promise.all([run, token('method'), region].map(part => part.boundingBox()));
    return found.map(box => box && { ...box, y: box.y - (from?.y ?? 0) });
  };
  await expect(first.token('acam')).toHaveClass(/absent differs/);
  const before = await boxes(first);
  await showCase(page, SECOND);
  await expect(second.token('acam')).toHaveText('PUT');
  await expect(second.token('acam')).toHaveClass(/differs/);
  expect(await boxes(second)).toEqual(before);
});

test('cases by keyboard: one tab stop, arrows choose', async ({ page }) => {
  await page.goto(`${LESSON}#${FIRST}`);
  await expect(async () => {
    await tab(page, FIRST).press('ArrowRight');
    await expect(tab(page, SECOND)).toBeFocused({ timeout: 500 });
  }).toPass();
  await expect(tab(page, SECOND)).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('tabpanel', { name: 'Allow-Methods: PUT' })).toBeVisible();
  await page.keyboard.press('Home');
  await expect(tab(page, FIRST)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(panelOf(page, FIRST).token('method')).toBeFocused();
});

test('a link opens its case, also one that sets something of it, and a reload keeps it', async ({ page }) => {
  const { region, token } = panelOf(page, SECOND);
  await page.goto(`${LESSON}#${SECOND}`);
  await expect(region).toBeVisible();
  await expect(tab(page, SECOND)).toBeInViewport();

  await page.locator(`.side .bead[href="#${FIRST}"]`).click();
  await expect(panelOf(page, FIRST).region).toBeVisible();
  await tab(page, SECOND).click();
  await page.reload();
  await expect(region).toBeVisible();
  await page.getByRole('link', { name: '中文' }).click();
  await expect(page).toHaveURL(/\/zh\/cors-preflight#put-listed$/);
  await expect(region).toBeVisible();

  await page.goto('about:blank');
  await page.goto(`${LESSON}?${SECOND}.acam=PATCH`);
  await expect(region).toBeVisible();
  await expect(token('acam')).toHaveText('PATCH');
});

test('a case that is opened by another page’s link is shown', async ({ page }) => {
  await page.goto('/en/same-origin-policy');
  await page.evaluate(address => {
    const link = Object.assign(document.createElement('a'), { href: address, textContent: 'a link' });
    document.body.append(link);
  }, `${LESSON}#${SECOND}`);
  await page.getByRole('link', { name: 'a link' }).click();
  await expect(panelOf(page, SECOND).region).toBeVisible();
  await expect(tab(page, SECOND)).toBeInViewport();
});

test('without script a case is found by its link and its name, with what differs in it', async ({
  browser,
  app,
}) => {
  const context = await browser.newContext({ baseURL: app.reader, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${LESSON}#${SECOND}`);
  await expect(tab(page, SECOND)).toBeInViewport();
  const other = page.locator('.elsewhere', { hasText: 'PUT, Allow-Methods: PUT' });
  await expect(other).toBeVisible();
  await expect(other).toContainText('Access-Control-Allow-Methods: PUT');
  await context.close();
});

test('every case is printed: those that were opened whole, the others with what differs', async ({
  page,
}) => {
  await page.goto(LESSON);
  await showCase(page, SECOND);
  await page.emulateMedia({ media: 'print' });
  for (const id of [FIRST, SECOND]) await expect(panelOf(page, id).region.locator('.call')).toBeVisible();
  await expect(page.locator('.elsewhere', { hasText: "method: 'put'" })).toBeVisible();
});
