import { corsChecks } from '../cors-check.ts';
import { credentialsOf } from '../credentials.ts';
import type { Field, ResponseHead } from '../exchange.ts';
import { step } from '../judge.ts';
import { referrerOf } from '../referrer.ts';
import { secFetchSite } from '../sec-fetch.ts';
import { streamsNeedHttp2 } from './browsers.ts';
import { keepAnswer, recallAnswer } from './http-cache.ts';
import { currentUrl, originHeader, requestOrigin } from './origin.ts';
import { preflightWalk } from './preflight-walk.ts';
import type { FetchRequest } from './request.ts';
import type { Sent } from './sent.ts';
import { type Context, send, stopOf, type Walk } from './walk.ts';

/** HTTP fetch: the preflight, the answer from cache or network, and the CORS check of it. */
export function* answerTo(context: Context, request: FetchRequest): Walk<ResponseHead> {
  const { call, client } = context;
  if (request.tainting === 'cors') yield* preflightWalk(context, request);
  const question = {
    channel: 'fetch',
    mode: call.credentials,
    sameOrigin: request.tainting === 'basic',
  } as const;
  const { included, steps } = credentialsOf(question);
  for (const made of steps) {
    if (made.id === 'credentials-sent') yield { stops: stopOf(context), step: made };
  }
  const sent = requestSent(context, request, included);
  const head = (yield* fromCache(context, sent)) ?? (yield* fromNetwork(context, request, sent));
  if (request.tainting === 'cors') {
    const origin = requestOrigin(request, client);
    yield* corsChecks(
      { origin, url: sent.url, credentials: call.credentials, fields: head.fields },
      'browser',
    );
  }
  return head;
}

function requestSent(context: Context, request: FetchRequest, cookies: boolean): Sent {
  const { call, client } = context;
  const url = currentUrl(request);
  return {
    kind: 'request',
    method: request.method,
    url,
    origin: originHeader(request, call, client),
    referrer: request.referrer && referrerOf(call.referrerPolicy, request.referrer, url),
    cookies,
    fetchSite: secFetchSite({ initiator: client.origin, urls: request.urls, browser: client.browser }),
    fetchMode: call.mode,
    headers: request.headers,
  };
}

/** What the HTTP cache is asked with: every field that the answer may name in Vary. */
function cacheQuestion({ call }: Context, { headers, method, origin, url }: Sent) {
  const fields: readonly Field[] =
    origin === null ? headers : [...headers, { name: 'Origin', value: origin }];
  return { method, url, mode: call.cache, fields };
}

function* fromCache(context: Context, sent: Sent): Walk<ResponseHead | null> {
  const kept = recallAnswer(context.memory.answers, cacheQuestion(context, sent), context.now);
  if (!kept) return null;
  const stops = stopOf(context);
  if ('vary' in kept) {
    const compared = { found: kept.vary, wanted: null };
    yield { stops, step: step('cache-vary', false, compared, { tolerated: 'next-step' }) };
    return null;
  }
  const compared = { found: `${Math.floor(kept.age)} s`, wanted: context.call.cache };
  yield { stops, step: step('cached', true, compared) };
  // The page gets an answer of which the wire has already shown the bytes.
  context.reached = 'request';
  return kept.head;
}

function* fromNetwork(context: Context, request: FetchRequest, sent: Sent): Walk<ResponseHead> {
  const { client } = context;
  if (request.body?.stream && streamsNeedHttp2(client.browser)) {
    yield {
      stops: stopOf(context),
      step: step('stream-http2', false, { found: 'HTTP/1.1', wanted: 'HTTP/2' }),
    };
  }
  const before = stopOf(context);
  const arrival = yield* send(context, sent);
  const { origin, pathname } = new URL(sent.url);
  const line = arrival.kind === 'lost' ? null : `${sent.method} ${pathname}`;
  yield { stops: before, step: step('request-arrived', line !== null, { found: line, wanted: origin }) };
  const head = arrival.kind === 'answer' ? arrival.head : null;
  const compared = { found: head && String(head.status), wanted: null };
  yield { stops: 'server', step: step('answered', head !== null, compared) };
  if (!head) throw new TypeError('A walk goes no further than a check that failed.');
  const answers = keepAnswer(context.memory.answers, cacheQuestion(context, sent), head, context.now);
  context.memory = { ...context.memory, answers };
  return head;
}
