import type { CertificateTrust, RuleBrowser } from '../core/browser.ts';
import type { Field } from '../core/exchange.ts';
import type { CredentialsMode } from '../cors/check.ts';

export const REQUEST_MODES = ['cors', 'no-cors', 'same-origin'] as const;
export type RequestMode = (typeof REQUEST_MODES)[number];

export const REDIRECT_MODES = ['follow', 'manual', 'error'] as const;
export type RedirectMode = (typeof REDIRECT_MODES)[number];

export const CACHE_MODES = ['default', 'no-store', 'reload', 'no-cache', 'force-cache'] as const;
export type CacheMode = (typeof CACHE_MODES)[number];

/** https://w3c.github.io/webappsec-referrer-policy/#referrer-policies */
export const REFERRER_POLICIES = [
  'no-referrer',
  'no-referrer-when-downgrade',
  'same-origin',
  'origin',
  'strict-origin',
  'origin-when-cross-origin',
  'strict-origin-when-cross-origin',
  'unsafe-url',
] as const;
export type ReferrerPolicy = (typeof REFERRER_POLICIES)[number];

/** One request as a script asks for it, by `fetch` or by XMLHttpRequest (whose mode is always `cors`, whose redirects are always followed). */
export interface FetchCall {
  readonly api: 'fetch' | 'xhr';
  /** Absolute. */
  readonly url: string;
  /** As given: `fetch` changes the case of some methods only. */
  readonly method: string;
  readonly mode: RequestMode;
  readonly credentials: CredentialsMode;
  readonly redirect: RedirectMode;
  readonly cache: CacheMode;
  readonly referrerPolicy: ReferrerPolicy;
  /** The headers that the script sets, in its order. */
  readonly headers: readonly Field[];
  /** The type that the body brings with it, null where it brings none; a stream cannot be sent again. */
  readonly body: { readonly contentType: string | null; readonly stream: boolean } | null;
  /** XMLHttpRequest: a listener on `upload`. */
  readonly uploadListener: boolean;
}

/** The page that asks. */
export interface FetchClient {
  /** Serialised; `null` for an opaque origin. */
  readonly origin: string;
  /** Its address, from which the referrer is made. */
  readonly url: string;
  /** Source expressions of its `connect-src`, in order; null: no such policy. */
  readonly connectSources: readonly string[] | null;
  readonly browser: RuleBrowser;
  /** Of the https addresses that it asks; absent: nobody probed. */
  readonly certificate?: CertificateTrust;
  /** Whether https rests on an exception that somebody made, and on no authority; absent: at loopback names alone. */
  readonly certificateExcepted?: boolean;
  /** Origins that are known to speak HTTP/2; absent: none, as the lab speaks HTTP/1.1. */
  readonly http2?: readonly string[];
}

/** What a script could read of one request that it had asked for. */
export type FetchLearned =
  | {
      readonly kind: 'response';
      readonly type: 'basic' | 'cors' | 'opaque' | 'opaqueredirect';
      readonly status: number;
      readonly url: string;
      readonly redirected: boolean;
      /** Names in lower case with their values, in the order of `Headers`. */
      readonly headers: readonly Field[];
    }
  /** The promise was rejected, or the XMLHttpRequest had its error event. */
  | { readonly kind: 'error'; readonly name: string; readonly message: string };
