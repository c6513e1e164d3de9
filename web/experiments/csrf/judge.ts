import type { OriginName } from '../../../server/protocol/origins.ts';
import { LAB_PATHS } from '../../../server/protocol/paths.ts';
import { type CookieKind, cookieName } from '../../../server/protocol/words.ts';
import type { ExchangeView } from '../../decode/views.ts';
import type { CookieContext } from '../../rules/cookies/context.ts';
import { sameSiteAttribute } from '../../rules/cookies/line.ts';
import { cookiesFor } from '../../rules/cookies/send.ts';
import { storeCookie } from '../../rules/cookies/store.ts';
import type { Disagreement } from '../../rules/core/disagreement.ts';
import { wireOutcome } from '../../rules/core/observed.ts';
import { NOTHING } from '../../rules/core/step.ts';
import { type CsrfCheck, judgeCsrf } from '../../rules/forms/csrf.ts';
import { labCookies, type RecordedExchange, setCookieFields } from '../cookies/evidence.ts';
import type { Pages } from '../cookies/judge.ts';
import type { Evidence, Judgement } from '../experiment.ts';
import { comparedHeaders } from '../shared/form-headers.ts';
import { recorded } from '../shared/recorded.ts';
import type { KNOBS } from './knobs.ts';

export type Learned = Pages;

type CsrfEvidence = Evidence<typeof KNOBS, Learned>;

/** Holds the rule of a form that acts in a user’s name against what its server recorded. */
export function judge(evidence: CsrfEvidence): Judgement {
  const { browser, certificate, exchanges, knobs, learned, origins, result } = evidence;
  const own = origins[knobs.bank as OriginName];
  const url = own + LAB_PATHS.transfer;
  const posted = at(exchanges, 'POST', LAB_PATHS.transfer);
  const exchange = posted && timed(posted);
  const page = learned[0]?.sender ?? { origin: origins[knobs.stageOn as OriginName], url: '' };
  const session = sessionOf(evidence, exchange);
  const verdict = judgeCsrf({
    url,
    own,
    origin: page.origin,
    certificate,
    session,
    check: knobs.check as CsrfCheck,
    hasToken: hasToken(exchanges, posted),
    exchange,
  });
  const status = exchange?.response?.status ?? null;
  const outcome = wireOutcome(result, {
    exchanges: exchange ? [{ method: 'POST', status }] : [],
    refusedByPacket: false,
    closedByServer: false,
  });
  if (!exchange) return { verdict, outcome };
  const came = labCookies(exchange).some(pair => pair.startsWith(`${session.name}=`));
  const rows: readonly Disagreement[] = [
    ...comparedHeaders(exchange.request, {
      browser,
      page,
      url,
      enctype: 'application/x-www-form-urlencoded',
      referrer: knobs.referrer === 'none' ? 'none' : 'default',
      into: knobs.bank === knobs.stageOn ? 'frame' : 'top',
    }),
    {
      what: { zh: 'Cookie', en: 'Cookie' },
      rule: session.sent ? session.name : NOTHING,
      seen: came ? session.name : NOTHING,
    },
  ];
  return { verdict, outcome, disagreements: rows.filter(({ rule, seen }) => rule !== seen) };
}

function at(exchanges: readonly ExchangeView[], method: string, path: string): ExchangeView | null {
  const found = exchanges.find(({ request }) => {
    const target = request?.head.target?.text.split('?', 1)[0];
    return request?.head.method?.text === method && target === path;
  });
  return found ?? null;
}

function timed(view: ExchangeView): RecordedExchange | null {
  const exchange = recorded(view);
  return exchange && { ...exchange, at: view.at, exchange: view.exchange };
}

/** Whether the browser sends the session cookie with the form, by the rule of cookies. */
function sessionOf(evidence: CsrfEvidence, exchange: RecordedExchange | null) {
  const { browser, exchanges, knobs, learned, origins } = evidence;
  const own = origins[knobs.bank as OriginName];
  const name = cookieName(knobs.session as CookieKind);
  const set = at(exchanges, 'GET', `${LAB_PATHS.cookies}set`);
  const setting = set && timed(set);
  const [pages] = learned;
  if (!setting || !pages) return { name, sameSite: null, sent: false };
  const framed = knobs.bank === knobs.stageOn;
  const common = { browser, thirdPartyCookies: true, credentials: 'include' } as const;
  const stored: CookieContext = {
    ...common,
    initiatorType: 'fetch',
    url: `${own}${LAB_PATHS.cookies}set`,
    initiator: pages.setter.origin,
    top: pages.setter.origin,
    now: setting.at,
  };
  const sent: CookieContext = {
    ...common,
    initiatorType: framed ? 'frame' : 'form-post',
    url: own + LAB_PATHS.transfer,
    initiator: pages.sender.origin,
    top: framed ? origins.reader : pages.sender.origin,
    now: exchange?.at ?? setting.at,
  };
  const { cookie, jar } = storeCookie([], setCookieFields(setting)[0] ?? '', stored);
  const sameSite = cookie ? sameSiteAttribute(cookie.sameSite) : null;
  return { name, sameSite, sent: cookiesFor(jar, sent).travels.some(travel => travel.sent) };
}

/** Whether the form held what the server had given out before. */
function hasToken(exchanges: readonly ExchangeView[], posted: ExchangeView | null): boolean {
  const given = at(exchanges, 'GET', LAB_PATHS.transfer)?.response?.body?.text;
  const [, token] = /"csrf":"(\w+)"/.exec(given ?? '') ?? [];
  const sent = new URLSearchParams(posted?.request?.body?.text ?? '').get('csrf');
  return token !== undefined && token === sent;
}
