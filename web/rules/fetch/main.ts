import { isRedirect } from '../core/exchange.ts';
import { step } from '../core/step.ts';
import * as corsSteps from '../cors/steps.ts';
import { originOf, sameOrigin, serialise } from '../origin/origin.ts';
import { effectivePort, isBadPort } from '../request/bad-port.ts';
import { blockedByConnectSources } from '../request/connect-policy.ts';
import { blockedAsMixedContent } from '../request/mixed-content.ts';
import { filtered } from './filtered.ts';
import * as fetchMainSteps from './main-steps.ts';
import { answerTo } from './network.ts';
import { redirectOf } from './redirect.ts';
import * as fetchRedirectSteps from './redirect-steps.ts';
import { type FetchRequest, requestOf } from './request.ts';
import { currentUrl, isTainted } from './request-origin.ts';
import type { ScriptResponse } from './sent.ts';
import { type Context, keepAt, nothingSent, UNSENT, type Walk } from './walk.ts';

/** RFC 9110 §15.4.2, §15.4.9 */
const PERMANENT: readonly number[] = [301, 308];

/** The whole of a call: https://fetch.spec.whatwg.org/#fetch-method, https://fetch.spec.whatwg.org/#concept-main-fetch. */
export function* fetchWalk(context: Context): Walk<ScriptResponse> {
  const { call, client } = context;
  let request = yield* requestOf(call, client);
  const mode = step(corsSteps.credentialsMode, true, { found: call.credentials });
  yield { stops: 'before-sending', step: mode };
  for (let redirects = 0; ; redirects++) {
    context.hop = nothingSent(redirects);
    request = yield* tainted(context, yield* beforeSending(context, request));
    const head = yield* answerTo(context, request);
    const next = isRedirect(head) ? yield* redirectOf(context, request, head, redirects) : null;
    if (!next) return yield* filtered(context, request, head);
    keepAt(context, 'followed');
    context.behindKeptRedirect = context.hop.cached && PERMANENT.includes(head.status);
    request = next;
  }
}

/** Whether the server may still learn where the request came from. */
function* tainted({ client }: Context, request: FetchRequest): Walk<FetchRequest> {
  if (request.tainted || !isTainted(request, client)) return request;
  const compared = { found: 'null', wanted: client.origin };
  const keeps = step(fetchRedirectSteps.redirectTaint, false, compared, { tolerated: 'next-step' });
  yield { stops: 'browser', step: keeps };
  return { ...request, tainted: !keeps.passed };
}

/** What may stop a request before it is sent, and what its response will be to the script: main fetch up to the scheme fetch. */
function* beforeSending(context: Context, request: FetchRequest): Walk<FetchRequest> {
  const { call, client } = context;
  const stops = UNSENT;
  const url = currentUrl(request);
  const found = new URL(url).origin;
  // Of a sandboxed page the address still says what 'self' and https mean to it.
  const self = serialise(originOf(client.url));
  if (client.connectSources) {
    const policy = { redirected: request.urls.length > 1, browser: client.browser };
    const allowed = !blockedByConnectSources(client.connectSources, url, self, policy);
    const wanted = client.connectSources.join(' ') || "'none'";
    yield { stops, step: step(fetchMainSteps.connectSrc, allowed, { found, wanted }) };
  }
  const mixed = blockedAsMixedContent(self, url);
  const help = { help: { kind: 'scheme', scheme: 'https:' } } as const;
  yield { stops, step: step(fetchMainSteps.mixedFetch, !mixed, { found, wanted: self }, help) };
  const target = new URL(url);
  yield {
    stops,
    step: step(fetchMainSteps.badPort, !isBadPort(target), { found: String(effectivePort(target)) }),
  };

  const compared = { found, wanted: client.origin };
  const { mode } = call;
  if (request.tainting === 'basic' && sameOrigin(client.origin, url)) {
    if (mode === 'same-origin') yield { stops, step: step(fetchMainSteps.modeSameOrigin, true, compared) };
    yield { stops, step: step(corsSteps.sameOrigin, true, compared) };
    return request;
  }
  if (mode === 'same-origin') yield { stops, step: step(fetchMainSteps.modeSameOrigin, false, compared) };
  yield { stops, step: step(fetchMainSteps.crossOrigin, true, compared) };
  if (mode === 'cors') return { ...request, tainting: 'cors' };
  const redirect = { found: call.redirect, wanted: 'follow' };
  yield { stops, step: step(fetchMainSteps.noCorsRedirect, call.redirect === 'follow', redirect) };
  return { ...request, tainting: 'opaque' };
}
