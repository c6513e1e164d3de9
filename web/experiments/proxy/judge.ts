import { LAB_PATHS } from '../../../server/protocol/paths.ts';
import { INTERNAL_HOST, UPSTREAM_PATHS } from '../../../server/protocol/words.ts';
import type { ExchangeView } from '../../decode/views.ts';
import type { CookieContext } from '../../rules/cookies/context.ts';
import { parseSetCookie } from '../../rules/cookies/line.ts';
import { cookiesFor } from '../../rules/cookies/send.ts';
import { storeCookie } from '../../rules/cookies/store.ts';
import type { Disagreement } from '../../rules/core/disagreement.ts';
import { type Exchange, getField } from '../../rules/core/exchange.ts';
import type { WireOutcome } from '../../rules/core/observed.ts';
import { NOTHING } from '../../rules/core/step.ts';
import {
  hostBehind,
  judgeProxy,
  originBehind,
  type Rewriting,
  type SessionCookie,
  sendsOrigin,
} from '../../rules/proxy/proxy.ts';
import type { Client } from '../../stage/messages.ts';
import type { Evidence, Judgement } from '../experiment.ts';
import { recorded } from '../shared/recorded.ts';
import { isBehindProxy } from './hops.ts';
import { allowedOrigins, type KNOBS, type ProxyKnobs } from './knobs.ts';

type ProxyEvidence = Evidence<typeof KNOBS, Client>;

/** Both hops of a request, as they were recorded. */
export interface Hops {
  readonly front: Exchange | null;
  readonly behind: Exchange | null;
}

/** The two hops among some exchanges. */
export function hopsOf(exchanges: readonly ExchangeView[]): Hops {
  const hop = (behind: boolean) => {
    const view = exchanges.find(view => isBehindProxy(view) === behind);
    return view ? recorded(view) : null;
  };
  return { front: hop(false), behind: hop(true) };
}

/** Holds the rule of proxies against what both hops carried. */
export function judge(evidence: ProxyEvidence): Judgement {
  const { exchanges, knobs, learned, origins } = evidence;
  const page = learned[0]?.origin ?? origins.lab;
  // Behind a proxy that rewrites paths it has no prefix.
  const isLogin = (view: ExchangeView) =>
    recorded(view)?.request.target.split('?', 1)[0]?.endsWith(UPSTREAM_PATHS.login) ?? false;
  const { behind, front } = hopsOf(exchanges.filter(view => !isLogin(view)));
  const login = hopsOf(exchanges.filter(isLogin)).front;
  const open = openOf(knobs, origins.partner);
  const rewriting: Rewriting = {
    page,
    target: open?.internal ? `http://${INTERNAL_HOST}` : origins.partner,
    carriesOrigin: sendsOrigin(knobs.method),
    changeOrigin: open !== null || knobs.changeOrigin === 'on',
    rewriteOrigin: open === null && knobs.origin === 'on',
  };
  const session = open || knobs.session === 'none' ? null : sessionOf(evidence, page, login, front);
  const verdict = judgeProxy({
    ...rewriting,
    ...(open && { open }),
    front,
    behind,
    ownHost: open || knobs.ownHost === 'off' ? null : new URL(origins.partner).host,
    allow: open ? null : allowedOrigins(knobs.allow, origins),
    path: pathOf(knobs, open?.internal ?? false),
    session,
  });
  return {
    verdict,
    outcome: outcomeOf(front),
    disagreements: [
      ...(behind ? hopDisagreements(rewriting, behind) : []),
      ...(session && front ? [cookieRow(session, login, front)] : []),
    ].filter(({ rule, seen }) => rule !== seen),
  };
}

function openOf({ proxy, upstream }: ProxyKnobs, partner: string) {
  if (proxy === 'fixed') return null;
  return { list: proxy === 'list' ? [partner] : null, internal: upstream === 'internal' };
}

function pathOf({ path, proxy }: ProxyKnobs, internal: boolean): string {
  if (internal) return UPSTREAM_PATHS.stock;
  return proxy === 'fixed' && path === 'bare' ? UPSTREAM_PATHS.items : `/api${UPSTREAM_PATHS.items}`;
}

/** What the browser makes of the session’s cookie, by the Set-Cookie that reached it. */
function sessionOf(
  { browser, origins }: ProxyEvidence,
  page: string,
  login: Exchange | null,
  front: Exchange | null,
): SessionCookie {
  const { hostname } = new URL(page);
  const line = setCookieOf(login);
  if (!line) return { stored: false, domain: null, host: hostname };
  const context: CookieContext = {
    initiatorType: 'fetch',
    url: page + LAB_PATHS.api,
    initiator: page,
    top: origins.reader,
    credentials: 'same-origin',
    browser,
    thirdPartyCookies: true,
    now: 0,
  };
  const { jar } = storeCookie([], line, context);
  const domain = parseSetCookie(line, browser)?.domain ?? null;
  const path = front?.request.target.split('?', 1)[0] ?? LAB_PATHS.api;
  const stored = cookiesFor(jar, { ...context, url: page + path }).line !== null;
  return { stored, domain, host: hostname };
}

function outcomeOf(front: Exchange | null): WireOutcome {
  if (!front) return 'nothing';
  if (!front.response) return 'unanswered';
  return front.response.status >= 400 ? 'refused' : 'acted';
}

/** What the server behind the proxy was to see, and saw; and that no CORS header had a part in it. */
export function hopDisagreements(
  rewriting: Rewriting,
  { request, response }: Exchange,
): readonly Disagreement[] {
  const row = (name: string, rule: string | null, seen: string | null): Disagreement => ({
    what: { zh: name, en: name },
    rule: rule ?? NOTHING,
    seen: seen ?? NOTHING,
  });
  const cors = 'Access-Control-Allow-Origin';
  return [
    row('Host', hostBehind(rewriting), getField(request.fields, 'Host')),
    row('Origin', originBehind(rewriting), getField(request.fields, 'Origin')),
    row(cors, null, response && getField(response.fields, cors)),
  ];
}

/** Of the session of this run alone: the browser may still have an earlier run’s, under another name. */
function cookieRow({ stored }: SessionCookie, login: Exchange | null, { request }: Exchange): Disagreement {
  const [pair = ''] = (setCookieOf(login) ?? '').split(';', 1);
  const came = pair !== '' && (getField(request.fields, 'Cookie') ?? '').split(/; ?/).includes(pair);
  const say = (is: boolean) => (is ? 'Cookie: session' : NOTHING);
  return { what: { zh: 'Cookie', en: 'Cookie' }, rule: say(stored), seen: say(came) };
}

function setCookieOf(login: Exchange | null): string | null {
  return login?.response ? getField(login.response.fields, 'Set-Cookie') : null;
}
