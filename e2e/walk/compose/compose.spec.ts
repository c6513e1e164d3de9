import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type axe from 'axe-core';
import { expect, test } from '../../harness/fixtures.ts';
import { panelOf } from '../drivers/panel.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe finds, as the rule and where. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(await readFile(AXE, 'utf8'));
  return page.evaluate(async () => {
    const { axe: run } = window as unknown as { axe: typeof axe };
    const { violations } = await run.run();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  });
}

/** The fix beside the case, as a person finds its parts. */
function fixOf(page: Page) {
  const region = page.locator('[data-fix]');
  return {
    region,
    text: region.locator('pre'),
    server: (name: string) => region.getByRole('tab', { name, exact: true }),
    notice: (id: string) => region.locator(`[data-notice="${id}"]`),
    remedy: region.locator('[data-remedy]'),
  };
}

test('home and header lead to it, without loading a document, and the language can be changed in the middle of a case', async ({
  page,
  app,
}) => {
  await page.goto('/en/');
  // Until the page is awake its links load documents.
  await expect(page.locator('.live [data-verdict]')).toHaveAttribute('data-stops', 'browser');
  await page.evaluate(() => Object.assign(window, { same: true }));
  await page.getByRole('main').getByRole('link', { name: 'Composer' }).click();
  await expect(page).toHaveURL(/\/en\/compose$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Composer');
  await page.getByRole('tab', { name: 'WebSocket' }).click();
  await panelOf(page, 'websocket').turn('allow', 'partner');
  await page.getByRole('link', { name: '中文' }).click();
  await expect(page).toHaveURL(/\/zh\/compose\?experiment=websocket&websocket\.allow=partner$/);
  await expect(panelOf(page, 'websocket').token('allow')).toHaveText(`'${app.origins.partner}'`);
  await expect(page.getByRole('tab', { name: 'WebSocket' })).toHaveAttribute('aria-selected', 'true');
  expect(await page.evaluate(() => 'same' in window)).toBe(true);
});

for (const { experiment, query, shown, stops, remedy, fix } of [
  {
    experiment: 'websocket',
    query: 'websocket.allow=partner',
    shown: { allow: /partner/ },
    stops: 'server',
    remedy: 'server',
    fix: 'ORIGINS.has(request.headers.origin)',
  },
  {
    experiment: 'socket-io',
    query: 'socket-io.cors=off&socket-io.credentials=on',
    shown: { cors: 'cors', credentials: 'withCredentials: true' },
    stops: 'browser',
    remedy: 'server',
    fix: 'credentials: true',
  },
  {
    experiment: 'fetch',
    query: 'fetch.method=PUT&fetch.contentType=json&fetch.body=text',
    shown: { method: "'PUT'", contentType: "'application/json'", body: /a/ },
    stops: 'preflight',
    remedy: 'server',
    fix: "'Access-Control-Allow-Headers', 'content-type'",
  },
]) {
  test(`a link opens a case of ${experiment} and runs nothing; the run's step says what mends it`, async ({
    page,
    app,
  }) => {
    const reached: string[] = [];
    const lab = new Set(Object.values(app.publicPorts).map(String));
    const note = (url: string) => lab.has(new URL(url).port) && reached.push(url);
    page.on('request', request => note(request.url()));
    page.on('websocket', socket => note(socket.url()));

    await page.goto(`/en/compose?experiment=${experiment}&${query}`);
    const { run, verdict, token } = panelOf(page, experiment);
    for (const [knob, text] of Object.entries(shown)) {
      await expect(token(knob)).toHaveText(text);
      await expect(token(knob)).toHaveClass(/changed/);
    }
    const { text, remedy: told } = fixOf(page);
    await expect(text).toContainText(fix);
    await expect(text).toContainText(app.reader);
    await expect(told).toHaveCount(0);
    expect(reached).toEqual([]);

    await run.click();
    await expect(verdict).toHaveAttribute('data-stops', stops);
    await expect(verdict).toHaveAttribute('data-observed', stops);
    await expect(verdict).toHaveAttribute('data-as-claimed', 'unclaimed');
    await expect(told).toHaveAttribute('data-remedy', remedy);
    expect(reached).not.toEqual([]);
  });
}

test('the fix follows the knobs, and is copied as it stands', async ({ page, context, app }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/en/compose?experiment=fetch');
  const { region, text, server, notice } = fixOf(page);
  const { turn } = panelOf(page, 'fetch');
  await expect(text).not.toContainText('Access-Control-Allow-Credentials');
  await turn('credentials', 'include');
  await expect(text).toContainText("'Access-Control-Allow-Credentials', 'true'");
  await turn('method', 'DELETE');
  await server('Node').focus();
  await page.keyboard.press('End');
  await expect(server('nginx')).toBeFocused();
  await expect(text).toContainText('"~^1 ." "DELETE"');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(server('Fastify')).toHaveAttribute('aria-selected', 'true');
  await region.getByRole('button', { name: 'Copy the configuration' }).click();
  await expect(region.getByRole('status').filter({ hasText: 'Copied' })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await text.textContent());
  expect(copied).toContain(`origin: ['${app.reader}'],`);

  await expect(notice('mode-no-cors')).toHaveCount(0);
  await turn('mode', 'no-cors');
  await expect(notice('mode-no-cors')).toBeVisible();
  await turn('from', 'sandbox');
  await expect(notice('origin-null')).toBeVisible();
  await expect(text).toHaveCount(0);
});

test('each experiment keeps its knobs while another is shown', async ({ page }) => {
  await page.goto('/en/compose');
  await panelOf(page, 'fetch').turn('method', 'PUT');
  await page.getByRole('tab', { name: 'fetch' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/experiment=websocket/);
  await expect(panelOf(page, 'websocket').region).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(panelOf(page, 'fetch').token('method')).toHaveText("'PUT'");
});

test('what an address cannot say is left out', async ({ page }) => {
  await page.goto('/en/compose?experiment=nonsense&fetch.method=TRACE&fetch.nonsense=1');
  await expect(panelOf(page, 'fetch').token('method')).toHaveText('+ method');
  await expect(page.getByRole('tab', { name: 'fetch' })).toHaveAttribute('aria-selected', 'true');
});

test('it stands in the page before any script', async ({ browser, app }) => {
  const context = await browser.newContext({ baseURL: app.reader, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/zh/compose');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('自由实验');
  await expect(panelOf(page, 'fetch').region).toBeVisible();
  await expect(fixOf(page).text).toContainText(app.reader);
  await context.close();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    for (const language of ['en', 'zh']) {
      test(`/${language}/compose has no fault that axe knows, before a run and after`, async ({ page }) => {
        test.setTimeout(120_000);
        await page.goto(`/${language}/compose?experiment=websocket&websocket.allow=partner`);
        const { run, verdict, region } = panelOf(page, 'websocket');
        await expect(region).toBeVisible();
        expect(await violations(page)).toEqual([]);
        await run.click();
        await expect(verdict).toHaveAttribute('data-stops', 'server');
        await expect(fixOf(page).remedy).toBeVisible();
        expect(await violations(page)).toEqual([]);
        await page.goto(`/${language}/compose?experiment=fetch&fetch.mode=no-cors&fetch.from=sandbox`);
        await expect(fixOf(page).notice('origin-null')).toBeVisible();
        expect(await violations(page)).toEqual([]);
      });
    }
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });

  for (const language of ['en', 'zh']) {
    test(`/${language}/compose does not scroll sideways, and the course's menu leads to it`, async ({
      page,
    }) => {
      await page.goto(`/${language}/`);
      await page.locator('.menu').click();
      await page.locator('.side .tools a').first().click();
      await expect(page).toHaveURL(new RegExp(`/${language}/compose$`));
      for (const tab of await page.getByRole('tab', { name: /^(fetch|WebSocket|Socket\.IO)$/ }).all()) {
        await tab.click();
        for (const server of await fixOf(page).region.getByRole('tab').all()) {
          await server.click();
          const { scrollWidth, clientWidth } = await page
            .locator('html')
            .evaluate(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }));
          expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
        }
      }
    });
  }
});
