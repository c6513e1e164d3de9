import { type Check, decide } from '../core/decide.ts';
import type { ResponseHead } from '../core/exchange.ts';
import { step } from '../core/step.ts';
import type { Verdict } from '../core/verdict.ts';
import { preflightChecks } from '../cors/preflight.ts';
import * as streamSteps from './steps.ts';
import {
  arrived,
  callChecks,
  failures,
  lastEventIdOf,
  responseChecks,
  type StreamExchange,
  type StreamRun,
} from './stream.ts';

export interface FetchedRun extends StreamRun {
  /** Whether each response holds one message, which the server keeps back until there is one. */
  readonly polls: boolean;
  /** Of a stream: whether the page asks again, with a header of its own, when the response ends. */
  readonly resumes: boolean;
}

/** What becomes of a response that the page reads as it comes, or of polls that each bring one message. */
export function judgeFetched(run: FetchedRun): Verdict {
  return decide(fetchedChecks(run));
}

function* fetchedChecks(run: FetchedRun): Generator<Check> {
  const { exchanges, messages, polls, resumes } = run;
  const requests = exchanges.filter(({ request }) => request.method !== 'OPTIONS');
  const [first, ...others] = requests;
  yield* callChecks(run);
  yield arrived(run, first);
  if (!first) return;
  yield* responseChecks(run, first, statusChecks);
  for (const exchange of others) {
    if (!polls) yield* askedAgain(run, exchange);
    yield* failures(responseChecks(run, exchange, statusChecks));
  }
  const stops = 'browser';
  const read = requests.map(({ text }) => text).join('');
  if (polls) {
    const found = String(requests.length);
    yield { stops, step: step(streamSteps.pollMessages, true, { found, wanted: found }) };
    return;
  }
  const received = read.match(DATA)?.length ?? 0;
  yield { stops, step: step(streamSteps.streamChunks, true, { found: String(received) }) };
  // Whoever has everything leaves.
  if (received >= messages || !requests.at(-1)?.ended) return;
  // The next request was kept back: only its preflight was seen.
  if (resumes && ID.test(read)) yield* askedAgain(run, undefined);
  yield { stops, step: step(streamSteps.streamEnded, true) };
}

/** The lines by which the page knows a message, and what it had last. */
const DATA = /^data:/gm;
const ID = /^id: /m;

/** A script takes any status for a response; this one goes on with 200 alone. */
function* statusChecks({ status }: ResponseHead): Generator<Check> {
  const found = String(status);
  yield { stops: 'server', step: step(streamSteps.streamRefused, status < 400, { found }) };
  yield { stops: 'browser', step: step(streamSteps.streamStatus, status === 200, { found, wanted: '200' }) };
}

/** A request with a header of the page's own is preceded by a preflight. */
function* askedAgain(
  { browser, credentials, exchanges, origin, url }: FetchedRun,
  exchange: StreamExchange | undefined,
): Generator<Check> {
  const at = exchange ? exchanges.indexOf(exchange) : exchanges.length;
  const before = exchanges[at - 1];
  const value = exchange ? lastEventIdOf(exchange) : '';
  yield* preflightChecks({
    origin,
    url,
    credentials,
    method: 'GET',
    headers: [{ name: 'Last-Event-ID', value }],
    browser,
    preflight: before?.request.method === 'OPTIONS' ? before : null,
  });
  if (exchange) yield { stops: 'browser', step: step(streamSteps.streamByHand, true, { found: value }) };
}
