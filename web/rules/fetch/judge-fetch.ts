import type { CertificateTrust } from '../core/browser.ts';
import type { Disagreement } from '../core/disagreement.ts';
import type { Verdict } from '../core/verdict.ts';
import { compareLearned, compareSent, notForeseen, notSeen } from './disagreements.ts';
import type { FetchCall, FetchClient, FetchLearned } from './fetch-call.ts';
import { fetchRun } from './fetch-run.ts';
import type { HttpCache } from './http-cache.ts';
import { NOTHING_REMEMBERED } from './memory.ts';
import { Recording, type TimedExchange } from './recording.ts';
import type { FetchEnd } from './sent.ts';

export type { TimedExchange } from './recording.ts';
export { endsInCache, fetchWireOutcome } from './wire-outcome.ts';

/** One call of a run. */
export interface SeenCall {
  /** Its address with the query, but for the two parameters that attribute it. */
  readonly call: FetchCall;
  readonly client: FetchClient;
  /** When it was made: milliseconds by the page's clock. */
  readonly at: number;
  /** What its script learned; null where that is not known. */
  readonly learned: FetchLearned | null;
  /** Pages of different partitions share no HTTP cache (https://fetch.spec.whatwg.org/#http-cache-partitions). */
  readonly cachePartition?: string;
}

export interface FetchJudgement {
  /** Of the last call. */
  readonly verdict: Verdict;
  readonly disagreements: readonly Disagreement[];
  /** What the server saw of the last call alone. */
  readonly last: readonly TimedExchange[];
}

/**
 * Replays a run: its calls, one after the other, are walked through with the recorded answers in the network's place, and
 * every request that the rule sends is held against the one that was recorded, every end against what the script learned.
 * Throws a RangeError for a run without a call.
 *
 * @param exchanges in the order of their requests
 * @param certificate of the https addresses
 */
export function judgeFetch(
  calls: readonly SeenCall[],
  exchanges: readonly TimedExchange[],
  certificate: CertificateTrust = 'unknown',
): FetchJudgement {
  const recording = new Recording(exchanges);
  const disagreements: Disagreement[] = [];
  // The first request leaves as the first call is made: so much is the server's clock before the page's.
  const ahead = (exchanges[0]?.at ?? 0) - (calls[0]?.at ?? 0);
  let { preflights } = NOTHING_REMEMBERED;
  const caches = new Map<string, HttpCache>();
  let end: FetchEnd | undefined;
  let last: readonly TimedExchange[] = [];
  for (const [index, { at, call, cachePartition = '', client, learned }] of calls.entries()) {
    const answers = caches.get(cachePartition) ?? NOTHING_REMEMBERED.answers;
    const memory = { preflights, answers };
    last = recording.rest();
    const run = fetchRun(call, { ...client, certificate }, { memory, now: at + ahead });
    let next = run.next();
    while (!next.done) {
      const sent = next.value;
      const { arrival, exchange, unforeseen } = recording.take(sent, calls.length - index - 1);
      disagreements.push(...unforeseen.map(notForeseen));
      disagreements.push(...(exchange ? compareSent(sent, exchange, call) : [notSeen(sent)]));
      next = run.next(arrival);
    }
    end = next.value;
    ({ preflights } = end.memory);
    caches.set(cachePartition, end.memory.answers);
    if (learned) disagreements.push(...compareLearned(end.learned, learned, call.api));
  }
  if (!end) throw new RangeError('a run needs a call');
  disagreements.push(...recording.rest().map(notForeseen));
  return { verdict: end.verdict, disagreements, last };
}
