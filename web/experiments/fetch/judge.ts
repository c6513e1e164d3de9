import { RUN_PARAMETER, TOKEN_PARAMETER } from '../../../server/protocol/paths.ts';
import type { ExchangeView } from '../../decode/views.ts';
import { cachePartition } from '../../rules/fetch/cache-partition.ts';
import type { FetchLearned } from '../../rules/fetch/fetch-call.ts';
import {
  endsInCache,
  fetchWireOutcome,
  judgeFetch,
  type SeenCall,
  type TimedExchange,
} from '../../rules/fetch/judge-fetch.ts';
import type { Client } from '../../stage/messages.ts';
import type { Evidence, Judgement } from '../experiment.ts';
import { recorded } from '../shared/recorded.ts';
import { addressOf, callOf, connectSourcesOf, type KNOBS } from './call.ts';

/** One request: what came of it, and which page made it. */
export interface Entry {
  readonly client: Client;
  readonly learned: FetchLearned;
}

/** Holds the Fetch standard against the run. A run that ended before its first answer is judged by the page's own address. */
export function judge(evidence: Evidence<typeof KNOBS, Entry>): Judgement {
  const { knobs, origins, browser, certificate, events, learned, result, exchanges } = evidence;
  const { base, query } = addressOf(knobs, origins);
  const address = new URL(base);
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) address.searchParams.set(name, value);
  const call = callOf(knobs, address.href, origins);
  const times = events.filter(({ kind }) => kind === 'call').map(({ at }) => at);
  const calls = times.map((at, index): SeenCall => {
    const entry = learned[index];
    const { origin, url } = entry?.client ?? { origin: origins.reader, url: `${origins.reader}/` };
    const connectSources = connectSourcesOf(knobs, origin, origins);
    return {
      call,
      client: { origin, url, connectSources, browser },
      at,
      learned: entry ? unattributed(entry.learned) : null,
      cachePartition: cachePartition(browser, {
        initiator: origin,
        top: origins.reader,
        target: address.origin,
      }),
    };
  });
  const wire = exchanges.flatMap(view => timed(view) ?? []);
  const { last, ...judged } = judgeFetch(calls, wire, certificate);
  const cached = endsInCache(judged.verdict.steps);
  return { ...judged, outcome: fetchWireOutcome(result, cached ? wire : last, cached) };
}

function timed(view: ExchangeView): TimedExchange | null {
  const exchange = recorded(view);
  return exchange && { ...exchange, at: view.response?.headBytes.sources.at(-1)?.at ?? view.at };
}

/** Token and run of an address are the panel's own business: in the records of the wire they are masked. */
function unattributed(learned: FetchLearned): FetchLearned {
  if (learned.kind === 'error' || learned.url === '') return learned;
  const url = new URL(learned.url);
  url.searchParams.delete(TOKEN_PARAMETER);
  url.searchParams.delete(RUN_PARAMETER);
  return { ...learned, url: url.href };
}
