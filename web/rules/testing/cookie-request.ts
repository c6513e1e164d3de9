import type { CookieContext } from '../cookies/context.ts';
import { listedSuffix } from '../origin/site-list.ts';

/** Milliseconds since the Unix epoch. */
export const NOW = Date.UTC(2026, 10, 24);

/** A request of a page to an address, by `fetch` with its cookies unless something else is said. */
export function request(page: string, url: string, more: Partial<CookieContext> = {}): CookieContext {
  return {
    initiatorType: 'fetch',
    url,
    initiator: page,
    top: page,
    credentials: 'include',
    browser: 'chromium',
    thirdPartyCookies: false,
    now: NOW,
    suffixOf: listedSuffix,
    ...more,
  };
}
