import { type Field, getField, type ResponseHead } from '../exchange.ts';
import { type Check, step } from '../judge.ts';
import { referrerOf } from '../referrer.ts';
import { originOf, sameOrigin } from '../site.ts';
import { currentUrl, isTainted } from './origin.ts';
import type { FetchRequest } from './request.ts';
import type { Context, FetchCheck } from './walk.ts';

const STATUSES = [301, 302, 303, 307, 308];
const MOST_REDIRECTS = 20;
/** https://fetch.spec.whatwg.org/#request-body-header-name */
const BODY_HEADERS = ['content-encoding', 'content-language', 'content-location', 'content-type'];

/** https://fetch.spec.whatwg.org/#redirect-status */
export function isRedirect({ status }: ResponseHead): boolean {
  return STATUSES.includes(status);
}

/**
 * The request that a redirect leads to; null where the redirect itself is the answer
 * (https://fetch.spec.whatwg.org/#concept-http-fetch item 8, https://fetch.spec.whatwg.org/#concept-http-redirect-fetch).
 */
export function* redirectOf(
  { call, client }: Context,
  request: FetchRequest,
  head: ResponseHead,
  redirects: number,
): Generator<FetchCheck, FetchRequest | null> {
  const stops = 'browser';
  const mode = { found: call.redirect, wanted: 'follow' };
  yield { stops, step: step('redirect-mode', call.redirect !== 'error', mode) };
  const url = currentUrl(request);
  if (call.redirect === 'manual') {
    const learned = {
      kind: 'response',
      type: 'opaqueredirect',
      status: 0,
      url,
      redirected: request.urls.length > 1,
      headers: [],
    } as const;
    yield { stops, step: step('redirect-opaque', false, mode), learned };
  }
  const location = getField(head.fields, 'Location');
  const target = location !== null && URL.canParse(location, url) ? new URL(location, url) : null;
  const compared = { found: target?.href ?? location, wanted: String(head.status) };
  const tolerated = location === null ? ({ tolerated: 'next-step' } as const) : {};
  const leads = target !== null && /^https?:$/.test(target.protocol);
  yield { stops, step: step('redirect-location', leads, compared, tolerated) };
  if (!target) return null;
  const counted = { found: String(redirects + 1), wanted: String(MOST_REDIRECTS) };
  yield { stops, step: step('redirect-count', redirects < MOST_REDIRECTS, counted) };
  const named = target.username !== '' || target.password !== '';
  const away =
    request.tainting === 'cors' || (call.mode === 'cors' && !sameOrigin(client.origin, target.href));
  yield { stops, step: step('redirect-credentials', !(named && away), { found: target.href, wanted: null }) };
  target.hash = '';
  const next = yield* changed(request, head.status, url, target.href);
  const redirected: FetchRequest = {
    ...next,
    urls: [...request.urls, target.href],
    referrer: request.referrer && referrerOf(call.referrerPolicy, request.referrer, url),
  };
  if (isTainted(redirected, client.origin)) {
    const origins = { found: 'null', wanted: client.origin };
    yield { stops, step: step('redirect-taint', false, origins, { tolerated: 'next-step' }) };
  }
  return redirected;
}

/** What method, body and headers become. */
function* changed(
  request: FetchRequest,
  status: number,
  url: string,
  target: string,
): Generator<Check, FetchRequest> {
  const stops = 'browser';
  const tolerated = { tolerated: 'next-step' } as const;
  const { body, method } = request;
  const resent = status === 303 || !body?.stream;
  if (body?.stream)
    yield { stops, step: step('redirect-stream', resent, { found: String(status), wanted: '303' }) };
  const toGet =
    (status === 303 && method !== 'GET' && method !== 'HEAD') ||
    ((status === 301 || status === 302) && method === 'POST');
  const methods = { found: method, wanted: toGet ? 'GET' : method };
  yield { stops, step: step('redirect-method', !toGet, methods, tolerated) };
  const kept = toGet ? without(request.headers, BODY_HEADERS) : request.headers;
  const away = !sameOrigin(url, target);
  if (getField(kept, 'Authorization') !== null) {
    const origins = { found: originOf(target), wanted: originOf(url) };
    yield { stops, step: step('redirect-authorization', !away, origins, tolerated) };
  }
  const headers = away ? without(kept, ['authorization']) : kept;
  return { ...request, headers, ...(toGet && { method: 'GET', body: null }) };
}

function without(headers: readonly Field[], names: readonly string[]): readonly Field[] {
  return headers.filter(({ name }) => !names.includes(name.toLowerCase()));
}
