/**
 * Every difference of a browser from the Fetch standard, each as narrow as it was measured: in Chromium 156 and Firefox 153,
 * on loopback addresses over HTTP/1.1. A browser that nobody measured follows the standard.
 */
import { type Field, getField, isRedirect, type ResponseHead } from '../exchange.ts';
import type { CacheMode, FetchCall } from '../fetch-call.ts';
import type { RuleBrowser } from '../websocket-handshake.ts';
import { isLoopback } from '../websocket-url.ts';

/** Chromium: a listener on `upload` counts only where there is a body to listen to. */
export function listenerNeedsBody(browser: RuleBrowser): boolean {
  return browser === 'chromium';
}

/** Firefox takes a stream for any other object and sends it as text, `[object ReadableStream]`. */
export function streamsBodies(browser: RuleBrowser): boolean {
  return browser !== 'firefox';
}

/** Chromium: `ERR_ALPN_NEGOTIATION_FAILED` over HTTP/1.1, before the request is sent. */
export function streamsNeedHttp2(browser: RuleBrowser): boolean {
  return browser === 'chromium';
}

/** Chromium: a stream in mode `same-origin` is asked for in mode `cors`, and so is what it is redirected to. */
export function streamLeavesOrigin(browser: RuleBrowser): boolean {
  return browser === 'chromium';
}

/** Chromium: Origin of a POST that is no CORS request does not depend on the referrer policy. */
export function originFollowsReferrerPolicy(browser: RuleBrowser): boolean {
  return browser !== 'chromium';
}

/** Chromium: a request that is no CORS request has the Origin `null` after any redirect to another origin, even its first. */
export function taintsAtOnce(browser: RuleBrowser): boolean {
  return browser === 'chromium';
}

/** Chromium: a preflight says its mode, `cors`, even to an address that is not trustworthy, which is told nothing else. */
export function preflightTellsMode(browser: RuleBrowser): boolean {
  return browser === 'chromium';
}

/** Firefox: a preflight says where the request came from even where the request itself then says `null`. */
export function preflightTellsOrigin(browser: RuleBrowser): boolean {
  return browser === 'firefox';
}

/**
 * Firefox: the headers that the script set ask for a preflight after every redirect, even those that one dropped; so does the
 * method, if the first request already crossed origins.
 */
export function preflightStays(browser: RuleBrowser): boolean {
  return browser === 'firefox';
}

/** Chromium: an empty Location is none. */
export function countsEmptyLocation(browser: RuleBrowser): boolean {
  return browser !== 'chromium';
}

/** Chromium: without a Location even the redirect mode `error` takes a redirect for any other answer. */
export function errorNeedsLocation(browser: RuleBrowser): boolean {
  return browser === 'chromium';
}

/** Chromium: a Location that is no address fails the call in the redirect mode `manual` too. */
export function parsesUnfollowed(browser: RuleBrowser): boolean {
  return browser === 'chromium';
}

/** Chromium: `fetch` follows no redirect to an address with user name and password, not even within the origin. */
export function blocksNamedRedirects(browser: RuleBrowser, api: FetchCall['api']): boolean {
  return browser === 'chromium' && api === 'fetch';
}

/** What the preflight cache does for a request of a cache mode. By the standard the mode has no part in it. */
export function preflightCacheUse(
  browser: RuleBrowser,
  mode: CacheMode,
): { readonly recalls: boolean; readonly remembers: boolean } {
  const again = mode === 'reload' || mode === 'no-store';
  if (browser === 'chromium')
    return { recalls: !again && mode !== 'no-cache', remembers: mode !== 'no-store' };
  return { recalls: browser !== 'firefox' || !again, remembers: true };
}

/** Firefox: a `*` allows this once, and is not remembered. */
export function remembersStars(browser: RuleBrowser): boolean {
  return browser !== 'firefox';
}

/** Firefox: a result for requests with credentials serves no others. */
export function sharesWithAnonymous(browser: RuleBrowser): boolean {
  return browser !== 'firefox';
}

/** Firefox: HEAD is remembered only where it is listed, though it is safelisted. */
export function recalledMethods(browser: RuleBrowser, safelisted: readonly string[]): readonly string[] {
  return browser === 'firefox' ? safelisted.filter(method => method !== 'HEAD') : safelisted;
}

/** Firefox and the standard: a request that fails takes the remembered preflight with it. Chromium keeps it. */
export function failureForgets(browser: RuleBrowser): boolean {
  return browser !== 'chromium';
}

