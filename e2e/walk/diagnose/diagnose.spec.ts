import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type axe from 'axe-core';
import { expect, test } from '../../harness/fixtures.ts';
import { diagnosisOf, printedBy } from './diagnosis.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(await readFile(AXE, 'utf8'));
  return page.evaluate(async () => {
    const { axe: run } = window as unknown as { axe: typeof axe };
    const { violations } = await run.run();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  });
}

const SECRET = 'Zq81kD93nfVx02Lw77Ty55Aa';

for (const { what, query, init = {}, step, stops } of [
  { what: 'no field', query: 'acao=none', step: 'allow-origin-present', stops: 'browser' },
  { what: 'another origin', query: 'acao=partner', step: 'allow-origin-equal', stops: 'browser' },
  { what: 'a slash too many', query: 'acao=slash', step: 'allow-origin-equal', stops: 'browser' },
  { what: 'a list', query: 'acao=list', step: 'allow-origin-single', stops: 'browser' },
  { what: 'the field twice', query: 'acao=twice', step: 'allow-origin-single', stops: 'browser' },
  {
    what: 'the star with credentials',
    query: 'acao=any',
    init: { credentials: 'include' },
    step: 'allow-origin-wildcard',
    stops: 'browser',
  },
  {
    what: 'credentials that are not allowed',
    query: 'acao=reader&acac=True',
    init: { credentials: 'include' },
    step: 'allow-credentials-true',
    stops: 'browser',
  },
  {
    what: 'a preflight answered 404',
    query: 'acao=reader&acam=PUT&preflight=404',
    init: { method: 'PUT' },
    step: 'preflight-ok',
    stops: 'preflight',
  },
  {
    what: 'a preflight that is redirected',
    query: 'acao=reader&acam=PUT&preflight=302',
    init: { method: 'PUT' },
    step: 'preflight-redirect',
    stops: 'preflight',
  },
  {
    what: 'a preflight without the field',
    query: 'acao=reader&acam=PUT&on=request',
    init: { method: 'PUT' },
    step: 'allow-origin-present',
    stops: 'preflight',
  },
  {
    what: 'a method that is not allowed',
    query: 'acao=reader&acam=POST',
    init: { method: 'DELETE' },
    step: 'preflight-method',
    stops: 'preflight',
  },
  {
    what: 'a header that is not allowed',
    query: 'acao=reader',
    init: { headers: { 'X-Lab': '1' } },
    step: 'preflight-headers',
    stops: 'preflight',
  },
] as const) {
  test(`Chromium’s message for ${what} names the step, and the composer reproduces it`, async ({
    page,
    app,
  }) => {
    await page.goto('/en/diagnose');
    const { box, decision, composer } = diagnosisOf(page);
    const printed = await printedBy(page, { kind: 'fetch', url: `${app.origins.lab}/fetch?${query}`, init });
    await box.fill(printed);
    await expect(decision).toHaveAttribute('data-step', step);
    await expect(decision).toHaveAttribute('data-stops', stops);
    await expect(decision).toHaveAttribute('data-basis', 'browser');

    await composer.click();
    await expect(page).toHaveURL(/\/en\/compose\?experiment=fetch/);
    const panel = page.locator('[data-panel="fetch"]');
    await panel.getByRole('button', { name: 'Run', exact: true }).click();
    const verdict = panel.locator('[data-verdict]');
    await expect(verdict).toHaveAttribute('data-because', step);
    await expect(verdict).toHaveAttribute('data-observed', stops);
  });
}

test('a refused WebSocket names its step too, in Chinese', async ({ page, app }) => {
  await page.goto('/zh/diagnose');
  const { box, decision, hint, region } = diagnosisOf(page);
  const lab = app.origins.lab.replace(/^http/, 'ws');
  const allow = encodeURIComponent(app.origins.partner);
  await box.fill(await printedBy(page, { kind: 'websocket', url: `${lab}/ws?allow=${allow}` }));
  await expect(decision).toHaveAttribute('data-step', 'server-accepts');
  await expect(decision).toHaveAttribute('data-stops', 'server');
  await expect(hint('socket-403')).toBeVisible();
  await expect(region.getByRole('status').first()).toContainText('服务器拒绝');
});

