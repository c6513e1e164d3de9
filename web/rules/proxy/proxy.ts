import { about, type Check, decide } from '../core/decide.ts';
import { type Exchange, getField } from '../core/exchange.ts';
import { step } from '../core/step.ts';
import type { Step, Verdict } from '../core/verdict.ts';
import * as corsSteps from '../cors/steps.ts';
import * as requestSteps from '../request/steps.ts';
import { originAllowed, serverAnswer } from '../server/decision.ts';
import type { WebSocketHandshake } from '../websocket/attempt.ts';
import { websocketChecks } from '../websocket/handshake.ts';
import * as proxySteps from './steps.ts';

/** What the proxy does to a request on its way. */
export interface Rewriting {
  /** Serialised origin of the page. */
  readonly page: string;
  /** Serialised origin that the proxy was told to send requests to. */
  readonly target: string;
  /** Whether the browser put an Origin into the request. */
  readonly carriesOrigin: boolean;
  readonly changeOrigin: boolean;
  readonly rewriteOrigin: boolean;
}

/** A request of a page to its own origin, where a proxy sends it on. */
export interface ProxyRun extends Rewriting {
  /** Of an open proxy, which fetches what its query names: its allowlist, null without one. Absent: it has one target. */
  readonly open?: { readonly list: readonly string[] | null; readonly internal: boolean };
  /** From page to proxy, and from there to the server; null: nothing was recorded. */
  readonly front: Exchange | null;
  readonly behind: Exchange | null;
  /** What the server checks, and null where it does not: the name that it answers to, and the origins that it allows. */
  readonly ownHost: string | null;
  readonly allow: readonly string[] | null;
  /** The path that it has. */
  readonly path: string;
  /** Null: it asks for none. */
  readonly session: SessionCookie | null;
}

export interface SessionCookie {
  /** Whether the browser keeps it, by the Set-Cookie that reached it, and sends it. */
  readonly stored: boolean;
  /** The Domain of that Set-Cookie, and the host that the browser had asked. */
  readonly domain: string | null;
  readonly host: string;
}

/** The Host that the server behind the proxy sees. */
export function hostBehind({ changeOrigin, page, target }: Rewriting): string {
  return new URL(changeOrigin ? target : page).host;
}

/** The Origin that it sees; null: none. */
export function originBehind({ carriesOrigin, page, rewriteOrigin, target }: Rewriting): string | null {
  if (rewriteOrigin) return target;
  return carriesOrigin ? page : null;
}

/** Whether a same-origin request carries an Origin: https://fetch.spec.whatwg.org/#append-a-request-origin-header. */
export function sendsOrigin(method: string): boolean {
  return method !== 'GET' && method !== 'HEAD';
}

export function judgeProxy(run: ProxyRun): Verdict {
  return decide(proxyChecks(run));
}

function* proxyChecks(run: ProxyRun): Generator<Check> {
  const { behind, front, open, page, target } = run;
  const same = step(corsSteps.sameOrigin, true, { found: page, wanted: page });
  yield { stops: 'browser', step: same };
  const came = { found: front && lineOf(front), wanted: page };
  yield { stops: 'before-sending', step: step(requestSteps.requestArrived, front !== null, came) };
  if (open) {
    const status = front?.response?.status ?? null;
    yield { stops: 'server', status, step: targetStep(open.list, target) };
  }
  yield sentOn(front, behind);
  if (!behind?.response) return;
  if (!open) yield* rewritten(run, getField(behind.request.fields, 'Origin'));
  yield* about(behind.response.status, serverChecks(run, behind));
  yield* serverAnswer(behind.response);
  yield { stops: 'browser', step: step(proxySteps.proxyReadable, true) };
  if (open?.internal)
    yield { stops: 'browser', step: step(proxySteps.proxyInternal, true, { found: target }) };
}

