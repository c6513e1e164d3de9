import { LAB_PATHS } from '../../../server/protocol/paths.ts';
import { cookieName } from '../../../server/protocol/words.ts';
import type { ExchangeView } from '../../decode/views.ts';
import type { Bilingual } from '../../language.ts';
import type { CookieContext } from '../../rules/cookies/context.ts';
import { cookiesFor } from '../../rules/cookies/send.ts';
import { storeCookie } from '../../rules/cookies/store.ts';
import { decide } from '../../rules/core/decide.ts';
import type { Disagreement } from '../../rules/core/disagreement.ts';
import { type Exchange, getField } from '../../rules/core/exchange.ts';
import { wireOutcome } from '../../rules/core/observed.ts';
import { NOTHING } from '../../rules/core/step.ts';
import { sameOrigin } from '../../rules/origin/origin.ts';
import { lastLabel, type SuffixOf } from '../../rules/origin/site.ts';
import * as originSteps from '../../rules/origin/steps.ts';
import { originsChecks } from '../../rules/origin/verdict.ts';
import { secFetchSite } from '../../rules/request/sec-fetch.ts';
import type { Client } from '../../stage/messages.ts';
import type { Evidence, Judgement } from '../experiment.ts';
import { recorded } from '../shared/recorded.ts';
import { addressIn, routeBetween } from '../shared/url-route.ts';
import type { KNOBS } from './request.ts';

/** What a run learned besides the records. */
export interface Learned {
  /** The page that asked; null where nothing was asked. */
  readonly client: Client | null;
  /** The public suffixes of the hosts that take part, by host. */
  readonly suffixes: Readonly<Record<string, string>>;
}

type OriginsEvidence = Evidence<typeof KNOBS, Learned>;

const FETCH_SITES: Readonly<Record<string, string>> = {
  [originSteps.originsSame.id]: 'same-origin',
  [originSteps.originsSameSite.id]: 'same-site',
  [originSteps.originsCrossSite.id]: 'cross-site',
};

interface Timed extends Exchange {
  readonly at: number;
}

/** Says what two addresses are to each other, and of a request between them what it had to carry and what it carried. */
export function judgeOrigins(evidence: OriginsEvidence): Judgement {
  const { knobs, origins, browser, certificate, exchanges, learned, result } = evidence;
  const [a, b] = [addressIn(knobs.a, origins), addressIn(knobs.b, origins)];
  const route = routeBetween(a, b, origins);
  const asked = exchanges.flatMap(view => timed(view) ?? []);
  const request = asked.find(({ request }) => request.target.startsWith(LAB_PATHS.fetch)) ?? null;
  const setting = asked.find(({ request }) => request.target.startsWith(`${LAB_PATHS.cookies}set`)) ?? null;
  const verdict = decide(
    originsChecks({
      a: { text: knobs.a, url: a?.href ?? null },
      b: { text: knobs.b, url: b?.href ?? null },
      ours: route ? null : Object.values(origins),
      arrived: request !== null,
      trusted: certificate !== 'untrusted',
      browser,
      suffixOf: suffixesIn(learned[0]),
    }),
  );
  // Between URLs that are not the lab's nothing is sent.
  if (!route) return { verdict, outcome: 'compared' };
  const outcome = wireOutcome(result, {
    exchanges: request ? [{ method: request.request.method, status: request.response?.status ?? null }] : [],
    refusedByPacket: false,
    closedByServer: false,
  });
  if (!request) return { verdict, outcome };
  const { came, compared } = comparedFields(evidence, verdict.because, origins[route.to], request, setting);
  return {
    verdict,
    outcome,
    disagreements: compared.filter(({ rule, seen }) => rule !== seen),
    cookieSent: came,
  };
}

function suffixesIn(learned: Learned | undefined): SuffixOf {
  return host => learned?.suffixes[host] ?? lastLabel(host);
}

function timed(view: ExchangeView): Timed | null {
  const exchange = recorded(view);
  return exchange && { ...exchange, at: view.at };
}

/** Origin, Sec-Fetch-Site and the lab's cookie: as the rule says, and as they were recorded. */
function comparedFields(
  { browser, learned, origins }: OriginsEvidence,
  relation: string,
  target: string,
  request: Timed,
  setting: Timed | null,
): { readonly came: boolean; readonly compared: readonly Disagreement[] } {
  const suffixOf = suffixesIn(learned[0]);
  const initiator = learned[0]?.client?.origin ?? origins.reader;
  const url = target + LAB_PATHS.fetch;
  const name = cookieName('lax');
  const field = (of: string) => getField(request.request.fields, of);
  // Chromium says of each request whether third parties have cookies (Storage Access Headers); a Lax cookie is none of theirs.
  const context: CookieContext = {
    initiatorType: 'fetch',
    url,
    initiator,
    top: origins.reader,
    credentials: 'include',
    browser,
    thirdPartyCookies: true,
    now: request.at,
    suffixOf,
  };
  const lines = (setting?.response?.fields ?? []).filter(({ name }) => name.toLowerCase() === 'set-cookie');
  const [line] = lines.map(({ value }) => value);
  const set = { ...context, url: `${target}${LAB_PATHS.cookies}set`, now: setting?.at ?? request.at };
  const jar = line === undefined ? [] : storeCookie([], line, set).jar;
  const sent = cookiesFor(jar, context).line !== null;
  const came = (field('Cookie') ?? '').split(/; ?/).some(pair => pair.startsWith(`${name}=`));
  const row = (what: Bilingual, rule: string | null, seen: string | null): Disagreement => ({
    what,
    rule: rule ?? NOTHING,
    seen: seen ?? NOTHING,
  });
  const lax = 'SameSite=Lax';
  const framed = initiator !== origins.reader;
  const cookie = framed
    ? {
        zh: `Cookie（${lax}；页面在 ${origins.reader} 的 iframe 里）`,
        en: `Cookie (${lax}; the page is in an iframe of ${origins.reader})`,
      }
    : { zh: `Cookie（${lax}）`, en: `Cookie (${lax})` };
  const compared = [
    row({ zh: 'Origin', en: 'Origin' }, sameOrigin(initiator, url) ? null : initiator, field('Origin')),
    row(
      { zh: 'Sec-Fetch-Site', en: 'Sec-Fetch-Site' },
      // Sent to trustworthy addresses alone; there it says in one word what the two are to each other.
      secFetchSite({ initiator, urls: [url], browser, suffixOf }) && (FETCH_SITES[relation] ?? null),
      field('Sec-Fetch-Site'),
    ),
    row(cookie, sent ? name : null, came ? name : null),
  ];
  return { came, compared };
}
