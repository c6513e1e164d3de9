/**
 * Every difference of a browser from RFC 6455 and the WebSockets Standard, each as narrow as it was measured: in Chromium 156 and
 * Firefox 153. A browser that nobody measured follows the standards.
 */

import type { RuleBrowser } from '../core/browser.ts';

/** Firefox opens without the subprotocol that was offered; so it did in 2021 (github.com/ircv3/ircv3-specifications/pull/342). */
export function needsSubprotocol(browser: RuleBrowser): boolean {
  return browser !== 'firefox';
}

/** Firefox: an Upgrade that lists websocket among others will do. */
export function takesUpgradeList(browser: RuleBrowser): boolean {
  return browser === 'firefox';
}

/** Firefox reads Sec-WebSocket-Protocol only if something was offered (wpt websockets/constructor/010.html). */
export function readsUnofferedSubprotocol(browser: RuleBrowser): boolean {
  return browser !== 'firefox';
}
