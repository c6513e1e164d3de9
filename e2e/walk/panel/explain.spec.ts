import type { Page } from '@playwright/test';
import { expect, test } from '../../harness/fixtures.ts';
import { radioFor } from '../drivers/driver.ts';
import { panelOf } from '../drivers/panel.ts';

const LESSON = '/en/websocket';
/** A panel alone in its section, with a misconception and a text that waits for it. */
const PANEL = 'no-list';
const SECTION = '#open-by-default';
/** The sentence of the step that decides there, and its question. */
const SENTENCE = /The handshake is complete/;
const DECIDING = 'open';

const bead = (page: Page) => page.locator(`.side .bead[href="#${PANEL}"]`);
const folded = (page: Page) => page.locator(`${SECTION} details[data-after="${PANEL}"]`);

/** Predicts and runs, and waits for the verdict. */
async function predictAndRun(page: Page, stop: Parameters<typeof radioFor>[0]) {
  const panel = panelOf(page, PANEL);
  await panel.region.locator(radioFor(stop)).check();
  await expect(bead(page)).toHaveAttribute('data-reached', 'predicted');
  await panel.run.click();
  await expect(panel.verdict).toHaveAttribute('data-as-claimed', 'yes');
  await expect(bead(page)).toHaveAttribute('data-reached', 'run');
  return panel;
}

test('predict, run, explain: each shows what it may, progress keeps it, and can be cleared', async ({
  page,
}) => {
  await page.goto(LESSON);
  const { region, verdict } = panelOf(page, PANEL);
  await expect(page.locator('body')).not.toContainText('Misconception:');
  await expect(folded(page)).not.toHaveAttribute('open');

  await predictAndRun(page, 'server');
  await expect(verdict).toContainText('You said: at the server, it was: nowhere');
  await expect(region.locator('[data-misconception]')).toContainText(
    'The same-origin policy keeps other origins away',
  );
  await expect(region.locator('.run-view')).not.toContainText(SENTENCE);
  await expect(folded(page)).not.toHaveAttribute('open');

  const choices = region.getByRole('group', { name: 'Which step decided?' });
  const wrong = choices.locator(`[data-choice]:not([data-choice="${DECIDING}"])`).first();
  const said = await wrong.textContent();
  await wrong.focus();
  await page.keyboard.press('Enter');
  const answer = region.locator('[data-explain="wrong"]');
  await expect(answer).toBeFocused();
  await expect(answer).toContainText(`You chose “${said}”`);
  await expect(answer).toContainText(SENTENCE);
  await expect(verdict).not.toContainText(SENTENCE);
  await expect(choices).toHaveCount(0);

  await expect(bead(page)).toHaveAttribute('data-reached', 'explained');
  await expect(bead(page)).toHaveText('A server without an allowlist: run and explained');
  await expect(
    page.locator('.side').getByRole('link', { name: /^WebSocket.*, 1 of \d+ claims explained, 1 run$/ }),
  ).toBeVisible();
  await expect(folded(page)).toHaveAttribute('open');

  await page.reload();
  await expect(bead(page)).toHaveAttribute('data-reached', 'explained');
  await expect(page.locator(`#${PANEL}`)).toHaveAttribute('data-reached', 'explained');
  await expect(folded(page)).toHaveAttribute('open');

  await page.goto('/en/');
  const goOn = page.getByRole('link', { name: 'Continue with “WebSocket”' });
  await expect(goOn).toHaveAttribute('href', `${LESSON}#echo`);
  const clear = page.locator('main').getByRole('button', { name: 'Clear progress' });
  await clear.click();
  await page.getByRole('button', { name: 'Keep' }).click();
  await expect(goOn).toBeVisible();
  await clear.click();
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(page.getByText('Your progress is cleared.')).toBeFocused();
  await expect(page.getByRole('link', { name: /^Start/ })).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem('progress'))).toBeNull();
});

test('the deciding step can be named, and another run of the same end asks no more', async ({ page }) => {
  await page.goto(LESSON);
  const { region, verdict } = await predictAndRun(page, 'nowhere');
  await expect(verdict).toContainText('and so it was');
  await expect(region.locator('[data-misconception]')).toHaveCount(0);
  await region.locator(`[data-choice="${DECIDING}"]`).click();
  await expect(region.locator('[data-explain="right"]')).toContainText('Right');
  await region.getByRole('button', { name: 'Run again' }).click();
  await expect(verdict).toHaveAttribute('data-as-claimed', 'yes');
  await expect(region.locator('[data-explain="right"]')).toContainText(SENTENCE);
  await expect(region.locator('[data-explain="asked"]')).toHaveCount(0);
});

