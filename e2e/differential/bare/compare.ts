import { acceptOf } from '../../../web/decode/websocket/accept.ts';
import type { Jar } from '../../../web/rules/cookies/jar.ts';
import { cookiesFor } from '../../../web/rules/cookies/send.ts';
import * as cookieSendSteps from '../../../web/rules/cookies/send-steps.ts';
import { storeCookie } from '../../../web/rules/cookies/store.ts';
import type { CertificateTrust, RuleBrowser } from '../../../web/rules/core/browser.ts';
import { decide } from '../../../web/rules/core/decide.ts';
import { getField } from '../../../web/rules/core/exchange.ts';
import { observedStop } from '../../../web/rules/core/observed.ts';
import { NOTHING, step } from '../../../web/rules/core/step.ts';
import type { Step, Verdict } from '../../../web/rules/core/verdict.ts';
import { endsInCache, fetchWireOutcome, judgeFetch } from '../../../web/rules/fetch/judge-fetch.ts';
import * as fetchMainSteps from '../../../web/rules/fetch/main-steps.ts';
import { blockedByConnectSources } from '../../../web/rules/request/connect-policy.ts';
import { blockedAsMixedContent } from '../../../web/rules/request/mixed-content.ts';
import * as requestSteps from '../../../web/rules/request/steps.ts';
import * as websocketCallSteps from '../../../web/rules/websocket/call-steps.ts';
import { websocketHandshake } from '../../../web/rules/websocket/handshake.ts';
import { type Compared, difference } from '../search/difference.ts';
import { mayMissOpen } from '../search/explained.ts';
import { type BareRecorded, type CookieRequest, callable, type World } from './case.ts';

/**
 * Steps by which the constructor throws (https://websockets.spec.whatwg.org/#dom-websocket-websocket), with mixed content, for
 * which the standard has it fail later; the others fail later, unseen.
 */
const THROWN: readonly string[] = [
  websocketCallSteps.urlValid.id,
  websocketCallSteps.urlScheme.id,
  websocketCallSteps.urlNoFragment.id,
  websocketCallSteps.subprotocolTokens.id,
  websocketCallSteps.subprotocolsUnique.id,
  websocketCallSteps.mixedContent.id,
];

/** Holds the rules against what was seen of a case. */
export function compareBare(recorded: BareRecorded, world: World, browser: RuleBrowser): Compared {
  const one = callable(recorded.case, world.origins, recorded.id);
  switch (one.channel) {
    case 'websocket':
      return compareHandshake(one, recorded, world, browser);
    case 'fetch':
      return compareFetch(one, recorded, world, browser);
    case 'policy':
      return comparePolicy(one, recorded, world, browser);
    case 'cookies':
      return compareCookies(one, recorded, world, browser);
  }
}

type Called<Channel> = Extract<BareRecorded['case'], { channel: Channel }>;

function compareHandshake(
  { url, protocols, answer, hangsUp }: Called<'websocket'>,
  { exchanges, seen }: BareRecorded,
  { origins: { own, nobody }, trust }: World,
  browser: RuleBrowser,
): Compared {
  const [exchange = null] = exchanges;
  const key = exchange && getField(exchange.request.fields, 'Sec-WebSocket-Key');
  const spoken = answer && getField(answer.fields, 'Sec-WebSocket-Protocol');
  const verdict = websocketHandshake({
    call: { url, protocols, origin: own },
    certificate: certificateAt(url, trust),
    policy: { allow: null, speaks: spoken === null ? [] : [spoken] },
    browser,
    exchange,
    expectedAccept: key === null ? null : acceptOf(key),
    closedByServer: null,
    hangsUp: hangsUp !== undefined,
  });
  const { because, stops } = verdict;
  const end = stops === 'nowhere' ? 'opened' : THROWN.includes(because) ? 'thrown' : 'failed';
  // A rule that has only not seen its request arrive knows nothing: that it does not must be so.
  const asked =
    because === requestSteps.requestArrived.id ? !url.includes(hostOf(nobody)) : stops !== 'before-sending';
  const seenEnd = seen.channel === 'websocket' ? seen.end : seen.channel;
  return {
    verdict,
    differences: [
      ...(seenEnd === 'failed' && mayMissOpen(verdict, browser)
        ? []
        : difference('the constructor', end, seenEnd)),
      ...difference('whether the server was asked', String(asked), String(exchange !== null)),
    ],
  };
}

