import type { Field, ResponseHead } from '../core/exchange.ts';
import type { Verdict } from '../core/verdict.ts';
import type { FetchSite } from '../request/sec-fetch.ts';
import type { FetchLearned, RequestMode } from './fetch-call.ts';
import type { FetchMemory } from './memory.ts';

/** One request that the browser must now send, as far as the rule determines it. */
export interface Sent {
  readonly kind: 'preflight' | 'request';
  readonly method: string;
  /** Absolute, without fragment. */
  readonly url: string;
  /** The value of Origin; null: no such field. */
  readonly origin: string | null;
  /** The value of Referer; null: no such field. */
  readonly referrer: string | null;
  /** Whether the cookie jar is asked; which cookies it gives is another rule. */
  readonly cookies: boolean;
  /** The value of Sec-Fetch-Site; null: no such field. */
  readonly fetchSite: FetchSite | null;
  /** The value of Sec-Fetch-Mode; null: no such field. */
  readonly fetchMode: RequestMode | null;
  /** What the script set and the browser kept, and the body's type; on a preflight the two Access-Control-Request fields. */
  readonly headers: readonly Field[];
}

/** What came of a request: its response, none though the server saw it, or nothing because it never arrived. Times in milliseconds. */
export type Arrival =
  | { readonly kind: 'answer'; readonly head: ResponseHead; readonly at: number }
  | { readonly kind: 'unanswered' }
  | { readonly kind: 'lost' };

/** How a call ends by the rule. */
export interface FetchEnd {
  readonly verdict: Verdict;
  /** What the script gets, without the message of an error. */
  readonly learned: FetchOutcome;
  /** What the browser remembers for later calls. */
  readonly memory: FetchMemory;
}

/** A response as the script sees it. */
export type ScriptResponse = Extract<FetchLearned, { readonly kind: 'response' }>;

/** `error` is the event of an XMLHttpRequest. */
export type FetchOutcome =
  | ScriptResponse
  | { readonly kind: 'error'; readonly name: 'TypeError' | 'SecurityError' | 'SyntaxError' | 'error' };
