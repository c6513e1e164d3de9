import type { RuleBrowser } from '../core/browser.ts';

/** In Chromium 156 and Firefox 153 the star of Access-Control-Allow-Headers covers Authorization too, against the Fetch standard. */
export function starCoversAuthorization(browser: RuleBrowser): boolean {
  return browser === 'chromium' || browser === 'firefox';
}
