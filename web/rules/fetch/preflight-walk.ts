import { type Field, getField } from '../core/exchange.ts';
import { step } from '../core/step.ts';
import type { Step } from '../core/verdict.ts';
import { preflightAnswerChecks, preflightSent, safelistChecks } from '../cors/preflight.ts';
import * as preflightSteps from '../cors/preflight-steps.ts';
import { unsafeHeaderNames } from '../cors/safelist.ts';
import { referrerOf } from '../request/referrer.ts';
import { secFetchSite } from '../request/sec-fetch.ts';
import { isSafeHere, joinsValues, preflightTellsMode, repeatsNames, setsUserAgent } from './browsers.ts';
import { type PreflightQuestion, recallPreflight, rememberPreflight } from './preflight-cache.ts';
import type { FetchRequest } from './request.ts';
import { currentUrl, preflightOrigin } from './request-origin.ts';
import type { Sent } from './sent.ts';
import { type Context, type FetchCheck, send, UNSENT, type Walk } from './walk.ts';

/** The preflight of a request across origins, if it needs one: https://fetch.spec.whatwg.org/#cors-preflight-fetch. */
export function* preflightWalk(context: Context, request: FetchRequest): Walk<void> {
  const { call, client } = context;
  const { method } = request;
  const set = request.headers.filter(
    ({ name }) => setsUserAgent(client.browser) || name.toLowerCase() !== 'user-agent',
  );
  const headers = joinsValues(client.browser) ? joined(set) : set;
  const asking = unsafeHeaderNames(headers, header => isSafeHere(client.browser, header));
  // Where they stay (`preflightStays`), a redirect that drops headers leaves them out of the very next preflight only.
  const first = request.urls.length > 1 ? (request.asks.first ?? []) : [];
  const unsafe = [...new Set([...asking, ...first.filter(name => !request.dropped.includes(name))])].sort();
  if (!(yield* isNeeded(context, { ...request, headers }, asking))) return;

  const question: PreflightQuestion = {
    origin: preflightOrigin(request, client),
    url: currentUrl(request),
    credentials: call.credentials,
    cache: call.cache,
    method,
    unsafe,
    browser: client.browser,
  };
  const known = recallPreflight(context.memory.preflights, question, context.now);
  if (known) {
    const compared = { found: known.why };
    const check = step(preflightSteps.preflightCached, known.spared, compared, { tolerated: 'next-step' });
    yield { stops: UNSENT, step: check };
    if (check.passed) return;
  }

  const named = repeatsNames(client.browser) ? repeated(unsafe, headers) : unsafe;
  const asked = { ...question, unsafe: named };
  const arrival = yield* send(context, preflightRequest(request, asked, client.origin));
  const { pathname } = new URL(question.url);
  yield { ...preflightSent(arrival.kind === 'lost' ? null : `OPTIONS ${pathname}`), stops: UNSENT };
  const answer = arrival.kind === 'answer' ? arrival.head : null;
  yield* preflightAnswerChecks({ ...question, page: client.origin, tainted: request.tainted, answer });
  if (!answer) return;
  const preflights = rememberPreflight(context.memory.preflights, question, answer.fields, context.now);
  context.memory = { ...context.memory, preflights };
}

/** Headers with the values of each name in one. */
function joined(headers: readonly Field[]): readonly Field[] {
  const names = [...new Set(headers.map(({ name }) => name.toLowerCase()))];
  return names.map(name => ({ name, value: getField(headers, name) ?? '' }));
}

/** Names, each as often as there is a header of it, or once. */
function repeated(names: readonly string[], headers: readonly Field[]): readonly string[] {
  return names.flatMap(name => {
    const times = headers.filter(header => header.name.toLowerCase() === name).length;
    return Array.from({ length: Math.max(1, times) }, () => name);
  });
}

function* isNeeded(
  context: Context,
  { asks, headers, method }: FetchRequest,
  unsafe: readonly string[],
): Generator<FetchCheck, boolean> {
  const { api, uploadListener } = context.call;
  const tolerated = { tolerated: 'next-step' } as const;
  const compared = { found: method };
  let needed = false;
  const judged = (made: Step): FetchCheck => {
    needed ||= !made.passed;
    return { stops: UNSENT, step: made };
  };
  for (const check of safelistChecks(method, headers, unsafe)) yield judged(check.step);
  if (api === 'xhr' && uploadListener)
    yield judged(step(preflightSteps.uploadListener, !asks.listener, compared, tolerated));
  if (asks.stream) yield judged(step(preflightSteps.streamPreflight, false, compared, tolerated));
  if (!needed && asks.first !== null)
    yield judged(step(preflightSteps.redirectPreflight, false, compared, { tolerated: 'browser' }));
  return needed;
}

/** A preflight is a request of its own: of the redirects before it, it knows nothing. */
function preflightRequest(
  { method, referrer, referrerPolicy }: FetchRequest,
  { browser, origin, unsafe, url }: PreflightQuestion,
  initiator: string,
): Sent {
  const names =
    unsafe.length > 0 ? [{ name: 'Access-Control-Request-Headers', value: unsafe.join(',') }] : [];
  const fetchSite = secFetchSite({ initiator, urls: [url], browser });
  return {
    kind: 'preflight',
    method: 'OPTIONS',
    url,
    origin,
    referrer: referrer && referrerOf(referrerPolicy, referrer, url, { browser }),
    cookies: false,
    fetchSite,
    fetchMode: fetchSite || preflightTellsMode(browser) ? 'cors' : null,
    headers: [{ name: 'Access-Control-Request-Method', value: method }, ...names],
  };
}
