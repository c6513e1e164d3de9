import type { Page } from '@playwright/test';
import { expect, test } from '../../harness/fixtures.ts';
import { radioFor } from '../drivers/driver.ts';
import { panelOf } from '../drivers/panel.ts';
import { placeKept } from '../drivers/place.ts';

const LESSON = '/en/cors-preflight';
const PANEL = 'put-unlisted';
const EARLIER = { en: /^This result is from an earlier run/, zh: /^这是打开本页之前的运行结果/ } as const;

/** Predicts wrongly, runs, and says what decided. */
async function runIn(page: Page) {
  const panel = panelOf(page, PANEL);
  await panel.region.locator(radioFor('browser')).check();
  await panel.run.click();
  await expect(panel.verdict).toHaveAttribute('data-as-claimed', 'yes');
  await panel.region.getByRole('button', { name: 'its method' }).click();
  await expect(panel.region.locator('.why')).toContainText('needed');
  return panel;
}

/** What of a run was there before is there again, and it says that it is old. */
async function expectKept(page: Page, language: keyof typeof EARLIER) {
  const { region, verdict } = panelOf(page, PANEL);
  await expect(verdict).toHaveAttribute('data-stops', 'preflight');
  await expect(region.getByText(EARLIER[language])).toBeVisible();
  await expect(region.locator('.ghost')).toBeVisible();
  await expect(region.locator('.why')).toContainText(language === 'en' ? 'needed' : '需要');
  await expect(region.locator('.picture [data-mark]')).toHaveCount(1);
}

const KEY = `kept:/cors-preflight#${PANEL}`;

/** Whether the run has been written: this page writes nothing more of it. */
function isKept(page: Page): Promise<boolean> {
  return page.evaluate(key => {
    const text = sessionStorage.getItem(key) ?? '';
    return text.startsWith('{"version":"http') && text.includes('\\"records\\"');
  }, KEY);
}

/** How far below the window’s upper edge the panel begins. */
async function topOf(page: Page): Promise<number> {
  return panelOf(page, PANEL).region.evaluate(panel => Math.round(panel.getBoundingClientRect().top));
}

/** Scrolls past the middle of what the run has brought, and waits until that is kept. */
async function scrollInto(page: Page): Promise<number> {
  await panelOf(page, PANEL).region.evaluate(panel => {
    scrollBy({ top: panel.getBoundingClientRect().top + 150, behavior: 'instant' });
  });
  await placeKept(page);
  return topOf(page);
}

async function expectPlace(page: Page, top: number, within = 2): Promise<void> {
  await expect.poll(async () => Math.abs((await topOf(page)) - top)).toBeLessThanOrEqual(within);
}

test('a reload keeps prediction, result, bytes and place, until it is run again', async ({ page }) => {
  await page.goto(LESSON);
  const { region, unfold, verdict } = await runIn(page);
  const arrow = region.getByRole('button', { name: /OPTIONS/ });
  const shown = (await arrow.allInnerTexts()).join();
  const top = await scrollInto(page);
  await page.reload();
  await expectKept(page, 'en');
  await expectPlace(page, top);
  expect((await arrow.allInnerTexts()).join()).toBe(shown);
  await unfold('bytes');
  await region.locator('details[data-kind=request] > summary').first().click();
  await expect(region.locator('.fields').first()).toContainText('Access-Control-Request-Method');

  await region.getByRole('button', { name: 'Run again' }).click();
  await expect(region).not.toHaveAttribute('data-earlier', 'true');
  await expect(verdict).toHaveAttribute('data-as-claimed', 'yes');
  await expect(region.getByText(EARLIER.en)).toHaveCount(0);
});

test('the other language keeps them, in its own words, at the same place', async ({ page }) => {
  await page.goto(LESSON);
  await runIn(page);
  const top = await scrollInto(page);
  // Where it is: Playwright would scroll to where a sticky header stood without being sticky.
  const { x, y } = (await page.getByRole('link', { name: '中文' }).boundingBox()) ?? { x: 0, y: 0 };
  await page.mouse.click(x + 5, y + 5);
  await expect(page.locator('html')).toHaveAttribute('lang', /^zh/);
  await expectKept(page, 'zh');
  await expect(panelOf(page, PANEL).verdict).toContainText('预检');
  // Its text is shorter.
  await expectPlace(page, top, 60);
});

test('Back from another lesson brings back run and place', async ({ page }) => {
  await page.goto(LESSON);
  await runIn(page);
  const top = await scrollInto(page);
  await page.getByRole('navigation').getByRole('link', { name: 'WebSocket', exact: true }).first().click();
  await expect(page).toHaveURL(/\/en\/websocket$/);
  await page.goBack();
  await expect(page).toHaveURL(/cors-preflight/);
  await expectKept(page, 'en');
  await expectPlace(page, top);
});

test('a prediction without a run is kept', async ({ page }) => {
  await page.goto(LESSON);
  const { region } = panelOf(page, PANEL);
  await region.locator(radioFor('server')).check();
  await expect(region).toHaveAttribute('data-predicted', 'true');
  await page.reload();
  await expect(region).toHaveAttribute('data-predicted', 'true');
  await expect(region.locator(radioFor('server'))).toBeChecked();
});

test('settings that were changed after the run mark it after a reload, too', async ({ page }) => {
  await page.goto(LESSON);
  const { region, turn } = await runIn(page);
  await turn('acam', 'PUT');
  await page.reload();
  await expect(region.getByText(/^You changed the settings after this run/)).toBeVisible();
  await expect(region.getByText(EARLIER.en)).toHaveCount(0);
});

test('another tab has nothing of it, and clearing progress forgets it', async ({ page, context }) => {
  await page.goto(LESSON);
  await runIn(page);
  const other = await context.newPage();
  await other.goto(`${LESSON}#${PANEL}`);
  await expect(panelOf(other, PANEL).token('method')).toBeEnabled();
  await expect(panelOf(other, PANEL).region).toHaveAttribute('data-predicted', 'false');
  await expect(panelOf(other, PANEL).verdict).toHaveCount(0);
  await other.close();

  await page.getByRole('button', { name: 'Clear progress' }).click();
  await page.getByRole('button', { name: /^Clear/ }).click();
  expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
});

test('what others wrote, or an earlier build, is left alone and breaks nothing', async ({ page }) => {
  await page.goto(LESSON);
  await runIn(page);
  await expect.poll(() => isKept(page)).toBe(true);
  const whole = JSON.parse((await page.evaluate(key => sessionStorage.getItem(key), KEY)) ?? '');
  for (const foreign of [
    '{',
    '7',
    JSON.stringify({ ...whole, version: 'another' }),
    JSON.stringify({ ...whole, guess: 'x', said: {}, told: 1, run: '{"phase":"done"}' }),
    JSON.stringify({
      ...whole,
      guess: null,
      run: JSON.stringify({ ...JSON.parse(whole.run), learned: [1] }),
    }),
  ]) {
    await page.evaluate(([key, text]) => sessionStorage.setItem(key, text), [KEY, foreign] as const);
    await page.reload();
    const { region, run, verdict, token } = panelOf(page, PANEL);
    await token('method').click();
    await expect(region.getByRole('listbox')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(verdict).toHaveCount(0);
    await run.click();
    await expect(verdict).toHaveAttribute('data-as-claimed', 'yes');
    await expect.poll(() => isKept(page)).toBe(true);
  }
});
