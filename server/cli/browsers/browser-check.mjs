/** @typedef {import('./browser-places.mjs').BrowserKind} BrowserKind */
/** @typedef {{ path: string | undefined, version: string } | { path: string | undefined, problem: string }} Checked */

/** A cold start on a busy machine takes seconds. */
const START_MS = 60_000;

/**
 * Whether a browser really starts, as the tests will start it, and shows a page: a file may lack its libraries.
 * @param {BrowserKind} kind
 * @param {string | undefined} path undefined for Playwright's own
 * @returns {Promise<Checked>}
 */
export async function checkBrowser(kind, path) {
  try {
    const browser = await launch(kind, path);
    try {
      const page = await browser.newPage();
      await page.goto('data:text/html,<title>probe</title>');
      if ((await page.title()) !== 'probe') throw new Error('it shows no page');
      return { path, version: await browser.version() };
    } finally {
      await browser.close();
    }
  } catch (error) {
    const [problem = ''] = (error instanceof Error ? error.message : String(error)).split('\n', 1);
    return { path, problem };
  }
}

/**
 * @param {BrowserKind} kind
 * @param {string | undefined} path
 */
async function launch(kind, path) {
  const options = { timeout: START_MS, ...(path !== undefined && { executablePath: path }) };
  // Imported only now: when the command starts, there may be no packages yet.
  if (kind === 'firefox') {
    const { default: puppeteer } = await import('puppeteer-core');
    return puppeteer.launch({ browser: 'firefox', ...options });
  }
  const { chromium } = await import('@playwright/test');
  // Chromium's sandbox refuses to start as root.
  return chromium.launch({ chromiumSandbox: process.getuid?.() !== 0, ...options });
}