test('nobody has to choose: the rule opens at once, and shows which step decided', async ({ page }) => {
  await page.goto(LESSON);
  const { region, verdict } = await predictAndRun(page, 'nowhere');
  await region.getByRole('button', { name: 'Show the rule' }).click();
  const rule = region.locator('.rule-view');
  await expect(rule).toHaveAttribute('open');
  await expect(rule.locator('summary')).toBeFocused();
  await expect(rule.locator('[data-decides="true"]')).toHaveAttribute('data-step', DECIDING);
  await expect(verdict).toContainText(SENTENCE);
  await expect(region.locator('[data-explain]')).toHaveCount(0);
  await expect(bead(page)).toHaveAttribute('data-reached', 'explained');
});

test('a run with other knobs is no progress, and answers no misconception', async ({ page }) => {
  await page.goto(LESSON);
  const { region, run, verdict, turn } = panelOf(page, PANEL);
  await turn('allow', 'partner');
  await run.click();
  await expect(verdict).toHaveAttribute('data-as-claimed', 'knobs-turned');
  await region.getByRole('button', { name: 'Show the rule' }).click();
  await expect(region.locator('.rule-view [data-decides="true"]')).toBeVisible();
  await expect(bead(page)).toHaveAttribute('data-reached', 'untried');
  await expect(folded(page)).not.toHaveAttribute('open');
});

test('what another tab does or clears is seen here too', async ({ page, context }) => {
  await page.goto(LESSON);
  const other = await context.newPage();
  await other.goto(LESSON);
  await predictAndRun(other, 'nowhere');
  await expect(bead(page)).toHaveAttribute('data-reached', 'run');
  await other.locator('.side').getByRole('button', { name: 'Clear progress' }).click();
  await other.locator('.side').getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(bead(page)).toHaveAttribute('data-reached', 'untried');
});

test.describe('where storage is denied', () => {
  test('progress lasts as long as the page', async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        },
      });
    });
    await page.goto(LESSON);
    const { region } = await predictAndRun(page, 'nowhere');
    await region.getByRole('button', { name: 'Show the rule' }).click();
    await expect(bead(page)).toHaveAttribute('data-reached', 'explained');
    await page.locator('.mark').click();
    await expect(page.getByRole('link', { name: 'Continue with “WebSocket”' })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('link', { name: /^Start/ })).toBeVisible();
  });
});

test.describe('text that waits for a run', () => {
  test('opens by hand, and stays folded when it was folded again', async ({ page }) => {
    await page.goto(LESSON);
    const text = folded(page).locator('p').first();
    await expect(text).toBeHidden();
    await folded(page).locator('summary').click();
    await expect(text).toBeVisible();
    await folded(page).locator('summary').click();
    await expect(text).toBeHidden();
  });

  test('is printed', async ({ page }) => {
    await page.goto(LESSON);
    await page.emulateMedia({ media: 'print' });
    await expect(folded(page).locator('p').first()).toBeVisible();
  });

  test('opens without script', async ({ browser, app }) => {
    const context = await browser.newContext({ baseURL: app.reader, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(LESSON);
    await folded(page).locator('summary').click();
    await expect(folded(page).locator('p').first()).toBeVisible();
    await context.close();
  });

  test('stands behind the panels on a phone', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(LESSON);
    const [panel, fold] = await Promise.all([
      page.locator(`#${PANEL}`).boundingBox(),
      folded(page).boundingBox(),
    ]);
    expect(fold?.y).toBeGreaterThan((panel?.y ?? 0) + (panel?.height ?? 0));
  });
});

test.describe('in a browser that says it is another', () => {
  // By its word this is Firefox, for which the rule expects another end than Chromium brings about.
  test.use({ userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0' });

  test('rule and browser disagree, neither is called right, and the case is a link', async ({ page }) => {
    await page.goto(LESSON);
    const { region, run, verdict } = panelOf(page, 'no-common-name');
    await region.getByRole('radio').first().check();
    await run.click();
    await expect(verdict).toHaveAttribute('data-disagreements', '1');
    await expect(verdict).toHaveAttribute('data-stops', 'nowhere');
    await expect(verdict).toHaveAttribute('data-observed', 'browser');
    await expect(verdict).not.toContainText('it was:');
    const row = region.getByRole('row', { name: /where it stops/ });
    await expect(row.getByRole('cell')).toHaveText(['nowhere', 'in the browser']);
    await expect(region.locator('[data-explain="asked"]')).toHaveCount(0);
    const link = region.getByRole('link', { name: 'This case in the composer' });
    await expect(link).toHaveAttribute(
      'href',
      /\/en\/compose\?experiment=websocket&.*websocket\.offer=superchat/,
    );
  });
});
