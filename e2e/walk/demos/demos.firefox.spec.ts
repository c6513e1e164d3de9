import { test as base, expect } from '@playwright/test';
import type { Browser, Page } from 'puppeteer-core';
import { type Demo, startDemo } from '../../harness/demo.ts';
import { launchFirefox, NO_FIREFOX } from '../../harness/firefox.ts';

base.skip(NO_FIREFOX !== '', NO_FIREFOX);

interface Started {
  /** Starts a demo and opens its page. */
  readonly open: (folder: string) => Promise<{ readonly page: Page; readonly demo: Demo }>;
}

const test = base.extend<Started, { firefox: Browser }>({
  firefox: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it which fixtures are needed.
    async ({}, use) => {
      const browser = await launchFirefox();
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  open: async ({ firefox }, use) => {
    const started: { readonly page: Page; readonly demo: Demo }[] = [];
    await use(async folder => {
      const demo = await startDemo(folder);
      const page = await firefox.newPage();
      started.push({ page, demo });
      await page.goto(demo.page);
      return { page, demo };
    });
    for (const { page, demo } of started) {
      await page.close();
      await demo.stop();
    }
  },
});

const STATUS = '[role=status]';

/** Resolves when an element of the page says so. */
async function says(page: Page, selector: string, text: string): Promise<void> {
  await page.waitForFunction(
    (where, wanted) => document.querySelector(where)?.textContent === wanted,
    {},
    selector,
    text,
  );
}

test('0-nothing: the page gets Firefox’s error', async ({ open }) => {
  const { page } = await open('0-nothing');
  await page.click('button');
  await says(page, STATUS, 'TypeError: NetworkError when attempting to fetch resource.');
});

for (const [folder, what, text] of [
  ['3-post-message', 'the frame’s reply', '收到 / Received: Hello from 3000.'],
  ['4-window-name', 'what the other port’s page has', 'Hello from 3001.'],
  ['5-location-hash', 'what the other port’s page has', 'Hello from 3001.'],
  ['6-document-domain', 'what the other port’s page has', 'Hello from 3001.'],
  ['9-form-post', 'the response of its form', 'Hello form from 3001.'],
] as const) {
  test(`${folder}: the page shows ${what}`, async ({ open }) => {
    const { page } = await open(folder);
    await says(page, STATUS, text);
  });
}

test('8-websocket: the server’s event changes the first paragraph', async ({ open }) => {
  const { page, demo } = await open('8-websocket');
  await says(page, 'p', `Hello WebSocket from ${demo.serverPort}.`);
  expect(await page.$eval(STATUS, notice => notice.textContent)).toContain('2s后改变数据');
});

test('11-streams: the page gets one message after the other', async ({ open }) => {
  const { page } = await open('11-streams');
  await page.waitForFunction(() => document.querySelectorAll('li').length > 1);
  expect(await page.$$eval('li', items => items.slice(0, 2).map(({ textContent }) => textContent))).toEqual([
    'Hello 1 from 3001.',
    'Hello 2 from 3001.',
  ]);
});
