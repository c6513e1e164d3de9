import type { OriginName, Origins } from '../../../server/protocol/origins.ts';
import { LAB_PATHS } from '../../../server/protocol/paths.ts';
import { cookieName } from '../../../server/protocol/words.ts';
import type { CookieContext, InitiatorType } from '../../rules/cookies/context.ts';
import { type CookieLane, gateOf, gatesOf } from '../../rules/cookies/gates.ts';
import type { Jar } from '../../rules/cookies/jar.ts';
import { cookiesFor } from '../../rules/cookies/send.ts';
import { storeCookie } from '../../rules/cookies/store.ts';
import type { Disagreement } from '../../rules/core/disagreement.ts';
import type { WireOutcome } from '../../rules/core/observed.ts';
import { step } from '../../rules/core/step.ts';
import type { Step } from '../../rules/core/verdict.ts';
import * as requestSteps from '../../rules/request/steps.ts';
import type { Client } from '../../stage/messages.ts';
import type { Evidence, Judgement, StopPlace } from '../experiment.ts';
import {
  labCookies,
  type RecordedExchange,
  type SeenExchanges,
  seenExchanges,
  setCookieFields,
  thirdPartyCookies,
} from './evidence.ts';
import { type CookieKnobValues, type KNOBS, kindsOf } from './knobs.ts';
import { credentialsOf, isNavigation, targetOf } from './requests.ts';

/** The pages of a run: the one that had the cookies set, and the one that made the request with them. */
export interface Pages {
  readonly setter: Client;
  readonly sender: Client;
}

type CookieEvidence = Evidence<typeof KNOBS, Pages>;

/** What the rule says of one cookie, from its Set-Cookie to the request. */
interface Fate {
  readonly name: string;
  readonly sent: boolean;
  readonly steps: readonly Step[];
  /** `name=value`. */
  readonly pair: string;
  /** What stands behind it in its Set-Cookie header. */
  readonly attributes: string;
}

/**
 * A run is about cookies, so its stop is theirs. `nowhere`: every cookie that was set came with the request. `before-sending`:
 * the browser left at least one behind, because it had not kept it or did not send it along; the first such cookie decides,
 * and names the place: behind the response that set it, or before the request that goes without it. Without such a request
 * the run is about that.
 */
export function judge(evidence: CookieEvidence): Judgement {
  const seen = seenExchanges(evidence.exchanges);
  const fates = fatesOf(evidence, seen);
  const arrived = seen.sending ? labCookies(seen.sending) : [];
  const names = kindsOf(evidence.knobs.kinds).map(cookieName);
  const outcome = outcomeOf(seen, names, arrived);
  const deciding = fates.find(({ sent }) => !sent) ?? fates[0];
  const last = deciding?.steps.at(-1);
  if (!seen.setting || !seen.sending || !deciding || !last) {
    const missing = step(requestSteps.requestArrived, false, {
      found: null,
      wanted: evidence.origins[targetOf(evidence.knobs)],
    });
    return {
      about: 'request',
      verdict: { stops: 'before-sending', because: missing.id, steps: [missing] },
      outcome,
    };
  }
  const compared = names.map(name => comparisonOf(name, fates, arrived));
  const { name, sent, steps } = deciding;
  return {
    verdict: { stops: sent ? 'nowhere' : 'before-sending', because: last.id, steps },
    ...(!sent && { place: placeOf(name, last.left ?? 'response', seen.setting, seen.sending) }),
    outcome,
    lanes: { gates: gatesOf(fates.flatMap(fate => fate.steps)), cookies: fates.map(laneOf) },
    disagreements: compared.filter(({ rule, seen: what }) => rule !== what),
  };
}

function laneOf({ attributes, name, sent, steps }: Fate): CookieLane {
  const last = steps.at(-1);
  // How long it is kept, and that it is for every path, tells no cookie of a run from another.
  const telling = attributes.split('; ').filter(one => !/^(?:Max-Age=\d+|Path=\/)$/.test(one));
  return { name, attributes: telling.join('; '), heldAt: sent || !last ? null : gateOf(last) };
}

function placeOf(
  what: string,
  half: StopPlace['half'],
  setting: RecordedExchange,
  sending: RecordedExchange,
): StopPlace {
  return { what, exchange: (half === 'request' ? sending : setting).exchange, half };
}

function outcomeOf(
  { sending }: SeenExchanges,
  names: readonly string[],
  arrived: readonly string[],
): WireOutcome {
  if (!sending) return 'nothing';
  if (!sending.response) return 'unanswered';
  return names.every(name => arrived.some(pair => pair.startsWith(`${name}=`))) ? 'acted' : 'withheld';
}

function fatesOf({ browser, knobs, learned, origins }: CookieEvidence, seen: SeenExchanges): readonly Fate[] {
  const { setting, sending } = seen;
  const [pages] = learned;
  if (!setting || !pages) return [];
  const common = { browser, thirdPartyCookies: thirdPartyCookies(seen) ?? true };
  const set: CookieContext = {
    ...common,
    initiatorType: 'fetch',
    url: `${origins[knobs.setOn as OriginName]}${LAB_PATHS.cookies}set`,
    initiator: pages.setter.origin,
    top: pages.setter.origin,
    credentials: 'include',
    now: setting.at,
  };
  const send: CookieContext = {
    ...common,
    ...requestOf(knobs, origins),
    initiator: pages.sender.origin,
    top: isNavigation(knobs) ? pages.sender.origin : origins.reader,
    now: sending?.at ?? setting.at,
  };
  let jar: Jar = [];
  const stored = setCookieFields(setting).map(field => {
    const storing = storeCookie(jar, field, set);
    jar = storing.jar;
    const pair = field.split(';', 1)[0] ?? '';
    const attributes = field.slice(pair.length + 1).trim();
    return { ...storing, pair, attributes, name: pair.split('=', 1)[0] ?? '' };
  });
  const { travels } = cookiesFor(jar, send);
  return stored.map(({ attributes, cookie, name, pair, steps }) => {
    const travel = cookie && travels.find(one => one.cookie.name === name);
    return travel
      ? { name, pair, attributes, sent: travel.sent, steps: [...steps, ...travel.steps] }
      : { name, pair, attributes, sent: false, steps };
  });
}

function requestOf(knobs: CookieKnobValues, origins: Origins) {
  const origin = origins[targetOf(knobs)];
  const credentials = credentialsOf(knobs) ?? 'include';
  const initiatorType = (credentialsOf(knobs) ? 'fetch' : knobs.means) as InitiatorType;
  const path = knobs.deep === 'on' ? `${LAB_PATHS.cookies}deep/echo` : `${LAB_PATHS.cookies}echo`;
  const url =
    initiatorType === 'websocket' ? origin.replace(/^http/, 'ws') + LAB_PATHS.websocket : origin + path;
  return { initiatorType, url, credentials };
}

const COMES = 'Cookie';
const STAYS = '—';

/** What the rule and the record say of one cookie: whether it stands in the Cookie field. */
function comparisonOf(name: string, fates: readonly Fate[], arrived: readonly string[]): Disagreement {
  const fate = fates.find(one => one.name === name);
  const came = arrived.some(pair => (fate ? pair === fate.pair : pair.startsWith(`${name}=`)));
  const say = (comes: boolean) => (comes ? `${COMES}: ${name}` : STAYS);
  return { what: { zh: name, en: name }, rule: say(fate?.sent ?? false), seen: say(came) };
}
