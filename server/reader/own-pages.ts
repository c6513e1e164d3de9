import type { IncomingHttpHeaders } from 'node:http';
import { WITNESS_HEADER } from '../protocol/feed.ts';

/**
 * Whether a request comes from one of the reader's own pages, or from the person at the browser (`none`: the address bar, a
 * bookmark). A page of another site can make a browser send neither (Fetch Metadata §2.3; forbidden request headers of Fetch);
 * where a browser sends no Fetch Metadata, the page's own header or its Origin says it. A program can of course write all of them.
 */
export function isFromOwnPages(headers: IncomingHttpHeaders, readerOrigin: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  return headers.origin === readerOrigin || headers[WITNESS_HEADER] !== undefined;
}
