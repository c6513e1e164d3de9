import { type Field, getField, listOf, type ResponseHead } from '../exchange.ts';
import type { CacheMode } from '../fetch-call.ts';

/** An answer kept by the browser. */
interface KeptAnswer {
  readonly url: string;
  /** Milliseconds, the clock of the arrivals. */
  readonly at: number;
  readonly head: ResponseHead;
  /** The fields that the request had, of those that Vary names; null: it had none. */
  readonly varied: readonly { readonly name: string; readonly value: string | null }[];
}

export type HttpCache = readonly KeptAnswer[];

/** What decides whether a kept answer will do. */
export interface CacheQuestion {
  readonly method: string;
  readonly url: string;
  readonly mode: CacheMode;
  readonly fields: readonly Field[];
}

/** Seconds from Cache-Control: max-age (RFC 9111 §5.2.2.1); 0 without one, and where the answer may not be kept or used unasked. */
function lifetime({ fields }: ResponseHead): number {
  const directives = listOf(getField(fields, 'Cache-Control')).map(word => word.toLowerCase());
  if (directives.includes('no-store') || directives.includes('no-cache')) return 0;
  const age = directives.flatMap(word => /^max-age=(\d+)$/.exec(word)?.[1] ?? [])[0];
  return age === undefined ? 0 : Number(age);
}

/** The cache after an answer: https://fetch.spec.whatwg.org/#concept-http-network-or-cache-fetch, RFC 9111 §3. */
export function keepAnswer(
  cache: HttpCache,
  question: CacheQuestion,
  head: ResponseHead,
  at: number,
): HttpCache {
  const { fields, method, mode, url } = question;
  if (method !== 'GET' || mode === 'no-store' || lifetime(head) === 0) return cache;
  const names = listOf(getField(head.fields, 'Vary'));
  if (names.includes('*')) return cache;
  const varied = names.map(name => ({ name, value: getField(fields, name) }));
  return [...cache.filter(entry => entry.url !== url), { url, at, head, varied }];
}

/** The kept answer for a request, with its age in seconds; `vary` where one is kept that was given to another request. */
export function recallAnswer(
  cache: HttpCache,
  { fields, method, mode, url }: CacheQuestion,
  now: number,
): { readonly head: ResponseHead; readonly age: number } | { readonly vary: string } | null {
  if (method !== 'GET' || mode === 'no-store' || mode === 'reload' || mode === 'no-cache') return null;
  const kept = cache.find(entry => entry.url === url);
  if (!kept) return null;
  const age = (now - kept.at) / 1000;
  if (mode !== 'force-cache' && age >= lifetime(kept.head)) return null;
  const differs = kept.varied.filter(({ name, value }) => getField(fields, name) !== value);
  if (differs.length > 0) return { vary: differs.map(({ name }) => name).join(', ') };
  return { head: kept.head, age };
}
