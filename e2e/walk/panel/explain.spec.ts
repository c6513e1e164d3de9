import type { Page } from '@playwright/test';
import { expect, test } from '../../harness/fixtures.ts';
import { radioFor } from '../drivers/driver.ts';
import { panelOf } from '../drivers/panel.ts';

const LESSON = '/en/same-origin-policy';
/** A panel alone in its section, with misconceptions, a text that waits for it, and a stop that asks what was not allowed. */
const PANEL = 'put-stopped';
const SECTION = '#asked-first';
/** The sentence of the step that decides there. */
const SENTENCE = /has no Access-Control-Allow-Origin/;

const bead = (page: Page) => page.locator(`.side .bead[href="#${PANEL}"]`);
const folded = (page: Page) => page.locator(`${SECTION} details[data-after="${PANEL}"]`);
const asked = (page: Page) => page.locator(`[data-panel="${PANEL}"] [data-explain="asked"]`);

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
  app,
}) => {
  await page.goto(LESSON);
  await expect(folded(page)).not.toHaveAttribute('open');
  const { region, verdict } = await predictAndRun(page, 'server');
  await expect(verdict).toHaveText('The preflight fails.');
  await expect(region.locator('.said')).toContainText('You predicted: the server refuses it.');
  await expect(region.locator('[data-misconception]')).toContainText(
    'The server doesn’t support PUT and refused it?',
  );
  await expect(region.locator('.ghost')).toHaveText('your guess');
  await expect(region.locator('.never')).toHaveText(/^PUT \/fetch not sent, counter \+0/);
  await expect(region).not.toContainText(SENTENCE);
  await expect(folded(page)).not.toHaveAttribute('open');

  await expect(asked(page).locator('button')).toHaveText(['its origin', 'its method', 'its headers', 'show']);
  await asked(page).getByRole('button', { name: 'its method' }).focus();
  await page.keyboard.press('Enter');
  const answer = region.locator('[data-explain="wrong"]');
  await expect(answer).toBeFocused();
  await expect(answer).toContainText(/^Not its method\. /);
  await expect(answer).toContainText(SENTENCE);
  await expect(region.locator('.needed dd')).toHaveText([
    `Access-Control-Allow-Origin: ${app.reader}`,
    'no Access-Control-Allow-Origin',
  ]);
  await expect(asked(page)).toHaveCount(0);

  await expect(bead(page)).toHaveAttribute('data-reached', 'explained');
  await expect(bead(page)).toHaveText('The same request as PUT: run and explained');
  await expect(
    page.locator('.side').getByRole('link', { name: /, 1 of \d+ claims explained, 1 run$/ }),
  ).toBeVisible();
  await expect(folded(page)).toHaveAttribute('open');

  await page.reload();
  await expect(bead(page)).toHaveAttribute('data-reached', 'explained');
  await expect(page.locator(`#${PANEL}`)).toHaveAttribute('data-reached', 'explained');
  await expect(folded(page)).toHaveAttribute('open');

  await page.goto('/en/');
  const goOn = page.getByRole('link', { name: /^Continue: .+ 1 of \d+ claims done, about \d+ min left$/ });
  await expect(goOn).toHaveAttribute('href', new RegExp(`^${LESSON}#`));
  await expect(page.getByRole('link', { name: 'Start from the beginning' })).toBeVisible();
  const clear = page.locator('main').getByRole('button', { name: 'Clear progress' });
  await clear.click();
  await page.getByRole('button', { name: 'Keep' }).click();
  await expect(goOn).toBeVisible();
  await clear.click();
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(page.getByText('Your progress has been cleared.')).toBeFocused();
  await expect(page.getByRole('link', { name: /^Start/ })).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem('progress'))).toBeNull();
});

