import type { CredentialsMode } from '../cors-check.ts';
import { type Field, getField, listOf } from '../exchange.ts';
import type { CacheMode } from '../fetch-call.ts';
import type { RuleBrowser } from '../websocket-handshake.ts';
import { cacheModeAsksAgain, maxAgeLimit } from './browsers.ts';

/** The answer to one preflight, remembered: https://fetch.spec.whatwg.org/#concept-cache. */
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

/** What a cache is asked. */
export interface PreflightQuestion {
  readonly origin: string;
  readonly url: string;
  readonly credentials: CredentialsMode;
  readonly cache: CacheMode;
  readonly method: string;
  readonly safeMethod: boolean;
  /** The call itself asks for a preflight: a listener, a stream. */
  readonly flag: boolean;
  /** Names, in lower case, that need permission. */
  readonly unsafe: readonly string[];
  readonly browser: RuleBrowser;
}

/** Seconds without Access-Control-Max-Age: https://fetch.spec.whatwg.org/#cors-preflight-fetch. */
const DEFAULT_MAX_AGE = 5;

/** Seconds that an answer to a preflight counts; 0 where its Access-Control-Max-Age is no number that does. */
export function maxAgeOf(fields: readonly Field[], browser: RuleBrowser): number {
  const value = getField(fields, 'Access-Control-Max-Age');
  if (value === null) return DEFAULT_MAX_AGE;
  const seconds = /^\d+$/.test(value) ? Number(value) : 0;
  return Math.min(seconds, maxAgeLimit(browser));
}

/** The cache with the answer to a preflight that was allowed; it takes the place of an earlier one. */
export function rememberPreflight(
  cache: PreflightCache,
  { origin, url, credentials, browser }: PreflightQuestion,
  fields: readonly Field[],
  at: number,
): PreflightCache {
  const included = credentials === 'include';
  const others = cache.filter(
    entry => entry.origin !== origin || entry.url !== url || entry.credentials !== included,
  );
  const entry: RememberedPreflight = {
    origin,
    url,
    credentials: included,
    methods: listOf(getField(fields, 'Access-Control-Allow-Methods')),
    headers: listOf(getField(fields, 'Access-Control-Allow-Headers')).map(name => name.toLowerCase()),
    until: at + maxAgeOf(fields, browser) * 1000,
  };
  return [...others, entry];
}

/** Whether a request may be sent without a new preflight, and why; null where nothing is remembered of its address. */
export function recallPreflight(
  cache: PreflightCache,
  question: PreflightQuestion,
  now: number,
): { readonly spared: boolean; readonly why: string } | null {
  const { origin, url, credentials, method, safeMethod, unsafe } = question;
  // A result for credentials serves requests without them too, never the other way round.
  const known = cache.filter(
    entry => entry.origin === origin && entry.url === url && (entry.credentials || credentials !== 'include'),
  );
  if (known.length === 0) return null;
  if (cacheModeAsksAgain(question.cache)) return { spared: false, why: `cache: ${question.cache}` };
  const fresh = known.filter(entry => now < entry.until);
  if (fresh.length === 0) return { spared: false, why: 'Access-Control-Max-Age' };
  const star = (entry: RememberedPreflight) => (entry.credentials ? null : '*');
  const fits = fresh.find(
    entry =>
      (safeMethod || entry.methods.some(name => name === method || name === star(entry))) &&
      unsafe.every(name => entry.headers.some(listed => listed === name || listed === star(entry))),
  );
  return fits
    ? { spared: true, why: `${Math.ceil((fits.until - now) / 1000)} s` }
    : { spared: false, why: [method, ...unsafe].join(', ') };
}
