import { effectivePort, isBadPort as isListed } from '../websocket/url.ts';

/**
 * Whether browsers send nothing to an address because of its port: https://fetch.spec.whatwg.org/#port-blocking. Only the
 * schemes of HTTP and WebSocket are blocked.
 *
 * @throws TypeError when it is no absolute address
 */
export function isBadPort(url: string): boolean {
  const parsed = new URL(url);
  return /^(https?|wss?):$/.test(parsed.protocol) && isListed(effectivePort(parsed));
}