function compareFetch(
  { call }: Called<'fetch'>,
  { exchanges, seen }: BareRecorded,
  { origins: { own, http2, nobody }, trust }: World,
  browser: RuleBrowser,
): Compared {
  if (seen.channel !== 'fetch') throw new Error('a call of fetch has seen a WebSocket');
  const page = { origin: own, url: `${own}/`, connectSources: null };
  const client = { ...page, browser, http2: [http2], certificateExcepted: true };
  const { verdict, disagreements, last } = judgeFetch(
    seen.calls.map(one => ({ call, client, ...one })),
    exchanges,
    trust ? 'trusted' : 'untrusted',
  );
  const learned = seen.calls.at(-1)?.learned;
  const result = learned?.kind === 'response' && learned.status !== 0 ? 'value' : 'error';
  const cached = endsInCache(verdict.steps);
  const stop = observedStop(
    result,
    fetchWireOutcome(result, cached ? exchanges : last, cached),
    verdict.stops,
  );
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

/** Whether a page within the page may ask, by its policy. */
function comparePolicy(
  { sources, url }: Called<'policy'>,
  { exchanges }: BareRecorded,
  { origins: { own } }: World,
  browser: RuleBrowser,
): Compared {
  const allowed = !blockedByConnectSources(sources, url, own, { browser });
  const compared = { found: url, wanted: sources.join(' ') };
  const verdict = decide([
    { stops: 'before-sending', step: step(fetchMainSteps.connectSrc, allowed, compared) },
  ]);
  const asked = exchanges.some(({ request }) => !request.target.endsWith('/page'));
  return {
    verdict,
    differences: difference(
      'whether the server was asked',
      String(verdict.stops === 'nowhere'),
      String(asked),
    ),
  };
}

/** What the last request must bring of the cookies that the responses before it set. */
function compareCookies(
  { sets, send }: Called<'cookies'>,
  { exchanges, id, seen }: BareRecorded,
  { origins: { own }, thirdPartyCookies, trust }: World,
  browser: RuleBrowser,
): Compared {
  if (seen.channel !== 'cookies') throw new Error('cookies have seen another call');
  const context = { initiator: own, top: own, browser, thirdPartyCookies };
  const arrives = ({ url }: CookieRequest) =>
    !blockedAsMixedContent(own, url) && certificateAt(url, trust) !== 'untrusted';
  const steps: Step[] = [];
  let jar: Jar = [];
  for (const [place, { lines, ...set }] of sets.entries()) {
    if (!arrives(set)) continue;
    for (const line of lines) {
      const stored = storeCookie(jar, line, { ...context, ...set, now: seen.setAt[place] ?? 0 });
      jar = stored.jar;
      steps.push(...stored.steps);
    }
  }
  const requests = [...sets, send].filter(arrives).length;
  const counted = difference('requests', String(requests), String(exchanges.length));
  const verdict: Verdict = { stops: 'nowhere', because: cookieSendSteps.cookieSent.id, steps };
  if (!arrives(send)) return { verdict, differences: counted };
  const { travels, line } = cookiesFor(jar, { ...context, ...send, now: seen.sentAt });
  const sent = (getField(exchanges.at(-1)?.request.fields ?? [], 'Cookie') ?? '')
    .split('; ')
    .filter(pair => pair.includes(id))
    .join('; ');
  return {
    verdict: { ...verdict, steps: [...steps, ...travels.flatMap(travel => travel.steps)] },
    differences: [...difference('Cookie', line ?? '', sent), ...counted],
  };
}

function certificateAt(url: string, trust: boolean): CertificateTrust {
  if (!/^(https|wss):/.test(url)) return 'unknown';
  return trust ? 'trusted' : 'untrusted';
}

function hostOf(origin: string): string {
  return new URL(origin).host;
}
