/**
 * Every difference of a browser from the Fetch standard, each as narrow as it was measured: in Chromium 156 and Firefox 153,
 * on loopback addresses over HTTP/1.1. A browser that nobody measured follows the standard.
 */

import type { RuleBrowser } from '../core/browser.ts';
import type { Field } from '../core/exchange.ts';
import { VALUE_LIMIT } from '../cors/safelist.ts';
import type { CacheMode, FetchCall } from './fetch-call.ts';

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
 * method, once a request that crossed origins had it.
 */
export function preflightStays(browser: RuleBrowser): boolean {
  return browser === 'firefox';
}

/** Chromium: an empty Location is none. */
export function countsEmptyLocation(browser: RuleBrowser): boolean {
  return browser !== 'chromium';
}

/** Chromium: without a Location even the redirect mode `error` takes a redirect for any other response. */
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

/** Numbers as HTTP writes them, without sign or exponent. */
const DECIMAL = /^\d+(\.\d+)?$/;
const INTEGER = /^\d+$/;

/**
 * What Chromium lets pass without a preflight beyond the standard, by name in lower case: client hints that hold what it would
 * send itself (as numbers, not as structured fields), and any report of an intervention.
 */
const CHROMIUM_SAFE: ReadonlyMap<string, RegExp> = new Map(
  Object.entries({
    'device-memory': DECIMAL,
    downlink: DECIMAL,
    dpr: DECIMAL,
    ect: /^(slow-2g|[234]g)$/,
    intervention: /^/,
    rtt: INTEGER,
    'save-data': /^on$/i,
    'viewport-width': INTEGER,
    width: INTEGER,
  }),
);

/** Chromium: client hints need no preflight if their values parse. The standard once safelisted some of them, and no longer does. */
export function isSafeHere(browser: RuleBrowser, { name, value }: Field): boolean {
  const safe = CHROMIUM_SAFE.get(name.toLowerCase());
  return browser === 'chromium' && safe !== undefined && safe.test(value) && value.length <= VALUE_LIMIT;
}

/** Chromium: values of one header count together, joined as they are sent. */
export function joinsValues(browser: RuleBrowser): boolean {
  return browser === 'chromium';
}

/** Firefox: a preflight names a header as often as the script set it. */
export function repeatsNames(browser: RuleBrowser): boolean {
  return browser === 'firefox';
}

/** Chromium: User-Agent as a script sets it is left out, and asks for no preflight. */
export function setsUserAgent(browser: RuleBrowser): boolean {
  return browser !== 'chromium';
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

/** Firefox: XMLHttpRequest fires `load`, with the status 0, where a PUT within the page's own origin is not answered. */
export function loadsUnanswered(
  browser: RuleBrowser,
  { api, method, sameOrigin }: Pick<FetchCall, 'api' | 'method'> & { readonly sameOrigin: boolean },
): boolean {
  return browser === 'firefox' && api === 'xhr' && method === 'PUT' && sameOrigin;
}
