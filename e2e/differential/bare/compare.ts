import { acceptOf } from '../../../web/decode/accept.ts';
import type { Jar } from '../../../web/rules/cookies-jar.ts';
import { cookiesFor } from '../../../web/rules/cookies-send.ts';
import { storeCookie } from '../../../web/rules/cookies-store.ts';
import { getField } from '../../../web/rules/exchange.ts';
import { endsInCache, fetchSight, judgeFetch } from '../../../web/rules/fetch/judge-fetch.ts';
import { NOTHING } from '../../../web/rules/judge.ts';
import { observedStop } from '../../../web/rules/observed.ts';
import type { StepId } from '../../../web/rules/steps.ts';
import type { Step } from '../../../web/rules/verdict.ts';
import { type RuleBrowser, websocketHandshake } from '../../../web/rules/websocket-handshake.ts';
import type { Compared, Difference } from '../compare.ts';
import { type BareOrigins, type BareRecorded, callable } from './case.ts';

/** Steps by which the constructor throws (https://websockets.spec.whatwg.org/#dom-websocket-websocket); the others fail later, unseen. */
const THROWN: readonly StepId[] = [
  'url-valid',
  'url-scheme',
  'url-no-fragment',
  'subprotocol-tokens',
  'subprotocols-unique',
];

/** Holds the rules against what was seen of a case. */
export function compareBare(recorded: BareRecorded, origins: BareOrigins, browser: RuleBrowser): Compared {
  const one = callable(recorded.case, origins, recorded.id);
  switch (one.channel) {
    case 'websocket':
      return compareHandshake(one, recorded, origins, browser);
    case 'fetch':
      return compareFetch(one, recorded, origins, browser);
    case 'cookies':
      return compareCookies(one, recorded, origins, browser);
  }
}

type Called<Channel> = Extract<BareRecorded['case'], { channel: Channel }>;

function compareHandshake(
  { url, protocols, answer }: Called<'websocket'>,
  { exchanges, seen }: BareRecorded,
  { own, nobody }: BareOrigins,
  browser: RuleBrowser,
): Compared {
  const [exchange = null] = exchanges;
  const key = exchange && getField(exchange.request.fields, 'Sec-WebSocket-Key');
  const spoken = answer?.fields.find(([name]) => name === 'Sec-WebSocket-Protocol')?.[1];
  const verdict = websocketHandshake({
    call: { url, protocols, origin: own },
    certificate: url.startsWith('wss:') ? 'untrusted' : 'unknown',
    policy: { allow: null, speaks: spoken === undefined ? [] : [spoken] },
    browser,
    exchange,
    expectedAccept: key === null ? null : acceptOf(key),
    closedByServer: null,
  });
  const { because, stops } = verdict;
  const end = stops === 'nowhere' ? 'opened' : THROWN.includes(because) ? 'thrown' : 'failed';
  // A rule that has only not seen its request arrive knows nothing: that it does not must be so.
  const asked = because === 'request-arrived' ? !url.includes(hostOf(nobody)) : stops !== 'before-sending';
  return {
    verdict,
    differences: [
      ...difference('the constructor', end, seen.channel === 'websocket' ? seen.end : seen.channel),
      ...difference('whether the server was asked', String(asked), String(exchange !== null)),
    ],
  };
}

function compareFetch(
  { call }: Called<'fetch'>,
  { exchanges, seen }: BareRecorded,
  { own, nobody }: BareOrigins,
  browser: RuleBrowser,
): Compared {
  if (seen.channel !== 'fetch') throw new Error('a call of fetch has seen a WebSocket');
  const client = { origin: own, url: `${own}/`, connectSources: null, browser };
  const trust = call.url.startsWith('https:') ? 'untrusted' : 'unknown';
  const { verdict, disagreements } = judgeFetch(
    [{ call, client, at: seen.at, learned: seen.learned }],
    exchanges,
    trust,
  );
  const result = seen.learned.kind === 'response' && seen.learned.status !== 0 ? 'value' : 'error';
  const stop = observedStop(result, fetchSight(result, exchanges, endsInCache(verdict.steps)));
  return {
    verdict,
    differences: [
      ...difference('stop', verdict.stops, stop ?? 'nothing that fits'),
      ...disagreements
        .filter(({ rule, seen }) => seen !== NOTHING || !rule.includes(hostOf(nobody)))
        .map(({ what, ...values }) => ({ what: what.en, ...values })),
    ],
  };
}

/** What the second request must bring of the cookies that the first answer set. */
function compareCookies(
  { set, send }: Called<'cookies'>,
  { exchanges, id, seen }: BareRecorded,
  { own }: BareOrigins,
  browser: RuleBrowser,
): Compared {
  if (seen.channel !== 'cookies') throw new Error('cookies have seen another call');
  const context = { means: 'fetch', initiator: own, top: own, browser, thirdPartyCookies: false } as const;
  const steps: Step[] = [];
  let jar: Jar = [];
  for (const line of set.lines) {
    const stored = storeCookie(jar, line, { ...context, ...set, now: seen.setAt });
    jar = stored.jar;
    steps.push(...stored.steps);
  }
  const { travels, line } = cookiesFor(jar, { ...context, ...send, now: seen.sentAt });
  steps.push(...travels.flatMap(travel => travel.steps));
  const asked = exchanges.filter(({ request }) => request.method === 'GET').at(-1);
  const sent = (getField(asked?.request.fields ?? [], 'Cookie') ?? '')
    .split('; ')
    .filter(pair => pair.includes(id))
    .join('; ');
  return {
    verdict: { stops: 'nowhere', because: 'cookie-sent', steps },
    differences: [
      ...difference('Cookie', line ?? '', sent),
      ...difference('requests', '2', String(exchanges.length)),
    ],
  };
}

function hostOf(origin: string): string {
  return new URL(origin).host;
}

function difference(what: string, rule: string, seen: string): readonly Difference[] {
  return rule === seen ? [] : [{ what, rule, seen }];
}
