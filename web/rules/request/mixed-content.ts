import { isPotentiallyTrustworthy, originOf } from '../origin/origin.ts';

/**
 * Whether a request of a page is mixed content that browsers block, asked by fetch, XMLHttpRequest or WebSocket:
 * https://w3c.github.io/webappsec-mixed-content/#should-block-fetch. Browsers restrict pages of https alone, though the
 * standard names every trustworthy origin.
 *
 * @param clientOrigin serialised; of a page with an opaque origin, that of its address
 */
export function blockedAsMixedContent(clientOrigin: string, url: string): boolean {
  if (!clientOrigin.startsWith('https:') || !URL.canParse(url)) return false;
  return /^(http|ws):$/.test(new URL(url).protocol) && !isPotentiallyTrustworthy(originOf(url));
}
