import { test as base, expect, type Page } from '@playwright/test';
import { type App, startApp } from '../../harness/app.ts';
import { panelOf } from '../drivers/panel.ts';

/**
 * Limits that the page has to keep: to say that the server has gone (it takes a second; a busy machine has more), to stop,
 * and to be back once the server is; milliseconds.
 */
const GONE_MS = 5_000;
const STOPPED_MS = 2_000;
const BACK_MS = 10_000;
/** The page waits five seconds before it calls a server silent. */
const SILENT_MS = 8_000;

/** A server of its own for every test, because each of them ends or halts it. */
const test = base.extend<{ app: App }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it which fixtures are needed.
  app: async ({}, use) => {
    const app = await startApp();
    await use(app);
    // A halted server could not end.
    app.signal('SIGCONT');
    await app.stop();
  },
});

test.beforeEach(() => test.setTimeout(120_000));

/** A panel that the reader has reached for, whose page is connected, and in which nothing was run. */
async function idlePanel(page: Page, app: App) {
  const feed = page.waitForEvent('websocket', socket => socket.url().includes('/witness/'));
  await page.goto(`${app.reader}/en/websocket`);
  const panel = panelOf(page, 'echo');
  await panel.region.hover();
  // The first answer to a question (Socket.IO's packet 43): the feed stands.
  await (await feed).waitForEvent('framereceived', ({ payload }) => payload.toString().startsWith('43'));
  // What is fetched when a panel wakes is here: from now on the page needs nothing of the server to show what happens.
  await page.waitForLoadState('networkidle');
  const again = panel.region.getByRole('button', { name: 'Run again' });
  return {
    ...panel,
    again,
    notice: page.locator('[data-server]:not([data-verdict])'),
    heads: panel.region.locator('[data-layer="http"]'),
  };
}

test('an idle page says that the server has gone, and is back when the server is', async ({ page, app }) => {
  const { run, verdict, notice } = await idlePanel(page, app);
  await expect(notice).toBeEmpty();
  app.signal('SIGKILL');
  await expect(notice).toContainText('The server can’t be reached.', { timeout: GONE_MS });
  await expect(notice).toContainText('npm start');
  await app.restart();
  await expect(notice).toBeEmpty({ timeout: BACK_MS });
  await run.click();
  await expect(verdict).toHaveAttribute('data-as-claimed', 'yes');
});

test('a run while the server is down says so at once, and sends nothing when the server is back', async ({
  page,
  app,
}) => {
  const { region, run, again, verdict, notice, heads } = await idlePanel(page, app);
  app.signal('SIGKILL');
  await run.click();
  await expect(verdict).toContainText('The server can’t be reached', { timeout: GONE_MS });
  await expect(verdict).toContainText('npm start');
  await expect(region).toHaveAttribute('aria-busy', 'false');
  await expect(region.locator('[data-outcome]')).toHaveCount(0);
  await app.restart();
  await expect(notice).toBeEmpty({ timeout: BACK_MS });
  await expect(verdict).toHaveAttribute('data-witness', 'unreachable');
  await again.click();
  await expect(verdict).toHaveAttribute('data-as-claimed', 'yes');
  await expect(heads).toHaveCount(2);
});

test('a run that waits for the lab when the server ends says so, and can be made again', async ({
  page,
  app,
}) => {
  await page.goto(`${app.reader}/en/websocket?echo.delay=3000#echo`);
  const { region, run, verdict } = panelOf(page, 'echo');
  await run.click();
  await expect(region.getByRole('button', { name: 'Stop' })).toBeVisible();
  await expect(region.locator('.picture')).toContainText('GET /ws');
  app.signal('SIGKILL');
  await expect(verdict).toHaveAttribute('data-witness', 'unreachable', { timeout: GONE_MS });
  await expect(verdict).toContainText('The server can’t be reached');
  await expect(region).toHaveAttribute('aria-busy', 'false');
  await app.restart();
  await expect(page.locator('[data-server]:not([data-verdict])')).toBeEmpty({ timeout: BACK_MS });
  await region.getByRole('button', { name: 'Run again' }).click();
  await expect(verdict).toHaveAttribute('data-stops', 'nowhere', { timeout: BACK_MS });
});

test('a run that meets a halted server can be stopped at once', async ({ page, app }) => {
  const { region, run, again, verdict, heads } = await idlePanel(page, app);
  await run.click();
  await expect(verdict).toHaveAttribute('data-as-claimed', 'yes');
  app.signal('SIGSTOP');
  await again.click();
  await expect(verdict).toContainText('No response yet', { timeout: SILENT_MS });
  await region.getByRole('button', { name: 'Stop' }).click();
  await expect(region).toHaveAttribute('aria-busy', 'false', { timeout: STOPPED_MS });
  await expect(verdict).toContainText('You stopped this run');
  app.signal('SIGCONT');
  await again.click();
  await expect(verdict).toHaveAttribute('data-as-claimed', 'yes', { timeout: BACK_MS });
  await expect(heads).toHaveCount(2);
});

test('a first run that meets a halted server can be stopped at once', async ({ page, app }) => {
  const { region, run, verdict } = await idlePanel(page, app);
  app.signal('SIGSTOP');
  await run.click();
  await expect(verdict).toContainText('No response yet', { timeout: SILENT_MS });
  await region.getByRole('button', { name: 'Stop' }).click();
  await expect(region).toHaveAttribute('aria-busy', 'false', { timeout: STOPPED_MS });
  await expect(verdict).toContainText('You stopped this run');
});

test('a run that meets a halted server goes on when the server does, once', async ({ page, app }) => {
  const { run, verdict, heads } = await idlePanel(page, app);
  app.signal('SIGSTOP');
  await run.click();
  await expect(verdict).toContainText('No response yet', { timeout: SILENT_MS });
  app.signal('SIGCONT');
  await expect(verdict).toHaveAttribute('data-as-claimed', 'yes', { timeout: BACK_MS });
  await expect(heads).toHaveCount(2);
  expect(app.trouble()).toBeNull();
});
