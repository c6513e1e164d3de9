import type { RuleBrowser } from '../core/browser.ts';

/** What browsers do otherwise than HTML's section on server-sent events, or as they like where it leaves that to them; each as measured in Chromium 156 and Firefox 153. */

/** Chromium takes a stream that says that it isn't UTF-8 for none; by the standard the parameter means nothing. */
export function readsCharset(browser: RuleBrowser): boolean {
  return browser === 'chromium';
}

/** Firefox sends a request again at once, some ten times, whose connection ends without a response, and then gives up; others wait and reconnect. */
export function givesUpUnanswered(browser: RuleBrowser): boolean {
  return browser === 'firefox';
}

/** How long a browser waits before it reconnects, at the least, in milliseconds; null: not known. @param retry as the stream said, null where it did not */
export function reconnectionTime(browser: RuleBrowser, retry: number | null): number | null {
  switch (browser) {
    case 'chromium':
      return retry ?? 3_000;
    case 'firefox':
      return Math.max(retry ?? 5_000, 500);
    default:
      return retry;
  }
}
