/**
 * `node browser-probe.mjs <kind> [path]`: starts that browser as the tests will, opens a page, and prints the
 * browser's version. Without a path: Playwright's own. Only a start proves a browser; a file may lack its libraries.
 */
import { chromium } from '@playwright/test';
import puppeteer from 'puppeteer-core';

const [kind, path] = process.argv.slice(2);

function launch() {
  const executablePath = path === undefined ? {} : { executablePath: path };
  if (kind === 'firefox') return puppeteer.launch({ browser: 'firefox', ...executablePath });
  // Chromium's sandbox refuses to start as root.
  return chromium.launch({ chromiumSandbox: process.getuid?.() !== 0, ...executablePath });
}

try {
  const browser = await launch();
  const page = await browser.newPage();
  await page.goto('data:text/html,<title>probe</title>');
  if ((await page.title()) !== 'probe') throw new Error('it shows no page');
  process.stdout.write(await browser.version());
  await browser.close();
} catch (error) {
  process.stdout.write(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