const CHROMIUM_SAFE = [
  'device-memory',
  'downlink',
  'dpr',
  'rtt',
  'save-data',
  'user-agent',
  'viewport-width',
  'width',
];

/** Chromium: the headers with which it tells of itself need no preflight. */
export function isSafeHere(browser: RuleBrowser, name: string): boolean {
  return browser === 'chromium' && CHROMIUM_SAFE.includes(name.toLowerCase());
}

/** Firefox: what a redirect to another origin holds back is sent again after one within its origin. */
export function restoresCredentials(browser: RuleBrowser): boolean {
  return browser === 'firefox';
}

/** Firefox: a GET that a redirect made of another method asks the server, whatever is kept. */
export function changedAsksAgain(browser: RuleBrowser): boolean {
  return browser === 'firefox';
}

/** Chromium: nothing is remembered for the origin `null`, in either cache, nor a preflight for an address of 1024 characters or more. */
export function remembersPreflight(browser: RuleBrowser, origin: string, url: string): boolean {
  return browser !== 'chromium' || (origin !== 'null' && url.length < 1024);
}

/**
 * As `remembersPreflight`, for the HTTP cache and the page's own origin. Nor does Chromium keep what came past a certificate
 * error, and no authority vouches for a loopback name: https there rests on an exception.
 */
export function hasHttpCache(browser: RuleBrowser, origin: string, url: string): boolean {
  if (browser !== 'chromium') return true;
  return origin !== 'null' && !(url.startsWith('https:') && isLoopback(new URL(url)));
}

/** Seconds that a preflight is remembered at most; each browser sets its own. From their sources: Chromium 2 h, Firefox 24 h, WebKit 10 min. */
export function maxAgeLimit(browser: RuleBrowser): number {
  if (browser === 'chromium') return 7200;
  return browser === 'webkit' ? 600 : 86_400;
}

/**
 * Whether an Access-Control-Max-Age that is no number of seconds counts as none, as the standard has it, or as 0: in
 * Firefox always, in Chromium where it is negative.
 */
export function badMaxAgeIsZero(browser: RuleBrowser, value: string): boolean {
  return browser === 'firefox' || (browser === 'chromium' && /^-\d+$/.test(value));
}

/** When an answer gets into the HTTP cache: as it arrives, once the page may have it, or once its redirect is followed. */
export type Keeping = 'arrived' | 'checked' | 'followed' | 'never';

/**
 * Chromium keeps an answer of any status but 401, and no answer that it withholds (its CORS check fails, or Opaque Response
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
    if (redirects) return getField(head.fields, 'Location') === null ? 'never' : 'followed';
    return range === null || range === 'bytes=0-' ? 'arrived' : 'never';
  }
  return 'arrived';
}

/** Firefox: a kept answer of another status serves the mode `force-cache` alone, however fresh it is. */
export function isFreshStatus(browser: RuleBrowser, head: ResponseHead): boolean {
  return browser !== 'firefox' || isRedirect(head) || [200, 203, 204].includes(head.status);
}

/** Opaque Response Blocking as far as the head tells: https://whatpr.org/fetch/1442.html#orb-algorithm. */
function isBlockedOpaque({ fields }: ResponseHead): boolean {
  const type = getField(fields, 'Content-Type')?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (type === 'text/plain') {
    return getField(fields, 'X-Content-Type-Options')?.trim().toLowerCase() === 'nosniff';
  }
  return type === 'text/html' || (/[/+](json|xml)$/.test(type) && type !== 'image/svg+xml');
}

/** Which methods the HTTP cache keeps, and by which method a request finds a kept answer. Chromium answers HEAD from a GET. */
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

/** Chromium gives a part of a kept answer to a request with Range, as a 206 of its own making. */
export function partOfKept(browser: RuleBrowser, head: ResponseHead, range: string | null): ResponseHead {
  const length = getField(head.fields, 'Content-Length');
  if (browser !== 'chromium' || range === null || head.status !== 200 || length === '0') return head;
  const own: readonly Field[] = [
    ...(length === null ? [{ name: 'Content-Length', value: '' }] : []),
    { name: 'Content-Range', value: '' },
  ];
  return { status: 206, fields: [...head.fields, ...own] };
}

/** Firefox: XMLHttpRequest fires `load`, with the status 0, where a PUT within the page's own origin is not answered. */
export function loadsUnanswered(
  browser: RuleBrowser,
  { api, method, sameOrigin }: Pick<FetchCall, 'api' | 'method'> & { readonly sameOrigin: boolean },
): boolean {
  return browser === 'firefox' && api === 'xhr' && method === 'PUT' && sameOrigin;
}
