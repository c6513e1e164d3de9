import { test as base, expect } from '@playwright/test';
import puppeteer from 'puppeteer-core';
import { startApp } from '../../harness/app.ts';
import { otherApp } from '../../harness/other-app.ts';
import { freePorts } from '../../harness/ports.ts';

const executablePath = process.env.FIREFOX_PATH;
base.skip(executablePath === undefined, process.env.FIREFOX_MISSING ?? 'FIREFOX_PATH names no Firefox');

base('in Firefox, another app’s service worker gives way to the reader, which says so once', async () => {
  base.setTimeout(120_000);
  const [port = 0] = await freePorts(1);
  const address = `http://localhost:${port}/`;
  const path = executablePath === undefined ? {} : { executablePath };
  const browser = await puppeteer.launch({ browser: 'firefox', ...path });
  const other = await otherApp(port, 'localhost');
  const page = await browser.newPage();
  await page.goto(address);
  await page.waitForFunction(() => document.querySelector('#state')?.textContent === 'worker ready');
  await other.close();

  const app = await startApp({ readerPort: port });
  const text = () => page.evaluate(() => document.body.textContent);
  try {
    await page.goto(address);
    // A page that is replaced meanwhile cannot be asked.
    const unlessReplaced = () => text().catch(() => '');
    await expect
      .poll(unlessReplaced, { timeout: 60_000 })
      .toMatch(/service worker that another app had left/i);
    expect(new URL(page.url()).search).toBe('');
    await page.goto(address);
    await expect.poll(unlessReplaced).toContain('Cross-Domain Lab');
    expect(await text()).not.toContain('has been unregistered');
    expect(app.trouble()).toBeNull();
  } finally {
    await browser.close();
    await app.stop();
  }
});
