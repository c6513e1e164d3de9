import { type Field, isToken } from '../core/exchange.ts';
import { step } from '../core/step.ts';
import type { Step } from '../core/verdict.ts';
import { SAFE_METHODS, unsafeHeaderNames } from '../cors/safelist.ts';
import { listenerNeedsBody, preflightStays, streamsBodies } from './browsers.ts';
import * as fetchCallSteps from './call-steps.ts';
import type { FetchCall, FetchClient, ReferrerPolicy } from './fetch-call.ts';
import { headersOf } from './request-headers.ts';
import type { FetchCheck } from './walk.ts';

/** What a redirect may change of a request. */
export interface FetchRequest {
  readonly method: string;
  /** Without those the browser dropped, with the type of the body. */
  readonly headers: readonly Field[];
  readonly body: { readonly contentType: string | null; readonly stream: boolean } | null;
  /** Credentials that the last redirect held back: see `restoresCredentials`. */
  readonly withheld: readonly Field[];
  /** Names of the headers that the last redirect took off, in lower case. */
  readonly dropped: readonly string[];
  /** Every address so far, without fragments; the last is the current one. */
  readonly urls: readonly [string, ...string[]];
  /** What Referer is made from; null: it is left out from here on. */
  readonly referrer: string | null;
  readonly referrerPolicy: ReferrerPolicy;
  /** Whether a redirect made its method another. */
  readonly changed: boolean;
  /** Whether redirects hide where it came from: https://fetch.spec.whatwg.org/#concept-request-redirect-taint. */
  readonly tainted: boolean;
  /** https://fetch.spec.whatwg.org/#concept-request-response-tainting */
  readonly tainting: 'basic' | 'cors' | 'opaque';
  /** What asks for a preflight besides method and headers, on every hop: https://fetch.spec.whatwg.org/#use-cors-preflight-flag. */
  readonly asks: {
    readonly listener: boolean;
    readonly stream: boolean;
    /** The unsafe names of an earlier hop, where they hold after redirects; null: they do not, or nothing asked for a preflight so far. */
    readonly first: readonly string[] | null;
  };
}

/** https://fetch.spec.whatwg.org/#forbidden-method */
const FORBIDDEN_METHODS = ['CONNECT', 'TRACE', 'TRACK'];
/** https://fetch.spec.whatwg.org/#concept-method-normalize */
const NORMALISED = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT'];
/** What a browser sends for an object that it does not know as a body. */
const TEXT_TYPE = 'text/plain;charset=UTF-8';

/** The request of a call (https://fetch.spec.whatwg.org/#dom-request), by the checks that may throw instead. */
export function* requestOf(call: FetchCall, client: FetchClient): Generator<FetchCheck, FetchRequest> {
  const { browser } = client;
  // XMLHttpRequest looks at the method as it is opened, at the scheme as it is sent; fetch at the address first.
  const early = call.api === 'xhr' ? yield* methodOf(call) : null;
  const url = yield* urlOf(call);
  const method = early ?? (yield* methodOf(call));
  const body = yield* bodyOf(call, client, method);
  const headers = yield* headersOf(call, body?.contentType ?? null);
  const unsafe = unsafeHeaderNames(headers);
  const listens = call.api === 'xhr' && call.uploadListener;
  return {
    method,
    headers,
    body,
    urls: [url],
    referrer: client.origin === 'null' ? null : client.url,
    referrerPolicy: call.referrerPolicy,
    changed: false,
    withheld: [],
    dropped: [],
    tainted: false,
    tainting: 'basic',
    asks: {
      listener: listens && (body !== null || !listenerNeedsBody(browser)),
      stream: body?.stream ?? false,
      first: preflightStays(browser) && unsafe.length > 0 ? unsafe : null,
    },
  };
}

function* urlOf(call: FetchCall): Generator<FetchCheck, string> {
  const url = URL.canParse(call.url) ? new URL(call.url) : null;
  const named = url !== null && (url.username !== '' || url.password !== '');
  const fetchable = url !== null && /^https?:$/.test(url.protocol) && !(named && call.api === 'fetch');
  yield {
    stops: 'before-sending',
    step: step(fetchCallSteps.urlFetchable, fetchable, { found: call.url }),
  };
  if (!url) return call.url;
  url.hash = '';
  return url.href;
}

function* methodOf(call: FetchCall): Generator<FetchCheck, string> {
  const stops = 'before-sending';
  const upper = call.method.toUpperCase();
  const methods = { found: call.method, wanted: FORBIDDEN_METHODS.join(', ') };
  const judged = (made: Step, name: 'SecurityError' | 'SyntaxError'): FetchCheck =>
    call.api === 'xhr' ? { stops, step: made, learned: { kind: 'error', name } } : { stops, step: made };
  if (!isToken(call.method)) yield judged(step(fetchCallSteps.methodToken, false, methods), 'SyntaxError');
  yield judged(
    step(fetchCallSteps.methodAllowed, !FORBIDDEN_METHODS.includes(upper), methods),
    'SecurityError',
  );
  let method = upper;
  if (call.method !== upper) {
    const compared = { found: call.method, wanted: upper };
    const changed = step(fetchCallSteps.methodCase, NORMALISED.includes(upper), compared, {
      tolerated: 'next-step',
    });
    yield { stops, step: changed };
    if (!changed.passed) method = call.method;
  }
  if (call.mode === 'no-cors') {
    const compared = { found: method, wanted: SAFE_METHODS.join(', ') };
    yield { stops, step: step(fetchCallSteps.noCorsMethod, SAFE_METHODS.includes(method), compared) };
  }
  return method;
}

function* bodyOf(
  { api, body, mode }: FetchCall,
  { browser }: FetchClient,
  method: string,
): Generator<FetchCheck, FetchRequest['body']> {
  const stops = 'before-sending';
  if (!body) return null;
  const allowed = method !== 'GET' && method !== 'HEAD';
  const dropped = api === 'xhr' ? ({ tolerated: 'next-step' } as const) : {};
  yield {
    stops,
    step: step(fetchCallSteps.bodyAllowed, allowed, { found: method, wanted: 'GET, HEAD' }, dropped),
  };
  if (!allowed) return null;
  if (!body.stream) return body;
  const compared = { found: browser, wanted: '[object ReadableStream]' };
  const streams = step(fetchCallSteps.streamSupported, streamsBodies(browser), compared, {
    tolerated: 'browser',
  });
  yield { stops, step: streams };
  if (!streams.passed) return { contentType: TEXT_TYPE, stream: false };
  yield {
    stops,
    step: step(fetchCallSteps.streamMode, mode !== 'no-cors', { found: mode, wanted: 'no-cors' }),
  };
  return body;
}