/** Without a response of the server’s, a proxy makes its own, a 502 (RFC 9110 §15.6.3). */
function sentOn(front: Exchange | null, behind: Exchange | null): Check {
  const status = front?.response?.status ?? null;
  const found = behind && lineOf(behind);
  return {
    stops: status === null ? 'no-response' : 'server',
    status,
    step: step(proxySteps.proxySentOn, Boolean(behind?.response), { found }),
  };
}

/** The request line without the query, which is the lab's. */
function lineOf({ request: { method, target, version } }: Exchange): string {
  return `${method} ${target.split('?', 1)[0]} ${version}`;
}

function targetStep(list: readonly string[] | null, target: string): Step {
  if (!list) return step(proxySteps.proxyUnchecked, true, { found: target });
  return step(proxySteps.proxyListed, list.includes(target), { found: target, wanted: list.join(', ') });
}

/** What became of Host and Origin. @param origin as it was recorded behind the proxy */
function* rewritten(run: Rewriting, origin: string | null): Generator<Check> {
  const stops = 'server';
  const host = { found: hostBehind(run) };
  const { proxyHostChanged, proxyHostKept, proxyOriginChanged, proxyOriginKept, proxyOriginNone } =
    proxySteps;
  yield { stops, step: step(run.changeOrigin ? proxyHostChanged : proxyHostKept, true, host) };
  const definition = run.rewriteOrigin ? proxyOriginChanged : origin === null ? null : proxyOriginKept;
  yield {
    stops,
    step: definition ? step(definition, true, { found: origin ?? run.target }) : step(proxyOriginNone, true),
  };
}

function* serverChecks(run: ProxyRun, { request }: Exchange): Generator<Check> {
  const stops = 'server';
  const { allow, ownHost, path, session } = run;
  if (ownHost !== null) {
    const compared = { found: getField(request.fields, 'Host') ?? '', wanted: ownHost };
    yield { stops, step: step(proxySteps.upstreamHost, compared.found === ownHost, compared) };
  }
  if (allow) yield { stops, step: originAllowed(request, allow) };
  const [found = ''] = request.target.split('?', 1);
  yield { stops, step: step(proxySteps.upstreamPath, found === path, { found, wanted: path }) };
  if (!session) return;
  const { domain, host, stored } = session;
  const compared = { found: domain, wanted: host };
  yield {
    stops: 'browser',
    step: step(proxySteps.proxyCookieStored, stored, compared, { tolerated: 'next-step' }),
  };
  yield { stops, step: step(proxySteps.sessionCookie, stored) };
}

/** A WebSocket handshake of a page with its own origin, where a proxy sends it on. */
export interface ProxySocketRun extends Rewriting {
  readonly passesUpgrade: boolean;
  /** What the proxy recorded, and what the server behind it: of its request, with the proxy’s response. */
  readonly front: Exchange | null;
  readonly behind: Exchange | null;
  readonly handshake: Omit<WebSocketHandshake, 'exchange'>;
}

export function judgeProxySocket(run: ProxySocketRun): Verdict {
  return decide(socketChecks(run));
}

function* socketChecks(run: ProxySocketRun): Generator<Check> {
  const { behind, front, handshake } = run;
  // What the server looks at has come through the proxy, and so has what the browser looks at.
  const exchange = front && { request: (behind ?? front).request, response: front.response };
  for (const check of websocketChecks({ ...handshake, exchange })) {
    yield check;
    if (check.step.definition === requestSteps.requestArrived) yield* hopChecks(run);
  }
}

function* hopChecks({ behind, front, passesUpgrade, ...run }: ProxySocketRun): Generator<Check> {
  yield sentOn(front, behind);
  if (!behind) return;
  yield* rewritten(run, getField(behind.request.fields, 'Origin'));
  const tolerated = { tolerated: 'next-step' } as const; // by the server, which then sees no handshake
  yield { stops: 'server', step: step(proxySteps.proxyUpgrade, passesUpgrade, undefined, tolerated) };
}
