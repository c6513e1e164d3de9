import type { RuleBrowser } from '../core/browser.ts';
import { type Field, getField, listOf } from '../core/exchange.ts';
import type { CredentialsMode } from '../cors/check.ts';
import { SAFE_METHODS } from '../cors/safelist.ts';
import {
  badMaxAgeIsZero,
  maxAgeLimit,
  preflightCacheUse,
  recalledMethods,
  remembersPreflight,
  remembersStars,
  sharesWithAnonymous,
} from './browsers.ts';
import type { CacheMode } from './fetch-call.ts';

/** The response to one preflight, remembered: https://fetch.spec.whatwg.org/#concept-cache. */
interface RememberedPreflight {
  readonly origin: string;
  /** With its query; another query is another address. */
  readonly url: string;
  /** Whether the request's credentials mode was `include`. */
  readonly credentials: boolean;
  readonly methods: readonly string[];
  /** In lower case. */
  readonly headers: readonly string[];
  /** Milliseconds, the clock of the arrivals. */
  readonly until: number;
}

export type PreflightCache = readonly RememberedPreflight[];

/** What the cache is asked. */
export interface PreflightQuestion {
  /** As the preflight says it. */
  readonly origin: string;
  readonly url: string;
  readonly credentials: CredentialsMode;
  readonly cache: CacheMode;
  readonly method: string;
  /** Names, in lower case, that need permission. */
  readonly unsafe: readonly string[];
  readonly browser: RuleBrowser;
}

/** Seconds without Access-Control-Max-Age: https://fetch.spec.whatwg.org/#cors-preflight-fetch. */
const DEFAULT_MAX_AGE = 5;

/** Seconds that a response to a preflight counts. */
export function maxAgeOf(fields: readonly Field[], browser: RuleBrowser): number {
  const value = getField(fields, 'Access-Control-Max-Age')?.trim() ?? '';
  if (/^\d+$/.test(value)) return Math.min(Number(value), maxAgeLimit(browser));
  return value !== '' && badMaxAgeIsZero(browser, value) ? 0 : DEFAULT_MAX_AGE;
}

/** The cache with the response to a preflight that allowed its request; it takes the place of an earlier one. */
export function rememberPreflight(
  cache: PreflightCache,
  question: PreflightQuestion,
  fields: readonly Field[],
  at: number,
): PreflightCache {
  const { browser, credentials, origin, url } = question;
  if (!preflightCacheUse(browser, question.cache).remembers) return cache;
  if (!remembersPreflight(browser, origin, url)) return cache;
  const included = credentials === 'include';
  const entry: RememberedPreflight = {
    origin,
    url,
    credentials: included,
    methods: listOf(getField(fields, 'Access-Control-Allow-Methods')),
    headers: listOf(getField(fields, 'Access-Control-Allow-Headers')).map(name => name.toLowerCase()),
    until: at + maxAgeOf(fields, browser) * 1000,
  };
  const others = cache.filter(
    ({ credentials, ...known }) => known.origin !== origin || known.url !== url || credentials !== included,
  );
  return [...others, entry];
}

/** The cache without what is known of one address: https://fetch.spec.whatwg.org/#concept-cache-clear. */
export function forgetPreflights(cache: PreflightCache, origin: string, url: string): PreflightCache {
  return cache.filter(known => known.origin !== origin || known.url !== url);
}

/** Whether a request may be sent without a new preflight, and why; null where nothing is remembered of its address. */
export function recallPreflight(
  cache: PreflightCache,
  question: PreflightQuestion,
  now: number,
): { readonly spared: boolean; readonly why: string } | null {
  const { browser, credentials, origin, url } = question;
  const included = credentials === 'include';
  // A result for credentials serves requests without them too, never the other way round.
  const serves = (entry: RememberedPreflight) =>
    entry.credentials === included || (entry.credentials && sharesWithAnonymous(browser));
  const known = cache.filter(entry => entry.origin === origin && entry.url === url && serves(entry));
  if (known.length === 0) return null;
  if (!preflightCacheUse(browser, question.cache).recalls) {
    return { spared: false, why: `cache: ${question.cache}` };
  }
  const fresh = known.filter(entry => now < entry.until);
  if (fresh.length === 0) return { spared: false, why: 'Access-Control-Max-Age' };
  const fits = fresh.find(entry => allows(entry, question));
  return fits
    ? { spared: true, why: `${Math.ceil((fits.until - now) / 1000)} s` }
    : { spared: false, why: [question.method, ...question.unsafe].join(', ') };
}

/** https://fetch.spec.whatwg.org/#concept-cache-match-method and #concept-cache-match-header */
function allows(entry: RememberedPreflight, { browser, method, unsafe }: PreflightQuestion): boolean {
  const star = !entry.credentials && remembersStars(browser);
  const free = recalledMethods(browser, SAFE_METHODS).includes(method);
  const { headers, methods } = entry;
  return (
    (free || methods.includes(method) || (star && methods.includes('*'))) &&
    unsafe.every(
      name => headers.includes(name) || (star && name !== 'authorization' && headers.includes('*')),
    )
  );
}
