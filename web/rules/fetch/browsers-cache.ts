/**
 * What browsers do in their HTTP cache beside RFC 9111 and the Fetch standard, each as narrow as it was measured: in Chromium 156
 * and Firefox 153. A browser that nobody measured follows the standards.
 */

import type { RuleBrowser } from '../core/browser.ts';
import { type Field, getField, isRedirect, type ResponseHead } from '../core/exchange.ts';
import { isLoopback } from '../websocket/url.ts';
import type { FetchClient } from './fetch-call.ts';

/**
 * Chromium: nothing is kept for a page of the origin `null`. Nor does Chromium keep what came past a certificate error, and no
 * authority vouches for a loopback name: https there rests on an exception.
 */
export function hasHttpCache(
  browser: RuleBrowser,
  { certificateExcepted = false, origin }: Pick<FetchClient, 'certificateExcepted' | 'origin'>,
  url: string,
): boolean {
  if (browser !== 'chromium') return true;
  const excepted = url.startsWith('https:') && (certificateExcepted || isLoopback(new URL(url)));
  return origin !== 'null' && !excepted;
}

/** When a response gets into the HTTP cache: as it arrives, once the page may have it, or once its redirect is followed. */
export type Keeping = 'arrived' | 'checked' | 'followed' | 'never';

/**
 * Chromium keeps a response of any status but 401, and no response that it withholds (its CORS check fails, or Opaque Response
 * Blocking stops its body) unless it is a redirect. Firefox keeps of redirects those that it follows.
 */
export function keeping(
  browser: RuleBrowser,
  head: ResponseHead,
  { opaque, range }: { readonly opaque: boolean; readonly range: string | null },
): Keeping {
  const redirects = isRedirect(head);
  if (browser === 'chromium') {
    if (redirects) return 'arrived';
    return head.status === 401 || (opaque && isBlockedOpaque(head)) ? 'never' : 'checked';
  }
  if (browser === 'firefox') {
    // 300 is no redirect status of the Fetch standard; Firefox treats it as one here, and keeps none without a Location.
    if (redirects || head.status === 300)
      return getField(head.fields, 'Location') === null ? 'never' : 'followed';
    return range === null || range === 'bytes=0-' ? 'arrived' : 'never';
  }
  return 'arrived';
}

/** Firefox: a kept response of another status serves the mode `force-cache` alone, however fresh it is. */
export function isFreshStatus(browser: RuleBrowser, head: ResponseHead): boolean {
  return browser !== 'firefox' || isRedirect(head) || [200, 203, 204, 410].includes(head.status);
}

/** Firefox: `no-cache` counts for the whole answer, even where it names fields. */
export function forbidsReuse(browser: RuleBrowser, directive: string): boolean {
  return directive === 'no-cache' || (browser === 'firefox' && directive.startsWith('no-cache='));
}

/**
 * Seconds of max-age, null without one that can be read. Several: the first (RFC 9111 §4.2.1). Firefox takes the last, and of
 * each the digits that it begins with, space before them or not.
 */
export function readMaxAge(browser: RuleBrowser, directives: readonly string[]): number | null {
  const form = browser === 'firefox' ? /^max-age\s*=\s*(\d+)/ : /^max-age=(\d+)$/;
  const found = directives.flatMap(word => form.exec(word)?.[1] ?? []);
  const seconds = browser === 'firefox' ? found.at(-1) : found[0];
  return seconds === undefined ? null : Number(seconds);
}

/** Chromium: of what is no date, only `0` means in Expires that it is over; anything else counts as none. */
export function expiresBad(browser: RuleBrowser, value: string): boolean {
  return browser !== 'chromium' || value === '0';
}

const ONE_WEEK = 7 * 86_400;
const NO_GUESS = { part: 0, most: 0 } as const;

/**
 * What a browser takes for fresh where nothing says how long (RFC 9111 §4.2.2 leaves it to each): a part of the time since the
 * last change, with the most seconds; or `all`, whenever that was.
 */
export function guessesFresh(
  browser: RuleBrowser,
  status: number,
  directives: readonly string[],
): { readonly part: number | 'all'; readonly most: number } {
  if (browser !== 'chromium' && browser !== 'firefox') return NO_GUESS;
  const all = browser === 'chromium' ? [300, 301, 308, 410] : [410];
  if (all.includes(status)) return { part: 'all', most: Number.POSITIVE_INFINITY };
  if (browser === 'firefox')
    return [200, 203, 204, 301, 308].includes(status) ? { part: 0.1, most: ONE_WEEK } : NO_GUESS;
  const guesses = [200, 203].includes(status) && !directives.includes('must-revalidate');
  return guesses ? { part: 0.1, most: Number.POSITIVE_INFINITY } : NO_GUESS;
}

/** Opaque Response Blocking as far as the head tells: https://whatpr.org/fetch/1442.html#orb-algorithm. */
function isBlockedOpaque({ fields }: ResponseHead): boolean {
  const type = getField(fields, 'Content-Type')?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (type === 'text/plain') {
    return getField(fields, 'X-Content-Type-Options')?.trim().toLowerCase() === 'nosniff';
  }
  return type === 'text/html' || (/[/+](json|xml)$/.test(type) && type !== 'image/svg+xml');
}

/** Which methods the HTTP cache keeps, and by which method a request finds a kept response. Chromium answers HEAD from a GET. */
export function cachedAs(
  browser: RuleBrowser,
  method: string,
): { readonly keeps: boolean; readonly finds: string } {
  if (method === 'HEAD' && browser === 'firefox') return { keeps: true, finds: 'HEAD' };
  return { keeps: method === 'GET', finds: method === 'HEAD' ? 'GET' : method };
}

/** Chromium: frames of another site than the page at the top have an HTTP cache of their own. By the standard the top alone counts. */
export function splitsForeignFrames(browser: RuleBrowser): boolean {
  return browser === 'chromium';
}

/** Firefox: what the site of the page at the top is asked by itself is kept apart from all that third parties have part in. */
export function splitsThirdParties(browser: RuleBrowser): boolean {
  return browser === 'firefox';
}

/** Firefox keeps answers to requests with credentials apart from the others. */
export function cacheSplitsCredentials(browser: RuleBrowser): boolean {
  return browser === 'firefox';
}

/** Firefox: what a permanent redirect out of the cache leads to in the clear is kept apart from what is asked for otherwise. */
export function splitsKeptRedirects(browser: RuleBrowser, url: string): boolean {
  return browser === 'firefox' && url.startsWith('http:');
}

/** Chromium gives a part of a kept response to a request with Range, as a 206 of its own making. */
export function partOfKept(browser: RuleBrowser, head: ResponseHead, range: string | null): ResponseHead {
  const length = getField(head.fields, 'Content-Length');
  if (browser !== 'chromium' || range === null || head.status !== 200 || length === '0') return head;
  const own: readonly Field[] = [
    ...(length === null ? [{ name: 'Content-Length', value: '' }] : []),
    { name: 'Content-Range', value: '' },
  ];
  return { status: 206, fields: [...head.fields, ...own] };
}
