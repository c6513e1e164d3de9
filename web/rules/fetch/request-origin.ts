import { sameOrigin } from '../origin/origin.ts';
import { originFollowsReferrerPolicy, preflightTellsOrigin, taintsAtOnce } from './browsers.ts';
import type { FetchCall, FetchClient } from './fetch-call.ts';
import type { FetchRequest } from './request.ts';

/** The current address. */
export function currentUrl({ urls }: FetchRequest): string {
  return urls.at(-1) ?? urls[0];
}

/**
 * Whether redirects hide where a request came from: it went to another origin, and from there to yet another
 * (https://fetch.spec.whatwg.org/#concept-request-redirect-taint).
 */
export function isTainted(
  { tainting, urls }: FetchRequest,
  { browser, origin }: Pick<FetchClient, 'browser' | 'origin'>,
): boolean {
  const atOnce = tainting === 'opaque' && taintsAtOnce(browser);
  return urls.some((url, hop) => {
    const last = urls[hop - 1];
    return last !== undefined && !sameOrigin(url, last) && (atOnce || !sameOrigin(origin, last));
  });
}

/** https://fetch.spec.whatwg.org/#serializing-a-request-origin */
export function requestOrigin(request: FetchRequest, client: FetchClient): string {
  return request.tainted ? 'null' : client.origin;
}

/** The origin that a preflight says, and that its response must allow. */
export function preflightOrigin(request: FetchRequest, client: FetchClient): string {
  return preflightTellsOrigin(client.browser) ? client.origin : requestOrigin(request, client);
}

/** The value of Origin, null for none: https://fetch.spec.whatwg.org/#append-a-request-origin-header. */
export function originHeader(request: FetchRequest, call: FetchCall, client: FetchClient): string | null {
  const origin = requestOrigin(request, client);
  if (request.tainting === 'cors') return origin;
  if (request.method === 'GET' || request.method === 'HEAD') return null;
  if (call.mode === 'cors' || !originFollowsReferrerPolicy(client.browser)) return origin;
  const url = currentUrl(request);
  switch (request.referrerPolicy) {
    case 'no-referrer':
      return 'null';
    case 'no-referrer-when-downgrade':
    case 'strict-origin':
    case 'strict-origin-when-cross-origin':
      return client.origin.startsWith('https:') && !url.startsWith('https:') ? 'null' : origin;
    case 'same-origin':
      return sameOrigin(client.origin, url) ? origin : 'null';
    default:
      return origin;
  }
}
