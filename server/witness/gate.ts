import type { IncomingMessage } from 'node:http';
import { WITNESS_HEADER } from '../protocol/feed.ts';

/**
 * Why a poll of the feed is refused; undefined lets it in. A same-origin GET carries no Origin (Fetch, "append a request
 * Origin header"), so it is known by what the browser says of it, or by a field that no other site can add without a
 * preflight, which is never granted.
 */
export function pollRefusal({ method, headers }: IncomingMessage, readerOrigin: string): string | undefined {
  if (method !== 'GET' && method !== 'POST') return 'The witness feed takes GET and POST only.';
  if (headers.origin !== undefined && headers.origin !== readerOrigin)
    return 'The witness feed serves the pages of its own origin alone.';
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin')
    return 'The witness feed serves requests of its own origin alone.';
  if (site === undefined && headers[WITNESS_HEADER] === undefined)
    return `A request to the witness feed must carry ${WITNESS_HEADER}, or Sec-Fetch-Site: same-origin.`;
  return undefined;
}

/** Why an upgrade to the feed is refused; undefined lets it in. Browsers put an Origin on every WebSocket handshake (RFC 6455, section 4.1). */
export function upgradeRefusal(
  { method, headers }: IncomingMessage,
  readerOrigin: string,
): string | undefined {
  if (method !== 'GET') return 'A WebSocket handshake is a GET.';
  if (headers.origin !== readerOrigin) return 'The witness feed serves the pages of its own origin alone.';
  return undefined;
}
