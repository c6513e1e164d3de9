import { step } from '../judge.ts';
import { preflightAnswerChecks, preflightSent, safelistChecks } from '../preflight.ts';
import { referrerOf } from '../referrer.ts';
import { SAFE_METHODS, unsafeHeaderNames } from '../safelist.ts';
import { secFetchSite } from '../sec-fetch.ts';
import { currentUrl, requestOrigin } from './origin.ts';
import { recallPreflight, rememberPreflight } from './preflight-cache.ts';
import { type FetchRequest, preflightFlag } from './request.ts';
import { type Context, send, stopOf, type Walk } from './walk.ts';

/** The preflight of a request across origins, if it needs one: https://fetch.spec.whatwg.org/#cors-preflight-fetch. */
export function* preflightWalk(context: Context, request: FetchRequest): Walk<void> {
  const { call, client } = context;
  const { browser } = client;
  const { headers, method } = request;
  yield* safelistChecks(method, headers);
  const flag = yield* preflightFlag(call, client, request);
  const unsafe = unsafeHeaderNames(headers);
  const safeMethod = SAFE_METHODS.includes(method);
  if (safeMethod && unsafe.length === 0 && !flag) return;

  const url = currentUrl(request);
  const origin = requestOrigin(request, client);
  const { cache, credentials } = call;
  const question = { origin, url, credentials, cache, method, safeMethod, flag, unsafe, browser };
  const known = recallPreflight(context.memory.preflights, question, context.now);
  if (known) {
    const compared = { found: known.why, wanted: null };
    const { spared } = known;
    yield {
      stops: stopOf(context),
      step: step('preflight-cached', spared, compared, { tolerated: 'next-step' }),
    };
    if (spared) return;
  }

  const before = stopOf(context);
  const arrival = yield* send(context, {
    kind: 'preflight',
    method: 'OPTIONS',
    url,
    origin,
    referrer: request.referrer && referrerOf(call.referrerPolicy, request.referrer, url),
    cookies: false,
    fetchSite: secFetchSite({ initiator: client.origin, urls: request.urls, browser }),
    fetchMode: 'cors',
    headers: [
      { name: 'Access-Control-Request-Method', value: method },
      ...(unsafe.length > 0 ? [{ name: 'Access-Control-Request-Headers', value: unsafe.join(',') }] : []),
    ],
  });
  const { pathname } = new URL(url);
  yield { ...preflightSent(arrival.kind === 'lost' ? null : `OPTIONS ${pathname}`), stops: before };
  const answer = arrival.kind === 'answer' ? arrival.head : null;
  yield* preflightAnswerChecks({ origin, url, credentials, method, unsafe, browser, answer });
  if (!answer) return;
  const preflights = rememberPreflight(context.memory.preflights, question, answer.fields, context.now);
  context.memory = { ...context.memory, preflights };
}
