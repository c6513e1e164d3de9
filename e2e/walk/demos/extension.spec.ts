import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, expect } from '@playwright/test';
import { ROOT } from '../../harness/app.ts';
import { test as withApp } from '../../harness/app-fixture.ts';
import { CHROMIUM } from '../../harness/chromium.ts';
import { type Demo, startDemo } from '../../harness/demo.ts';
import { panelOf } from '../drivers/panel.ts';

interface Started {
  /** The server that knows nothing of CORS. */
  readonly demo: Demo;
  /** A copy of the extension: Chromium writes into the folder that it loads one from. */
  readonly extension: string;
  /** A browser of its own for each way of starting it. */
  readonly start: (...args: readonly string[]) => Promise<BrowserContext>;
}

const test = withApp.extend<Started>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it which fixtures are needed.
  demo: async ({}, use) => {
    const demo = await startDemo('10-extension');
    await use(demo);
    await demo.stop();
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it which fixtures are needed.
  extension: async ({}, use) => {
    const copy = await mkdtemp(join(tmpdir(), 'extension-'));
    await cp(join(ROOT, 'docs/demos/10-extension/extension'), copy, { recursive: true });
    await use(copy);
    await rm(copy, { recursive: true });
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it which fixtures are needed.
  start: async ({}, use) => {
    const profile = await mkdtemp(join(tmpdir(), 'not-a-fix-'));
    let context: BrowserContext | undefined;
    await use(async (...args) => {
      context = await chromium.launchPersistentContext(profile, {
        ...CHROMIUM,
        args: [...CHROMIUM.args, ...args],
      });
      return context;
    });
    await context?.close();
    await rm(profile, { recursive: true });
  },
});

const READ = 'Hello from 3001.';
const ERROR = 'TypeError: Failed to fetch';

/** What pages of three sites get by GET and by PUT. */
async function gotBy(context: BrowserContext, { pagePort }: Demo): Promise<readonly (readonly string[])[]> {
  const page = await context.newPage();
  const status = page.getByRole('status');
  const got: string[][] = [];
  for (const host of ['localhost', 'partner.localhost', 'evil.localhost']) {
    await page.goto(`http://${host}:${pagePort}`);
    const texts: string[] = [];
    for (const name of ['GET', 'PUT']) {
      await status.evaluate(element => element.replaceChildren());
      await page.getByRole('button', { name }).click();
      await expect(status).not.toBeEmpty();
      texts.push((await status.textContent()) ?? '');
    }
    got.push(texts);
  }
  return got;
}

const requests = (demo: Demo) =>
  demo
    .printed()
    .split('\n')
    .filter(line => / from .*: \d+$/.test(line));

test('10-extension: without it, no page reads the response, and a PUT is never sent', async ({
  start,
  demo,
}) => {
  const got = await gotBy(await start(), demo);
  expect(got).toEqual([0, 1, 2].map(() => [ERROR, ERROR]));
  expect(requests(demo).slice(0, 2)).toEqual([
    `GET from ${demo.page}: 200`,
    `OPTIONS from ${demo.page}: 404`,
  ]);
  expect(demo.printed()).not.toContain('PUT');
});

test('10-extension: with it, pages of all sites read the GET, and a 404 still fails the preflight', async ({
  start,
  extension,
  demo,
}) => {
  const context = await start(`--disable-extensions-except=${extension}`, `--load-extension=${extension}`);
  expect(await gotBy(context, demo)).toEqual([0, 1, 2].map(() => [READ, ERROR]));
  expect(demo.printed()).not.toContain('PUT');
});

test('--disable-web-security sends no Origin and no preflight, and every page reads', async ({
  start,
  demo,
}) => {
  const got = await gotBy(await start('--disable-web-security'), demo);
  expect(got).toEqual([0, 1, 2].map(() => [READ, READ]));
  expect(new Set(requests(demo))).toEqual(new Set(['GET from undefined: 200', 'PUT from undefined: 200']));
});

test('--disable-web-security: the course’s own panel shows that rule and browser disagree', async ({
  start,
  app,
}) => {
  const page = await (await start('--disable-web-security')).newPage();
  await page.goto(`${app.reader}/en/same-origin-policy#get-unread`);
  const { region, run, verdict } = panelOf(page, 'get-unread');
  await region.getByRole('radio').last().check();
  await run.click();
  await expect(verdict).toBeVisible();
  await expect(verdict).not.toHaveAttribute('data-disagreements', '0');
});
