import type { Field } from '../exchange.ts';
import { getField } from '../exchange.ts';
import type { FetchCall, FetchClient } from '../fetch-call.ts';
import { type Check, step } from '../judge.ts';
import { noCorsHeaders, SAFE_METHODS, sentHeaders } from '../safelist.ts';
import { listenerNeedsBody } from './browsers.ts';
import type { FetchCheck } from './walk.ts';

/** What a redirect may change of a request. */
export interface FetchRequest {
  readonly method: string;
  /** Without those the browser dropped, with the type of the body. */
  readonly headers: readonly Field[];
  readonly body: { readonly stream: boolean } | null;
  /** Every address so far, without fragments; the last is the current one. */
  readonly urls: readonly [string, ...string[]];
  /** What Referer is made from; null: it is left out from here on. */
  readonly referrer: string | null;
  /** https://fetch.spec.whatwg.org/#concept-request-response-tainting */
  readonly tainting: 'basic' | 'cors' | 'opaque';
}

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
/** https://fetch.spec.whatwg.org/#forbidden-method */
const FORBIDDEN_METHODS = ['CONNECT', 'TRACE', 'TRACK'];
/** https://fetch.spec.whatwg.org/#concept-method-normalize */
const NORMALISED = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT'];

/** The request of a call (https://fetch.spec.whatwg.org/#dom-request), by the checks that may throw instead. */
export function* requestOf(call: FetchCall, client: FetchClient): Generator<FetchCheck, FetchRequest> {
  const stops = 'before-sending';
  const url = URL.canParse(call.url) ? new URL(call.url) : null;
  const named = url !== null && (url.username !== '' || url.password !== '');
  const fetchable = url !== null && /^https?:$/.test(url.protocol) && !(named && call.api === 'fetch');
  yield { stops, step: step('url-fetchable', fetchable, { found: call.url, wanted: null }) };
  if (url) url.hash = '';

  const upper = call.method.toUpperCase();
  const forbidden = FORBIDDEN_METHODS.includes(upper) || !TOKEN.test(call.method);
  const methods = { found: call.method, wanted: FORBIDDEN_METHODS.join(', ') };
  const name = TOKEN.test(call.method) ? 'SecurityError' : 'SyntaxError';
  const thrown = call.api === 'xhr' ? { learned: { kind: 'error', name } as const } : {};
  yield { stops, step: step('method-allowed', !forbidden, methods), ...thrown };
  const method = NORMALISED.includes(upper) ? upper : call.method;
  if (call.method !== upper) {
    const compared = { found: call.method, wanted: upper };
    yield { stops, step: step('method-case', method === upper, compared, { tolerated: 'next-step' }) };
  }
  const noCors = call.mode === 'no-cors';
  if (noCors) {
    const compared = { found: method, wanted: SAFE_METHODS.join(', ') };
    yield { stops, step: step('no-cors-method', SAFE_METHODS.includes(method), compared) };
  }
  const body = yield* bodyOf(call, method);
  const headers = yield* headersOf(call, body);
  return {
    method,
    headers,
    body,
    urls: [url?.href ?? call.url],
    referrer: client.origin === 'null' ? null : client.url,
    tainting: 'basic',
  };
}

function* bodyOf(call: FetchCall, method: string): Generator<Check, FetchRequest['body']> {
  const stops = 'before-sending';
  if (!call.body) return null;
  const allowed = method !== 'GET' && method !== 'HEAD';
  const tolerated = call.api === 'xhr' ? ({ tolerated: 'next-step' } as const) : {};
  yield { stops, step: step('body-allowed', allowed, { found: method, wanted: null }, tolerated) };
  if (!allowed) return null;
  if (call.body.stream) {
    yield { stops, step: step('stream-mode', call.mode !== 'no-cors', { found: call.mode, wanted: null }) };
  }
  return { stream: call.body.stream };
}

function* headersOf(call: FetchCall, body: FetchRequest['body']): Generator<Check, readonly Field[]> {
  const stops = 'before-sending';
  const kept = sentHeaders(call.headers);
  const tolerated = { tolerated: 'next-step' } as const;
  if (call.headers.length > 0) {
    const compared = { found: namesBeyond(call.headers, kept), wanted: namesOf(kept) };
    yield { stops, step: step('headers-forbidden', compared.found === null, compared, tolerated) };
  }
  const noCors = call.mode === 'no-cors';
  const own = noCors ? noCorsHeaders(kept) : kept;
  const type = body && call.body?.contentType;
  const typed = type && getField(own, 'Content-Type') === null;
  const wanted = typed ? [...own, { name: 'Content-Type', value: type }] : own;
  const all = noCors ? noCorsHeaders(wanted) : wanted;
  const asked = typed ? [...kept, { name: 'Content-Type', value: type }] : kept;
  if (noCors && asked.length > 0) {
    const compared = { found: namesBeyond(asked, all), wanted: namesOf(all) };
    yield { stops, step: step('no-cors-headers', compared.found === null, compared, tolerated) };
  }
  return all;
}

/** Whether the call itself asks for a preflight, whatever its method and headers: https://fetch.spec.whatwg.org/#use-cors-preflight-flag. */
export function* preflightFlag(
  call: FetchCall,
  client: FetchClient,
  { body, method }: FetchRequest,
): Generator<Check, boolean> {
  const stops = 'preflight';
  const tolerated = { tolerated: 'next-step' } as const;
  const compared = { found: method, wanted: null };
  const listens = call.api === 'xhr' && call.uploadListener;
  const counts = listens && (body !== null || !listenerNeedsBody(client.browser));
  if (listens) yield { stops, step: step('upload-listener', !counts, compared, tolerated) };
  const stream = body?.stream ?? false;
  if (stream) yield { stops, step: step('stream-preflight', false, compared, tolerated) };
  return counts || stream;
}

function namesOf(headers: readonly Field[]): string | null {
  return [...new Set(headers.map(({ name }) => name))].join(', ') || null;
}

/** The headers of `all` of which not every value was kept. */
function namesBeyond(all: readonly Field[], kept: readonly Field[]): string | null {
  return namesOf(all.filter(header => !kept.includes(header)));
}
