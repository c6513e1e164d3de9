import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../harness/app.ts';
import { expect, test } from '../../harness/fixtures.ts';
import { panelOf } from '../drivers/panel.ts';
import { lessonPages } from '../lessons/course.ts';

test('the first visit goes to the language of the browser, and a choice is kept', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveURL(/\/en\/$/);
  await page.getByRole('link', { name: '中文' }).click();
  await expect(page).toHaveURL(/\/zh\/$/);
  await page.goto('/');
  await expect(page).toHaveURL(/\/zh\/$/);
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
  expect(await response.text()).toContain('There is no page at this URL');
});

test('an old link leads to where its part has gone, in one step and with the state of its panel', async ({
  page,
}) => {
  const moved: Readonly<Record<string, string>> = JSON.parse(
    readFileSync(join(ROOT, 'docs/moved.json'), 'utf8'),
  );
  const documents: string[] = [];
  page.on('response', response => {
    if (response.request().resourceType() === 'document') documents.push(new URL(response.url()).pathname);
  });
  // One for each way between two lessons; the build checks that every line leads to something.
  const ways = new Map(
    Object.entries(moved).map(([from, to]) => [
      `${from.split('#')[0]} ${to.split('#')[0]}`,
      [from, to] as const,
    ]),
  );
  for (const [from, to] of ways.values()) {
    await page.goto('about:blank');
    documents.length = 0;
    await page.goto(`/zh/${from}`, { waitUntil: 'domcontentloaded' });
    await expect(page).toHaveURL(new RegExp(`/zh/${to}$`));
    await expect(page.locator(`[id="${to.split('#')[1]}"]`)).toBeInViewport();
    const pages = [from, to].map(link => `/zh/${link.split('#')[0]}`);
    expect(documents, from).toEqual([...new Set(pages)]);
  }

  await page.goto('/en/websocket?allow-default.allow=reader#allow-default');
  await expect(page).toHaveURL(/\/en\/socket-io\?allow-default\.allow=reader#allow-default$/);
  await page.goto('/en/cors-simple?upper-case.acao=bare#upper-case');
  await expect(page).toHaveURL(/\/en\/cors-simple\?slash\.acao=bare#slash$/);
});

test('a link to a part that a lesson doesn’t have says so', async ({ page }) => {
  await page.goto('/en/websocket#nonsense');
  const notice = page.getByText('This page has no part named “nonsense”');
  await expect(notice).toBeVisible();
  await page.getByRole('button', { name: 'OK' }).click();
  await expect(notice).toBeHidden();
});

test('search engines find each page once, by its own title and description, in both languages', async ({
  page,
  app,
}) => {
  const seen = new Set<string>();
  const others = ['en', 'zh'].flatMap(language =>
    ['', 'compose', 'diagnose'].map(name => `/${language}/${name}`),
  );
  for (const path of [...others, ...lessonPages().map(lesson => lesson.path)]) {
    const html = await (await page.request.get(path)).text();
    const attribute = (element: RegExp) => element.exec(html)?.[1] ?? '';
    const texts = [/<title>([^<]+)</, /<meta name="description" content="([^"]+)"/].map(attribute);
    for (const text of texts) expect([...seen], path).not.toContain(text);
    for (const text of texts) seen.add(text);
    expect(attribute(/<link rel="canonical" href="([^"]+)"/)).toBe(app.reader + path);
    const name = path.replace(/^\/\w+/, '');
    expect(attribute(/hreflang="en" href="([^"]+)"/)).toBe(`${app.reader}/en${name}`);
    expect(attribute(/hreflang="zh-CN" href="([^"]+)"/)).toBe(`${app.reader}/zh${name}`);
  }
  expect(await (await page.request.get('/en/nonsense')).text()).toContain('content="noindex"');
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
        const { region, run, unfold, verdict } = panelOf(page, 'fields');
        await run.click();
        await expect(verdict).toHaveAttribute('data-as-claimed', 'yes');
        await unfold('code');
        await unfold('rule');
        await unfold('bytes');
        await region.locator('details[data-kind=request] > summary').first().click();
        await region.locator('details.raw > summary').first().click();
      }
      const { scrollWidth, clientWidth } = await page
        .locator('html')
        .evaluate(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }));
      expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
    });
  }
});
