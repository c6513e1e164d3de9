import type { RuleBrowser } from '../core/browser.ts';
import type { Check } from '../core/decide.ts';
import { type Field, getField, listOf, type ResponseHead } from '../core/exchange.ts';
import { step } from '../core/step.ts';
import { needsPreflight } from '../cors/preflight.ts';
import { unsafeHeaderNames } from '../cors/safelist.ts';
import { sameOrigin } from '../origin/origin.ts';
import { referrerAfter } from '../request/referrer.ts';
import {
  blocksNamedRedirects,
  countsEmptyLocation,
  errorNeedsLocation,
  parsesUnfollowed,
  preflightStays,
  restoresCredentials,
} from './browsers.ts';
import { REFERRER_POLICIES, type ReferrerPolicy } from './fetch-call.ts';
import * as fetchRedirectSteps from './redirect-steps.ts';
import type { FetchRequest } from './request.ts';
import { currentUrl } from './request-origin.ts';
import type { Context, FetchCheck } from './walk.ts';

const MOST_REDIRECTS = 20;
/** https://fetch.spec.whatwg.org/#request-body-header-name */
const BODY_HEADERS = ['content-encoding', 'content-language', 'content-location', 'content-type'];

/**
 * The request that a redirect leads to; null where the redirect itself is the response
 * (https://fetch.spec.whatwg.org/#concept-http-fetch item 8, https://fetch.spec.whatwg.org/#concept-http-redirect-fetch).
 */
export function* redirectOf(
  { call, client }: Context,
  request: FetchRequest,
  head: ResponseHead,
  redirects: number,
): Generator<FetchCheck, FetchRequest | null> {
  const stops = 'browser';
  const mode = { found: call.redirect, wanted: 'error' };
  const url = currentUrl(request);
  const given = getField(head.fields, 'Location');
  const location = given === '' && !countsEmptyLocation(client.browser) ? null : given;
  const target = location !== null && URL.canParse(location, url) ? new URL(location, url) : null;
  const compared = { found: target?.href ?? location, wanted: String(head.status) };
  const spared = location === null && errorNeedsLocation(client.browser);
  if (!spared) yield { stops, step: step(fetchRedirectSteps.redirectMode, call.redirect !== 'error', mode) };
  if (call.redirect === 'manual') {
    const unparsed = location !== null && target === null && parsesUnfollowed(client.browser);
    if (unparsed) yield { stops, step: step(fetchRedirectSteps.redirectLocation, false, compared) };
    const learned = {
      kind: 'response',
      type: 'opaqueredirect',
      status: 0,
      url,
      redirected: request.urls.length > 1,
      headers: [],
    } as const;
    const opaque = step(fetchRedirectSteps.redirectOpaque, false, { found: call.redirect, wanted: 'follow' });
    yield { stops, step: opaque, learned };
  }
  const tolerated = location === null ? ({ tolerated: 'next-step' } as const) : {};
  const leads = target !== null && /^https?:$/.test(target.protocol);
  yield { stops, step: step(fetchRedirectSteps.redirectLocation, leads, compared, tolerated) };
  if (!target) return null;
  const counted = { found: String(redirects + 1), wanted: String(MOST_REDIRECTS) };
  yield { stops, step: step(fetchRedirectSteps.redirectCount, redirects < MOST_REDIRECTS, counted) };
  const named = target.username !== '' || target.password !== '';
  const away =
    request.tainting === 'cors' ||
    (call.mode === 'cors' && !sameOrigin(client.origin, target.href)) ||
    blocksNamedRedirects(client.browser, call.api);
  yield {
    stops,
    step: step(fetchRedirectSteps.redirectCredentials, !(named && away), { found: target.href }),
  };
  target.hash = '';
  const next = yield* changed(request, head.status, url, target.href, client.browser);
  const { referrer, referrerPolicy } = request;
  return {
    ...next,
    asks: { ...request.asks, first: askedFirst(request, client.browser) },
    urls: [...request.urls, target.href],
    referrer: referrer && referrerAfter(referrerPolicy, referrer, url, { browser: client.browser }),
    referrerPolicy: policyOf(head) ?? referrerPolicy,
  };
}

/** See `preflightStays`. */
function askedFirst({ asks, headers, method, tainting }: FetchRequest, browser: RuleBrowser) {
  const asked = tainting === 'cors' && needsPreflight(method, headers);
  return asks.first ?? (preflightStays(browser) && asked ? unsafeHeaderNames(headers) : null);
}

/** https://w3c.github.io/webappsec-referrer-policy/#set-requests-referrer-policy-on-redirect */
function policyOf({ fields }: ResponseHead): ReferrerPolicy | undefined {
  const named = listOf(getField(fields, 'Referrer-Policy'));
  return REFERRER_POLICIES.findLast(policy => named.findLast(isPolicy) === policy);
}

function isPolicy(word: string): boolean {
  return REFERRER_POLICIES.some(policy => policy === word);
}

/** What method, body and headers become. */
function* changed(
  request: FetchRequest,
  status: number,
  url: string,
  target: string,
  browser: RuleBrowser,
): Generator<Check, FetchRequest> {
  const stops = 'browser';
  const tolerated = { tolerated: 'next-step' } as const;
  const { body, method } = request;
  const resent = status === 303 || !body?.stream;
  if (body?.stream)
    yield {
      stops,
      step: step(fetchRedirectSteps.redirectStream, resent, { found: String(status), wanted: '303' }),
    };
  const changes =
    (status === 303 && method !== 'GET' && method !== 'HEAD') ||
    ((status === 301 || status === 302) && method === 'POST');
  const methods = { found: method, wanted: changes ? 'GET' : method };
  const same = step(fetchRedirectSteps.redirectMethod, !changes, methods, tolerated);
  yield { stops, step: same };
  const toGet = !same.passed;
  const known = [...request.headers, ...request.withheld];
  let headers = toGet ? without(known, BODY_HEADERS) : known;
  let withheld: readonly Field[] = [];
  if (getField(headers, 'Authorization') !== null) {
    const origins = { found: new URL(target).origin, wanted: new URL(url).origin };
    const stays = step(fetchRedirectSteps.redirectAuthorization, sameOrigin(url, target), origins, tolerated);
    yield { stops, step: stays };
    if (!stays.passed) {
      if (restoresCredentials(browser)) withheld = headers.filter(isAuthorization);
      headers = headers.filter(header => !isAuthorization(header));
    }
  }
  const dropped = known.filter(header => !headers.includes(header)).map(({ name }) => name.toLowerCase());
  return {
    ...request,
    headers,
    withheld,
    dropped,
    ...(toGet && { method: 'GET', body: null, changed: true }),
  };
}

function isAuthorization({ name }: Field): boolean {
  return name.toLowerCase() === 'authorization';
}

function without(headers: readonly Field[], names: readonly string[]): readonly Field[] {
  return headers.filter(({ name }) => !names.includes(name.toLowerCase()));
}
