import type { RuleBrowser } from '../core/browser.ts';
import { type Field, getField, listOf, type ResponseHead } from '../core/exchange.ts';
import {
  cachedAs,
  cacheSplitsCredentials,
  isFreshStatus,
  partOfKept,
  splitsKeptRedirects,
} from './browsers-cache.ts';
import type { CacheMode } from './fetch-call.ts';
import { directives, initialAge, lifetime } from './freshness.ts';

/** A response kept by the browser. */
interface KeptAnswer {
  readonly method: string;
  readonly url: string;
  /** Whether the jar was asked for its request. */
  readonly cookies: boolean;
  readonly behindKeptRedirect: boolean;
  /** Milliseconds, the clock of the arrivals. */
  readonly at: number;
  readonly head: ResponseHead;
  /** The fields that the request had, of those that Vary names; null: it had none. */
  readonly varied: readonly { readonly name: string; readonly value: string | null }[];
}

export type HttpCache = readonly KeptAnswer[];

/** What decides whether a response is kept, and whether a kept one will do. */
export interface CacheQuestion {
  readonly method: string;
  readonly url: string;
  readonly cookies: boolean;
  /** Whether a permanent redirect (301 or 308) that was itself kept led to it. */
  readonly behindKeptRedirect: boolean;
  readonly mode: CacheMode;
  readonly fields: readonly Field[];
  readonly browser: RuleBrowser;
}

/** Fields of one connection, which are not kept (RFC 9111 §3.1). */
const HOP_BY_HOP = ['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'te', 'trailer'];

/** The cache after a response (RFC 9111 §3); with the mode `no-store` it stays as it was. */
export function keepAnswer(
  cache: HttpCache,
  question: CacheQuestion,
  head: ResponseHead,
  at: number,
): HttpCache {
  const { behindKeptRedirect, browser, cookies, fields, method, mode, url } = question;
  const names = listOf(getField(head.fields, 'Vary'));
  if (!cachedAs(browser, method).keeps || mode === 'no-store') return cache;
  if (directives(head).includes('no-store') || names.includes('*')) return cache;
  const varied = names.map(name => ({ name, value: getField(fields, name) }));
  const lasting = head.fields.filter(({ name }) => !HOP_BY_HOP.includes(name.toLowerCase()));
  const kept = { method, url, cookies, behindKeptRedirect, at, head: { ...head, fields: lasting }, varied };
  return [...cache.filter(entry => !isFor(entry, kept, browser)), kept];
}

/** The kept response for a request, with its age in seconds; `vary` where one is kept that was given to another request. */
export function recallAnswer(
  cache: HttpCache,
  question: CacheQuestion,
  now: number,
): { readonly head: ResponseHead; readonly age: number } | { readonly vary: string } | null {
  const { browser, fields, method, mode } = question;
  if (mode === 'no-store' || mode === 'reload' || mode === 'no-cache') return null;
  const sought = { ...question, method: cachedAs(browser, method).finds };
  const kept = cache.find(entry => isFor(entry, sought, browser));
  if (!kept) return null;
  const age = initialAge(kept.head, kept.at) + (now - kept.at) / 1000;
  const fresh = age < lifetime(kept.head, browser, kept.at) && isFreshStatus(browser, kept.head);
  if (mode !== 'force-cache' && !fresh) return null;
  const differs = kept.varied.filter(({ name, value }) => getField(fields, name) !== value);
  if (differs.length > 0) return { vary: differs.map(({ name }) => name).join(', ') };
  return { head: partOfKept(browser, kept.head, getField(fields, 'Range')), age };
}

function isFor(
  entry: KeptAnswer,
  {
    behindKeptRedirect,
    cookies,
    method,
    url,
  }: Pick<KeptAnswer, 'behindKeptRedirect' | 'cookies' | 'method' | 'url'>,
  browser: RuleBrowser,
): boolean {
  return (
    entry.method === method &&
    entry.url === url &&
    (entry.cookies === cookies || !cacheSplitsCredentials(browser)) &&
    (entry.behindKeptRedirect === behindKeptRedirect || !splitsKeptRedirects(browser, url))
  );
}
