import type { RuleBrowser } from '../core/browser.ts';
import { isPotentiallyTrustworthy, originOf, sameOrigin } from '../origin/origin.ts';
import { isSameSite, type SuffixOf } from '../origin/site.ts';
import { losesSite, schemesMix } from './browsers.ts';

export type FetchSite = 'same-origin' | 'same-site' | 'cross-site';

export interface FetchSiteQuestion {
  /** Serialised origin of the page that asks; `null` for an opaque one. */
  readonly initiator: string;
  /** Every address so far, in order; the last is the current one. */
  readonly urls: readonly string[];
  readonly browser: RuleBrowser;
  /** Absent: every public suffix is one label, which holds for all loopback names. */
  readonly suffixOf?: SuffixOf | undefined;
}

/**
 * The value of Sec-Fetch-Site of a request that a page makes; null where none is sent, because the address is not trustworthy:
 * https://w3c.github.io/webappsec-fetch-metadata/#sec-fetch-site-header. A request that its redirects took to another site
 * keeps that name wherever they lead then.
 */
export function secFetchSite({ initiator, urls, browser, suffixOf }: FetchSiteQuestion): FetchSite | null {
  const current = urls.at(-1);
  if (current === undefined || !isPotentiallyTrustworthy(originOf(httpOf(current)))) return null;
  const page = originOf(initiator);
  let site: FetchSite = 'same-origin';
  for (const url of urls.map(httpOf)) {
    const origin = originOf(url);
    if (sameOrigin(page, origin)) continue;
    const same = isSameSite(page, origin, { schemeful: !schemesMix(browser, page, origin), suffixOf });
    if (!same) return 'cross-site';
    site = 'same-site';
  }
  return site === 'same-site' && losesSite(browser, urls) ? 'cross-site' : site;
}

/** The request of a WebSocket is one of HTTP (https://websockets.spec.whatwg.org/#concept-websocket-establish). */
function httpOf(url: string): string {
  return url.replace(/^ws(?=s?:)/, 'http');
}
