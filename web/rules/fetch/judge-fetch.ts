import type { Exchange } from '../exchange.ts';
import type { FetchCall, FetchClient, FetchLearned } from '../fetch-call.ts';
import { NOTHING, step } from '../judge.ts';
import type { PageResult, WireSight } from '../observed.ts';
import type { Verdict } from '../verdict.ts';
import type { CertificateTrust } from '../websocket-handshake.ts';
import { compareLearned, compareSent, type Difference, differs } from './differences.ts';
import { fetchRun } from './fetch-run.ts';
import { fetchSight } from './fetch-sight.ts';
import { type FetchMemory, NOTHING_REMEMBERED } from './memory.ts';
import { Recording } from './recording.ts';
import type { FetchEnd } from './sent.ts';

/** One exchange of a run, with the times by the server's clock in milliseconds; `answered` is null where no answer came. */
export interface FetchExchange extends Exchange {
  readonly at: number;
  readonly answered: number | null;
}

/** One call of a run, with what its script learned; null where it is not known. */
export interface FetchTurn {
  readonly call: FetchCall;
  readonly learned: FetchLearned | null;
  /** Milliseconds between the end of the call before and this one. */
  readonly pause: number;
}

/** All that is known of a run of one page: its calls, one after the other, and what the server recorded of them. */
export interface FetchRecord {
  readonly client: FetchClient;
  readonly turns: readonly FetchTurn[];
  /** In the order of their requests. */
  readonly exchanges: readonly FetchExchange[];
  readonly result: PageResult;
  /** Query parameters that are masked in the records: addresses are compared without them. */
  readonly ignored: readonly string[];
}

export interface FetchJudgement {
  /** Of the last call. */
  readonly verdict: Verdict;
  readonly sight: WireSight;
  readonly disagreements: readonly Difference[];
}

/**
 * Replays a run: each call is walked through with the recorded answers in the network's place, and every request that the
 * rule sends is held against the one that was recorded, every end against what the script learned.
 * Throws a RangeError for a run without a call.
 */
export function judgeFetch({ client, turns, exchanges, result, ignored }: FetchRecord): FetchJudgement {
  const recording = new Recording(exchanges, ignored);
  const disagreements: Difference[] = [];
  let memory: FetchMemory = NOTHING_REMEMBERED;
  let end: FetchEnd | undefined;
  for (const [index, { call, learned, pause }] of turns.entries()) {
    const now = recording.now + pause;
    const run = fetchRun(call, client, { memory, now });
    let next = run.next();
    while (!next.done) {
      const sent = next.value;
      const { arrival, exchange, unforeseen } = recording.take(sent, turns.length - index - 1);
      for (const extra of unforeseen) disagreements.push(notForeseen(extra));
      disagreements.push(...(exchange ? compareSent(sent, exchange, call, ignored) : [notSeen(sent)]));
      next = run.next(arrival);
    }
    end = next.value;
    memory = end.memory;
    if (learned) disagreements.push(...compareLearned(end.learned, learned, call.api, ignored));
  }
  if (!end) throw new RangeError('a run needs a call');
  for (const extra of recording.rest()) disagreements.push(notForeseen(extra));
  return { verdict: end.verdict, sight: fetchSight(result, exchanges), disagreements };
}
