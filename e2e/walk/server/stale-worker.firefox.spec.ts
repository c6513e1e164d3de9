import { test as base, expect } from '@playwright/test';
import { startApp } from '../../harness/app.ts';
import { launchFirefox, NO_FIREFOX } from '../../harness/firefox.ts';
import { otherApp } from '../../harness/other-app.ts';
import { freePorts } from '../../harness/ports.ts';

base.skip(NO_FIREFOX !== '', NO_FIREFOX);

base('in Firefox, another app’s service worker gives way to the reader, which says so once', async () => {
  base.setTimeout(120_000);
  const [port = 0] = await freePorts(1);
  const address = `http://localhost:${port}/`;
  const browser = await launchFirefox();
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
      .toMatch(/service worker left at this URL by another app/);
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
