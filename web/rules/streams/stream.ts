import type { RuleBrowser } from '../core/browser.ts';
import { about, type Check } from '../core/decide.ts';
import { type Exchange, getField, type ResponseHead } from '../core/exchange.ts';
import { step } from '../core/step.ts';
import { type CredentialsMode, crossOriginChecks } from '../cors/check.ts';
import { credentialsOf } from '../cors/credentials.ts';
import * as corsSteps from '../cors/steps.ts';
import * as fetchMainSteps from '../fetch/main-steps.ts';
import { originOf, serialise } from '../origin/origin.ts';
import * as requestSteps from '../request/steps.ts';
import * as serverSteps from '../server/steps.ts';

/** Some lines of an event stream up to a blank one. */
export interface StreamEvent {
  readonly type: string;
  /** Null: it dispatches nothing. */
  readonly data: string | null;
  readonly lastEventId: string;
  /** Whether its blank line came. */
  readonly whole: boolean;
}

/** One request for messages with its response. */
export interface StreamExchange extends Exchange {
  readonly events: readonly StreamEvent[];
  /** The body, for whoever reads it as text. */
  readonly text: string;
  /** The reconnection time that it sets, in milliseconds; null: none. */
  readonly retry: number | null;
  /** Whether the server ended the response; else whoever read it left. */
  readonly ended: boolean;
}

/** A page that wants messages of another origin, and what the server saw of it. */
export interface StreamRun {
  /** Absolute, http. */
  readonly url: string;
  /** Serialised origin of the page. */
  readonly origin: string;
  readonly credentials: CredentialsMode;
  readonly browser: RuleBrowser;
  /** So many messages are all that there are. */
  readonly messages: number;
  /** In the order of the requests, preflights among them. */
  readonly exchanges: readonly StreamExchange[];
}

/** Up to the request. */
export function* callChecks({ credentials, origin, url }: StreamRun): Generator<Check> {
  const stops = 'before-sending';
  const compared = { found: serialise(originOf(url)), wanted: origin };
  yield { stops, step: step(fetchMainSteps.crossOrigin, true, compared) };
  for (const made of credentialsOf({ mode: credentials, sameOrigin: false }).steps)
    if (made.definition === corsSteps.credentialsSent) yield { stops, step: made };
}

/** That a request arrived. */
export function arrived({ url }: StreamRun, exchange: StreamExchange | undefined): Check {
  const { origin, pathname } = new URL(url);
  const line = exchange ? `${exchange.request.method} ${pathname}` : null;
  return {
    stops: 'before-sending',
    step: step(requestSteps.requestArrived, line !== null, { found: line, wanted: origin }),
  };
}

/** That there is a response which the page may read, and what else is to be said of it. */
export function* responseChecks(
  { credentials, origin }: StreamRun,
  { response }: StreamExchange,
  more: (head: ResponseHead) => Generator<Check>,
): Generator<Check> {
  const found = response && String(response.status);
  yield { stops: 'no-response', step: step(serverSteps.answered, found !== null, { found }) };
  if (!response) return;
  const { fields, status } = response;
  yield* about(status, crossOriginChecks({ origin, credentials, fields }, 'browser'));
  yield* about(status, more(response));
}

/** Of a request that follows another like it, only what went otherwise. */
export function* failures(checks: Iterable<Check>): Generator<Check> {
  for (const check of checks) if (!check.step.passed) yield check;
}

/** What the request said it had last; empty: nothing. */
export function lastEventIdOf({ request }: Exchange): string {
  return getField(request.fields, 'Last-Event-ID') ?? '';
}
