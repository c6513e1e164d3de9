import type { Stop } from '../../../server/protocol.ts';
import type { FetchCall, FetchClient } from '../fetch-call.ts';
import type { Check } from '../judge.ts';
import type { FetchMemory } from './memory.ts';
import type { Arrival, FetchOutcome, Sent } from './sent.ts';

/** A check that may end a call; `learned` is what the script gets then, if not the usual error. */
export interface FetchCheck extends Check {
  readonly learned?: FetchOutcome;
}

/** A fetch on its way: it brings up each check that it makes and each request that must now be sent, whose arrival it is given. */
export type Walk<T> = Generator<FetchCheck | Sent, T, Arrival | undefined>;

/** One call, and what changes while it is made. */
export interface Context {
  readonly call: FetchCall;
  readonly client: FetchClient;
  memory: FetchMemory;
  /** Milliseconds, the clock of the arrivals. */
  now: number;
  /** The last thing that crossed the wire. */
  reached: 'nothing' | 'preflight' | 'request';
}

/** Where a run stops when the browser itself goes no further. */
export function stopOf({ reached }: Context): Exclude<Stop, 'nowhere'> {
  return reached === 'nothing' ? 'before-sending' : reached === 'preflight' ? 'preflight' : 'browser';
}

/** Sends a request and waits for what comes of it. */
export function* send(context: Context, sent: Sent): Walk<Arrival> {
  const arrival = yield sent;
  if (!arrival) throw new TypeError('A request that is sent must be given its arrival.');
  if (arrival.kind !== 'lost') context.reached = sent.kind;
  if (arrival.kind === 'answer') context.now = arrival.at;
  return arrival;
}