test('a URL that the page’s own policy blocks is explained by that policy', async ({
  page,
  browser,
  app,
}) => {
  // In a context of its own: there the violation is what is wanted.
  const provoking = await browser.newContext({ baseURL: app.reader });
  const other = await provoking.newPage();
  await other.goto('/en/diagnose');
  const printed = await printedBy(other, { kind: 'fetch', url: 'http://nobody.invalid/', init: {} });
  await provoking.close();

  await page.goto('/en/diagnose');
  const { box, decision } = diagnosisOf(page);
  await box.fill(printed);
  await expect(decision).toHaveAttribute('data-step', 'connect-src');
  await expect(decision).toHaveAttribute('data-stops', 'before-sending');
});

test('it sends nothing, stores nothing, and never shows a secret again', async ({ page, context }) => {
  await page.goto('/en/diagnose');
  const { box, decision, region } = diagnosisOf(page);
  await box.fill('x');
  await expect(region.getByRole('status').first()).toContainText('We didn’t recognise this text');

  const asked: string[] = [];
  page.on('request', request => asked.push(request.url()));
  page.on('websocket', socket => asked.push(socket.url()));
  const printed: string[] = [];
  page.on('console', message => printed.push(message.text()));
  await box.fill(`curl -i 'https://shop.example/api?access_token=${SECRET}' -H 'Origin: https://page.example' -H 'Authorization: Bearer ${SECRET}' -b 'sid=${SECRET}'
HTTP/2 200
set-cookie: sid=${SECRET}; HttpOnly
access-control-allow-origin: *
`);
  await expect(decision).toHaveAttribute('data-step', 'allow-origin-wildcard');
  for (const summary of await region.locator('summary').all()) await summary.click();
  await expect(region).toContainText('access_token=HIDDEN');
  expect(await region.innerHTML()).not.toContain(SECRET);
  expect(page.url()).not.toContain(SECRET);
  const links = await page
    .getByRole('link')
    .evaluateAll(found => found.map(link => link.getAttribute('href')));
  expect(links.join('\n')).not.toContain(SECRET);

  // The next page is fetched on intent, from the reader; nothing else was asked, and nothing of the paste with it.
  const reader = new URL(page.url()).origin;
  expect(asked.filter(url => !url.startsWith(reader))).toEqual([]);
  expect(asked.join('\n')).not.toContain(SECRET);
  expect(printed.join('\n')).not.toContain(SECRET);
  const kept = JSON.stringify(await context.storageState({ indexedDB: true }));
  expect(kept).not.toContain(SECRET);
  const session = await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, history.state]));
  expect(session).not.toContain(SECRET);
});

