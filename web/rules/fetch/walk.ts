import type { Check } from '../core/decide.ts';
import type { ResponseHead } from '../core/exchange.ts';
import { step } from '../core/step.ts';
import type { Stop } from '../core/stop.ts';
import * as requestSteps from '../request/steps.ts';
import type { Keeping } from './browsers-cache.ts';
import type { FetchCall, FetchClient } from './fetch-call.ts';
import { type CacheQuestion, keepAnswer } from './http-cache.ts';
import type { FetchMemory } from './memory.ts';
import type { Arrival, FetchOutcome, Sent } from './sent.ts';

/** A check that may end a call; `learned` is what the script gets then, if not the usual error. */
export interface FetchCheck extends Check {
  readonly learned?: FetchOutcome;
}

/** A fetch on its way: it brings up each check that it makes and each request that must now be sent, whose arrival it is given. */
export type Walk<T> = Generator<FetchCheck | Sent, T, Arrival | undefined>;

/** How far a request has come since the last redirect. */
export interface Hop {
  /** How many redirects led to it. */
  readonly redirects: number;
  /** What its server saw last. */
  readonly sent: 'nothing' | 'preflight' | 'request';
  /** The status of the latest response to it; null: none came. */
  readonly status: number | null;
  /** Whether that response came out of the HTTP cache. */
  readonly cached: boolean;
}

export const nothingSent = (redirects: number): Hop => ({
  redirects,
  sent: 'nothing',
  status: null,
  cached: false,
});

/** One call, and what changes while it is made. */
export interface Context {
  readonly call: FetchCall;
  readonly client: FetchClient;
  memory: FetchMemory;
  /** Milliseconds, the clock of the arrivals. */
  now: number;
  /** How far the request has come that is being made since the last redirect. */
  hop: Hop;
  /** Whether a permanent redirect out of the HTTP cache led to that request. */
  behindKeptRedirect: boolean;
  /** The response that came last, and when it may be kept. */
  latest: { readonly question: CacheQuestion; readonly head: ResponseHead; readonly keeping: Keeping } | null;
}

/** Where a request stops that is not sent, whatever was sent before it: a preflight, or the request that a redirect answered. */
export const UNSENT = 'before-sending' satisfies Stop;

/** Sends a request, if its server can be trusted, and waits for what comes of it. */
export function* send(context: Context, sent: Sent): Walk<Arrival> {
  const { certificate = 'unknown' } = context.client;
  const { host, protocol } = new URL(sent.url);
  const trusted = (passed: boolean) =>
    ({
      stops: UNSENT,
      step: step(requestSteps.certificateTrusted, passed, { found: host }),
    }) as const;
  if (protocol === 'https:' && certificate === 'untrusted') yield trusted(false);
  const arrival = yield sent;
  if (!arrival) throw new TypeError('A request that is sent must be given its arrival.');
  // A request that arrived over TLS proves the trust that nobody probed.
  if (protocol === 'https:' && (certificate === 'trusted' || arrival.kind !== 'lost')) yield trusted(true);
  if (arrival.kind !== 'lost') {
    const status = arrival.kind === 'answer' ? arrival.head.status : null;
    context.hop = { ...context.hop, sent: sent.kind, status };
  }
  if (arrival.kind === 'answer') context.now = arrival.at;
  return arrival;
}

/** Puts the latest answer into the HTTP cache, if this is the moment at which the browser does. */
export function keepAt(context: Context, moment: Exclude<Keeping, 'never'>): void {
  const { latest, memory, now } = context;
  if (latest?.keeping !== moment) return;
  const answers = keepAnswer(memory.answers, latest.question, latest.head, now);
  context.memory = { ...memory, answers };
}
