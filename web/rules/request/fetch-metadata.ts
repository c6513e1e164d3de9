import type { InitiatorType } from '../cookies/context.ts';
import type { RuleBrowser } from '../core/browser.ts';
import { isPotentiallyTrustworthy, originOf } from '../origin/origin.ts';
import { socketsTellMetadata } from './browsers.ts';

/** What a request says of itself besides Sec-Fetch-Site; `user` null: no such field. */
export interface FetchMetadata {
  readonly mode: 'cors' | 'no-cors' | 'same-origin' | 'navigate' | 'websocket';
  readonly dest: 'empty' | 'image' | 'script' | 'iframe' | 'document';
  readonly user: '?1' | null;
}

const METADATA: Readonly<Record<InitiatorType, Omit<FetchMetadata, 'user'>>> = {
  fetch: { mode: 'cors', dest: 'empty' },
  websocket: { mode: 'websocket', dest: 'empty' },
  image: { mode: 'no-cors', dest: 'image' },
  script: { mode: 'no-cors', dest: 'script' },
  frame: { mode: 'navigate', dest: 'iframe' },
  'form-get': { mode: 'navigate', dest: 'document' },
  'form-post': { mode: 'navigate', dest: 'document' },
  link: { mode: 'navigate', dest: 'document' },
};

/**
 * Sec-Fetch-Mode, -Dest and -User of a request by what makes it; null where none is sent: to an address that is not
 * trustworthy (https://w3c.github.io/webappsec-fetch-metadata/#sec-fetch-dest-header), and where a browser tells nothing with the
 * handshake of a WebSocket.
 *
 * @param activated whether a person's click or key led to it; it shows in navigations alone
 */
export function fetchMetadata(
  initiatorType: InitiatorType,
  url: string,
  browser: RuleBrowser,
  activated: boolean,
): FetchMetadata | null {
  if (!isPotentiallyTrustworthy(originOf(url))) return null;
  if (initiatorType === 'websocket' && !socketsTellMetadata(browser)) return null;
  const { mode, dest } = METADATA[initiatorType];
  return { mode, dest, user: activated && mode === 'navigate' ? '?1' : null };
}
