import type { CacheMode } from '../fetch-call.ts';
import type { RuleBrowser } from '../websocket-handshake.ts';

/** Every narrow difference between browsers and the Fetch standard, or each other; measured where one is named. */

/** Seconds that a result is kept at most; by the standard each browser sets its own. Chromium: `kMaxTimeout` of its preflight cache. */
export function maxAgeLimit(browser: RuleBrowser): number {
  if (browser === 'chromium') return 7200;
  return browser === 'webkit' ? 600 : 86_400;
}

/** Measured in Chromium 156 and Firefox 153: a request that goes past the HTTP cache goes past the preflight cache too. */
export function cacheModeAsksAgain(mode: CacheMode): boolean {
  return mode === 'reload' || mode === 'no-store' || mode === 'no-cache';
}

/** Measured in Chromium 156: Origin of a POST that is no CORS request does not depend on the referrer policy. Firefox 153 follows the standard. */
export function originFollowsReferrerPolicy(browser: RuleBrowser): boolean {
  return browser !== 'chromium';
}

/** Measured in Chromium 156: `ERR_ALPN_NEGOTIATION_FAILED` over HTTP/1.1, before the request is sent. */
export function streamsNeedHttp2(browser: RuleBrowser): boolean {
  return browser === 'chromium';
}

/** Measured in Chromium 156: a listener on `upload` counts only where there is a body; Firefox 153 follows the standard. */
export function listenerNeedsBody(browser: RuleBrowser): boolean {
  return browser === 'chromium';
}
