import puppeteer, { type Browser } from 'puppeteer-core';

// Set by `npm test`, which finds the browsers.
const executablePath = process.env.FIREFOX_PATH;

/** Why there is no Firefox to test with; empty: there is one. */
export const NO_FIREFOX =
  executablePath === undefined ? (process.env.FIREFOX_MISSING ?? 'FIREFOX_PATH names no Firefox') : '';

/** What costs the machine most and is not under test: drawing what moves, and drawing 60 times a second. */
const CHEAPER = { 'ui.prefersReducedMotion': 1, 'layout.frame_rate': 20 };

/** Starts a stock Firefox, which Playwright cannot drive. */
export function launchFirefox(
  options: {
    readonly acceptInsecureCerts?: boolean;
    readonly extraPrefsFirefox?: Record<string, unknown>;
  } = {},
): Promise<Browser> {
  return puppeteer.launch({
    browser: 'firefox',
    ...options,
    extraPrefsFirefox: { ...CHEAPER, ...options.extraPrefsFirefox },
    ...(executablePath === undefined ? {} : { executablePath }),
  });
}
