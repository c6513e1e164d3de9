/**
 * What browsers do otherwise than the standards of single request headers and of Content-Security-Policy say, each as narrow as
 * it was measured: in Chromium 156 and Firefox 153. A browser that nobody measured follows the standards.
 */

import type { RuleBrowser } from '../core/browser.ts';
import { isPotentiallyTrustworthy, type Origin } from '../origin/origin.ts';

/** Firefox: to another site no referrer policy lets a page say more than the default one does. */
export function capsReferrer(browser: RuleBrowser): boolean {
  return browser === 'firefox';
}

/** Firefox: http and https are one site where neither can be listened to, which is to say on the machine itself. */
export function schemesMix(browser: RuleBrowser, page: Origin, origin: Origin): boolean {
  return browser === 'firefox' && isPotentiallyTrustworthy(page) && isPotentiallyTrustworthy(origin);
}

/** Firefox: after a redirect that came from an http URL, no other origin is of the same site any more. */
export function losesSite(browser: RuleBrowser, urls: readonly string[]): boolean {
  return browser === 'firefox' && urls.slice(0, -1).some(url => url.startsWith('http:'));
}

/** Chromium sends no fetch metadata with the handshake of a WebSocket. */
export function socketsTellMetadata(browser: RuleBrowser): boolean {
  return browser !== 'chromium';
}

/** Firefox knows no source of a policy whose host ends in a dot, though the grammar has it. */
export function readsDottedHost(browser: RuleBrowser): boolean {
  return browser !== 'firefox';
}

/** A query or a fragment, which the grammar of a source has not, Firefox leaves out anywhere, the others only behind a path. */
export function leavesOutQuery(browser: RuleBrowser, path: string | undefined): boolean {
  return browser === 'firefox' || path !== undefined;
}

/** Chromium: a port that is named together with the plain scheme says nothing of the safe one, unless it is the scheme's own. */
export function portSpansSchemes(browser: RuleBrowser): boolean {
  return browser !== 'chromium';
}

/** Firefox: port 80 of a source stands for 443 even where its scheme is the safe one. */
export function eightyIsSafe(browser: RuleBrowser): boolean {
  return browser === 'firefox';
}