test('by keyboard alone: an example, the fields, and the language in between', async ({ page }) => {
  await page.goto('/en/');
  await page.getByRole('main').getByRole('link', { name: 'My app fails' }).click();
  await expect(page).toHaveURL(/\/en\/diagnose$/);
  const { box, decision, need } = diagnosisOf(page);
  // Until the page is awake its buttons are passed over.
  await expect(page.getByRole('button', { name: 'Clear' })).toBeEnabled();
  await box.focus();
  for (const key of ['Tab', 'Enter']) await page.keyboard.press(key);
  await expect(decision).toHaveAttribute('data-cause', 'allow-origin-mismatch');
  await page.getByRole('button', { name: 'Clear' }).press('Enter');
  await expect(decision).toHaveCount(0);

  await page.getByText('What the paste doesn’t say').press('Enter');
  await page.getByLabel('Origin of the page').fill('https://page.example');
  await page.getByLabel('URL of the request').fill('https://api.example/x');
  await page.getByLabel('Method').fill('PUT');
  await expect(need('preflight-answer')).toBeVisible();
  await box.fill('HTTP/1.1 405 Method Not Allowed\nAccess-Control-Allow-Origin: *\n\n');
  await page.getByLabel('A response without its command belongs to').selectOption('preflight');
  await expect(decision).toHaveAttribute('data-step', 'preflight-ok');
  await expect(decision).toHaveAttribute('data-basis', 'rule');

  await page.getByRole('link', { name: '中文' }).click();
  await expect(page).toHaveURL(/\/zh\/diagnose$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('我的应用跨域失败了');
});

test('a record of the Network panel is opened, and what is said of it can be taken away as Markdown', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/en/diagnose');
  const { decision, region } = diagnosisOf(page);
  await expect(page.getByRole('button', { name: 'Clear' })).toBeEnabled();
  const request = {
    method: 'GET',
    url: `https://api.example/x?token=${SECRET}`,
    headers: [{ name: 'Origin', value: 'https://page.example' }],
  };
  const response = { status: 200, headers: [{ name: 'Server', value: 'nginx' }] };
  await page.locator('input[type="file"]').setInputFiles({
    name: 'page.har',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ log: { entries: [{ request, response }] } })),
  });
  await expect(decision).toHaveAttribute('data-cause', 'allow-origin-missing');
  await expect(decision).toHaveAttribute('data-stops', 'browser');
  await region.getByRole('button', { name: 'Copy as Markdown' }).click();
  const taken = await page.evaluate(() => navigator.clipboard.readText());
  expect(taken).toContain('## The response has no Access-Control-Allow-Origin');
  expect(taken).not.toContain(SECRET);
});

test('what is typed before the page is awake counts', async ({ page }) => {
  let release = () => {};
  const held = new Promise<void>(resolve => {
    release = resolve;
  });
  await page.route(/DiagnosePage/, async route => {
    await held;
    await route.continue();
  });
  await page.goto('/en/diagnose');
  const { box, decision } = diagnosisOf(page);
  await box.fill('connect_error Error: xhr poll error');
  await expect(decision).toHaveCount(0);
  release();
  await expect(decision).toHaveAttribute('data-cause', 'xhr-poll-error');
  await expect(box).toHaveValue('connect_error Error: xhr poll error');
});

test('every link leads to a lesson and a section that exist', async ({ page, request }) => {
  await page.goto('/en/diagnose');
  const { region } = diagnosisOf(page);
  for (const example of await page.locator('.examples button').all()) {
    await example.click();
    // At once: what is shown changes as the paste is read, and every link that ever stands there must lead somewhere.
    const links = await region
      .locator('.lessons a')
      .evaluateAll(found => found.map(link => link.getAttribute('href') ?? ''));
    for (const href of links) {
      const lesson = await request.get(href);
      expect(lesson.status(), href).toBe(200);
      const section = href.split('#')[1];
      if (section) expect(await lesson.text(), href).toContain(`id="${section}"`);
    }
  }
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const language of ['en', 'zh']) {
    test.describe(`${language} in ${colorScheme} colours`, () => {
      test.use({ colorScheme });

      test('axe finds no fault, empty and with everything open', async ({ page }) => {
        await page.goto(`/${language}/diagnose`);
        expect(await violations(page)).toEqual([]);
        await page.locator('.examples button').nth(1).click();
        const { decision } = diagnosisOf(page);
        await expect(decision).toHaveAttribute('data-step', 'preflight-ok');
        for (const summary of await page.locator('main summary').all()) await summary.click();
        expect(await violations(page)).toEqual([]);
      });
    });
  }
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });

  for (const language of ['en', 'zh']) {
    test(`${language}: nothing scrolls sideways but bytes`, async ({ page }) => {
      await page.goto(`/${language}/diagnose`);
      const { decision } = diagnosisOf(page);
      for (const at of [1, 3, 4]) {
        await page.locator('.examples button').nth(at).click();
        await expect(decision).toBeVisible();
        const shut = page.locator('main details:not([open]) > summary');
        while ((await shut.count()) > 0) await shut.first().click();
        const [wide, window] = await page
          .locator('html')
          .evaluate(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth]);
        expect(wide).toBeLessThanOrEqual(window ?? 0);
      }
    });
  }
});
