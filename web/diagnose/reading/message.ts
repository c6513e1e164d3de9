import type { Browser } from '../../rules/core/browser.ts';

/**
 * Whose words a line is in. `script`: what a page's own code could log in any browser; `server`: its log, or the body of its response;
 * `unknown`: a sentence that browsers share.
 */
export type Speaker = Browser | 'script' | 'server' | 'unknown';

/** What one message of a browser’s console tells beside its cause. It was parsed out of foreign text, with secrets already taken out. */
export interface Message {
  readonly by: Speaker;
  /** Whether these words were seen in a running browser of that kind; else they are known from what people quote. */
  readonly measured: boolean;
  /** Which answer it speaks of; null where the words do not tell. */
  readonly at: 'preflight' | 'request' | null;
  /** The address it names, and the one it was redirected from. */
  readonly url: string | null;
  readonly from: string | null;
  /** Serialised origin of the page. */
  readonly origin: string | null;
  readonly api: 'fetch' | 'xhr' | null;
  /** The value that the words quote: a header's, a directive, an address space, an error's code. */
  readonly value: string | null;
  /** Name of the request header that was not allowed. */
  readonly header: string | null;
  readonly method: string | null;
  readonly status: number | null;
}