test('what was not allowed can be named, and another run of the same end asks no more', async ({ page }) => {
  await page.goto(LESSON);
  const { region, verdict } = await predictAndRun(page, 'preflight');
  await expect(verdict).toContainText('Correct.');
  await expect(region.locator('.said, .ghost')).toHaveCount(0);
  await asked(page).getByRole('button', { name: 'its origin' }).click();
  await expect(region.locator('[data-explain="right"]')).toContainText(SENTENCE);
  await region.getByRole('button', { name: 'Run again' }).click();
  await expect(verdict).toHaveAttribute('data-as-claimed', 'yes');
  await expect(region.locator('[data-explain="right"]')).toContainText(SENTENCE);
  await expect(asked(page)).toHaveCount(0);
});

test('nobody has to choose, and looking into the rule answers nothing', async ({ page }) => {
  await page.goto(LESSON);
  const { region, unfold } = await predictAndRun(page, 'preflight');
  await unfold('rule');
  const deciding = region.locator('[data-opened="rule"] [data-decides="true"]');
  await expect(deciding).toHaveAttribute('data-step', 'allow-origin-present');
  await expect(bead(page)).toHaveAttribute('data-reached', 'run');
  await asked(page).getByRole('button', { name: 'show' }).click();
  await expect(region.locator('.why-said')).toContainText(SENTENCE);
  await expect(bead(page)).toHaveAttribute('data-reached', 'explained');
});

test('where there is nothing to choose from nothing is asked', async ({ page }) => {
  await page.goto(LESSON);
  const { region, run, verdict } = panelOf(page, 'one-header');
  await run.click();
  await expect(verdict).toHaveAttribute('data-as-claimed', 'yes');
  await expect(region.locator('.why-said')).toBeVisible();
  await expect(page.locator('.side .bead[href="#one-header"]')).toHaveAttribute('data-reached', 'explained');
});

test('a run with other knobs is no progress, and answers no misconception', async ({ page }) => {
  await page.goto(`${LESSON}?${PANEL}.acao=any`);
  const { region, run, verdict } = panelOf(page, PANEL);
  await region.locator(radioFor('server')).check();
  await run.click();
  await expect(verdict).toHaveAttribute('data-as-claimed', 'knobs-turned');
  await asked(page).getByRole('button', { name: 'show' }).click();
  await expect(region.locator('.said')).toBeVisible();
  await expect(region.locator('[data-misconception]')).toHaveCount(0);
  await expect(bead(page)).not.toHaveAttribute('data-reached', 'explained');
  await expect(folded(page)).not.toHaveAttribute('open');
});

test('what another tab does or clears is seen here too', async ({ page, context }) => {
  await page.goto(LESSON);
  const other = await context.newPage();
  await other.goto(LESSON);
  await predictAndRun(other, 'preflight');
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
    await predictAndRun(page, 'preflight');
    await asked(page).getByRole('button', { name: 'show' }).click();
    await expect(bead(page)).toHaveAttribute('data-reached', 'explained');
    await page.locator('.mark').click();
    await expect(page.getByRole('link', { name: /^Continue: / })).toBeVisible();
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
    await page.goto('/en/websocket');
    const { region, run, verdict } = panelOf(page, 'no-common-name');
    await region.getByRole('radio').first().check();
    await run.click();
    await expect(verdict).toHaveAttribute('data-disagreements', '1');
    await expect(verdict).toHaveAttribute('data-stops', 'nowhere');
    await expect(verdict).toHaveAttribute('data-observed', 'browser');
    await expect(verdict).toContainText('Contested');
    const row = region.getByRole('row', { name: /where it stops/ });
    await expect(row.getByRole('cell')).toHaveText(['connected', 'connection blocked']);
    await expect(region.locator('[data-explain="asked"], .why-said')).toHaveCount(0);
    const link = region.getByRole('link', { name: 'This case in the composer' });
    await expect(link).toHaveAttribute(
      'href',
      /\/en\/compose\?experiment=websocket&.*websocket\.offer=superchat/,
    );
  });
});
