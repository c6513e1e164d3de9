import { getField, type ResponseHead } from '../core/exchange.ts';
import { step } from '../core/step.ts';
import { crossOriginChecks } from '../cors/check.ts';
import { credentialsOf } from '../cors/credentials.ts';
import * as corsSteps from '../cors/steps.ts';
import { referrerOf } from '../request/referrer.ts';
import { secFetchSite } from '../request/sec-fetch.ts';
import * as requestSteps from '../request/steps.ts';
import * as serverSteps from '../server/steps.ts';
import { changedAsksAgain, failureForgets, loadsUnanswered, streamsNeedHttp2 } from './browsers.ts';
import { hasHttpCache, keeping } from './browsers-cache.ts';
import { type CacheQuestion, recallAnswer } from './http-cache.ts';
import * as fetchMainSteps from './main-steps.ts';
import { forgetPreflights } from './preflight-cache.ts';
import { preflightWalk } from './preflight-walk.ts';
import type { FetchRequest } from './request.ts';
import { currentUrl, originHeader, preflightOrigin, requestOrigin } from './request-origin.ts';
import type { Sent } from './sent.ts';
import { type Context, type FetchCheck, keepAt, send, UNSENT, type Walk } from './walk.ts';

/** HTTP fetch: the preflight, the response from cache or network, and the CORS check of it (https://fetch.spec.whatwg.org/#concept-http-fetch). */
export function* answerTo(context: Context, request: FetchRequest): Walk<ResponseHead> {
  const { call, client } = context;
  const cors = request.tainting === 'cors';
  if (cors) yield* preflightWalk(context, request);
  const sameOrigin = request.tainting === 'basic';
  const { included, steps } = credentialsOf({ mode: call.credentials, sameOrigin });
  for (const made of steps) {
    if (made.definition === corsSteps.credentialsSent) yield { stops: UNSENT, step: made };
  }
  const sent = requestSent(context, request, included);
  const head = (yield* fromCache(context, request, sent)) ?? (yield* fromNetwork(context, request, sent));
  if (cors) {
    const origin = requestOrigin(request, client);
    const { credentials } = call;
    for (const made of crossOriginChecks(
      { origin, page: client.origin, tainted: request.tainted, credentials, fields: head.fields },
      'browser',
    )) {
      if (!made.step.passed) forget(context, request);
      yield made;
    }
  }
  keepAt(context, 'checked');
  return head;
}

function requestSent(context: Context, request: FetchRequest, cookies: boolean): Sent {
  const { call, client } = context;
  const { headers, method, referrer, referrerPolicy, urls } = request;
  const url = currentUrl(request);
  const fetchSite = secFetchSite({ initiator: client.origin, urls, browser: client.browser });
  return {
    kind: 'request',
    method,
    url,
    origin: originHeader(request, call, client),
    referrer: referrer && referrerOf(referrerPolicy, referrer, url, { browser: client.browser }),
    cookies,
    fetchSite,
    fetchMode: fetchSite && call.mode,
    headers,
  };
}

/** What the HTTP cache is asked with: every field that the response may name in Vary. */
function cacheQuestion({ behindKeptRedirect, call, client }: Context, sent: Sent): CacheQuestion {
  const { cookies, headers, method, origin, url } = sent;
  const fields = origin === null ? headers : [...headers, { name: 'Origin', value: origin }];
  const { browser } = client;
  return { method, url, cookies, behindKeptRedirect, mode: call.cache, fields, browser };
}

function* fromCache(context: Context, { changed }: FetchRequest, sent: Sent): Walk<ResponseHead | null> {
  const { call, client, memory, now } = context;
  context.latest = null;
  const { browser } = client;
  if (!hasHttpCache(browser, client, sent.url) || (changed && changedAsksAgain(browser))) return null;
  const kept = recallAnswer(memory.answers, cacheQuestion(context, sent), now);
  if (!kept) return null;
  if ('vary' in kept) {
    const compared = { found: kept.vary };
    yield {
      stops: UNSENT,
      step: step(fetchMainSteps.cacheVary, false, compared, { tolerated: 'next-step' }),
    };
    return null;
  }
  const compared = { found: `${Math.floor(kept.age)} s`, wanted: call.cache };
  yield { stops: UNSENT, step: step(fetchMainSteps.cached, true, compared) };
  context.hop = { ...context.hop, status: kept.head.status, cached: true };
  return kept.head;
}

function* fromNetwork(context: Context, request: FetchRequest, sent: Sent): Walk<ResponseHead> {
  const { browser, http2 = [] } = context.client;
  if (request.body?.stream && streamsNeedHttp2(browser) && !http2.includes(new URL(sent.url).origin)) {
    const compared = { found: 'HTTP/1.1', wanted: 'HTTP/2' };
    yield { stops: UNSENT, step: step(fetchMainSteps.streamHttp2, false, compared) };
  }
  const arrival = yield* send(context, sent);
  if (arrival.kind !== 'answer') forget(context, request);
  const { origin, pathname } = new URL(sent.url);
  const line = arrival.kind === 'lost' ? null : `${sent.method} ${pathname}`;
  yield {
    stops: UNSENT,
    step: step(requestSteps.requestArrived, line !== null, { found: line, wanted: origin }),
  };
  const head = arrival.kind === 'answer' ? arrival.head : null;
  const compared = { found: head && String(head.status) };
  yield {
    stops: 'no-response',
    step: step(serverSteps.answered, head !== null, compared),
    ...unanswered(context, request),
  };
  if (!head) throw new TypeError('A walk goes no further than a check that failed.');
  const opaque = request.tainting === 'opaque';
  const kept = keeping(browser, head, { opaque, range: getField(sent.headers, 'Range') });
  context.latest = { question: cacheQuestion(context, sent), head, keeping: kept };
  keepAt(context, 'arrived');
  return head;
}

/** What the script gets where no response comes, if not the usual error. */
function unanswered({ call, client }: Context, request: FetchRequest): Pick<FetchCheck, 'learned'> {
  const { method, tainting, urls } = request;
  if (!loadsUnanswered(client.browser, { api: call.api, method, sameOrigin: tainting === 'basic' }))
    return {};
  const redirected = urls.length > 1;
  const url = currentUrl(request);
  return { learned: { kind: 'response', type: 'basic', status: 0, url, redirected, headers: [] } };
}

/** https://fetch.spec.whatwg.org/#concept-main-fetch: what failed in spite of its preflight is asked again next time. */
function forget(context: Context, request: FetchRequest): void {
  const { client, memory } = context;
  if (!failureForgets(client.browser)) return;
  const origin = preflightOrigin(request, client);
  const preflights = forgetPreflights(memory.preflights, origin, currentUrl(request));
  context.memory = { ...memory, preflights };
}
