import { expect, test } from '@playwright/test';
import { startDemo } from '../../harness/demo.ts';
import { launchFirefox, NO_FIREFOX } from '../../harness/firefox.ts';

test.skip(NO_FIREFOX !== '', NO_FIREFOX);

test('0-nothing: the page gets Firefox’s error', async () => {
  const demo = await startDemo('0-nothing');
  const browser = await launchFirefox();
  try {
    const page = await browser.newPage();
    await page.goto(demo.page);
    await page.click('button');
    await page.waitForFunction(
      text => document.querySelector('[role=status]')?.textContent === text,
      {},
      'TypeError: NetworkError when attempting to fetch resource.',
    );
  } finally {
    await browser.close();
    await demo.stop();
  }
});

test('3-post-message: the page shows the frame’s reply', async () => {
  const demo = await startDemo('3-post-message');
  const browser = await launchFirefox();
  try {
    const page = await browser.newPage();
    await page.goto(demo.page);
    await page.waitForFunction(
      text => document.querySelector('[role=status]')?.textContent === text,
      {},
      '收到 / Received: Hello from 3000.',
    );
  } finally {
    await browser.close();
    await demo.stop();
  }
});

test('4-window-name, 5-location-hash, 6-document-domain: the page shows what the other port’s page has', async () => {
  const browser = await launchFirefox();
  try {
    for (const folder of ['4-window-name', '5-location-hash', '6-document-domain']) {
      const demo = await startDemo(folder);
      try {
        const page = await browser.newPage();
        await page.goto(demo.page);
        await page.waitForFunction(
          text => document.querySelector('[role=status]')?.textContent === text,
          {},
          'Hello from 3001.',
        );
      } finally {
        await demo.stop();
      }
    }
  } finally {
    await browser.close();
  }
});

test('9-form-post: the page shows the response of its form', async () => {
  const demo = await startDemo('9-form-post');
  const browser = await launchFirefox();
  try {
    const page = await browser.newPage();
    await page.goto(demo.page);
    await page.waitForFunction(
      text => document.querySelector('[role=status]')?.textContent === text,
      {},
      'Hello form from 3001.',
    );
  } finally {
    await browser.close();
    await demo.stop();
  }
});

test('11-streams: the page gets one message after the other', async () => {
  const demo = await startDemo('11-streams');
  const browser = await launchFirefox();
  try {
    const page = await browser.newPage();
    await page.goto(demo.page);
    await page.waitForFunction(() => document.querySelectorAll('li').length > 1);
    expect(await page.$$eval('li', items => items.slice(0, 2).map(({ textContent }) => textContent))).toEqual(
      ['Hello 1 from 3001.', 'Hello 2 from 3001.'],
    );
  } finally {
    await browser.close();
    await demo.stop();
  }
});

test('8-websocket: the server’s event changes the first paragraph', async () => {
  const demo = await startDemo('8-websocket');
  const browser = await launchFirefox();
  try {
    const page = await browser.newPage();
    await page.goto(demo.page);
    await page.waitForFunction(
      text => document.querySelector('p')?.textContent === text,
      {},
      `Hello WebSocket from ${demo.serverPort}.`,
    );
    expect(await page.$eval('[role=status]', notice => notice.textContent)).toContain('2s后改变数据');
  } finally {
    await browser.close();
    await demo.stop();
  }
});
