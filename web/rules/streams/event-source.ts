import { about, type Check, decide } from '../core/decide.ts';
import { getField, type ResponseHead } from '../core/exchange.ts';
import { step } from '../core/step.ts';
import type { Verdict } from '../core/verdict.ts';
import { givesUpUnanswered, readsCharset, reconnectionTime } from './browsers.ts';
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

export interface EventSourceRun extends StreamRun {
  /** The one type of event that the page listens to. */
  readonly listensTo: string;
  /** Whether the page closes it once it has all messages. */
  readonly closes: boolean;
}

/** One event that is fired at the page's EventSource, as a script reads it. */
export interface EventSourceEvent {
  readonly name: string;
  /** Of a message; else null. */
  readonly data: string | null;
  /** 0 connecting, 1 open, 2 closed. */
  readonly readyState: number;
}

const [CONNECTING, OPEN, CLOSED] = [0, 1, 2];
const STREAM = 'text/event-stream';

/** What becomes of an EventSource, by HTML's processing model (https://html.spec.whatwg.org/#sse-processing-model). */
export function judgeEventSource(run: EventSourceRun): Verdict {
  return decide(eventSourceChecks(run));
}

function* eventSourceChecks(run: EventSourceRun): Generator<Check> {
  const { browser, exchanges, messages } = run;
  const stops = 'browser';
  yield* callChecks(run);
  yield { stops: 'before-sending', step: step(streamSteps.streamRequest, true) };
  const [first, ...others] = exchanges;
  yield arrived(run, first);
  if (!first) return;
  const checked = (exchange: StreamExchange) =>
    responseChecks(run, exchange, head => streamChecks(run, head));
  yield* checked(first);
  yield { stops, step: step(streamSteps.streamOpen, true) };

  // What is sent again without a wait is no reconnect: its connection ended without a response.
  const again = others.filter((_, at) => exchanges[at]?.response);
  const heard = (upTo: StreamExchange) =>
    toldOf({ ...run, exchanges: exchanges.slice(0, exchanges.indexOf(upTo)) }).filter(isMessage).length;
  for (const exchange of again) {
    const { retry } = exchanges[exchanges.indexOf(exchange) - 1] ?? first;
    const time = reconnectionTime(browser, retry ?? first.retry);
    const compared = { found: lastEventIdOf(exchange) || null, wanted: time === null ? null : String(time) };
    yield { stops, step: step(streamSteps.streamReconnects, true, compared) };
    if (exchange.response?.status === 204 && heard(exchange) >= messages) {
      yield { stops, step: step(streamSteps.streamOver, true, { found: '204' }) };
      return;
    }
    yield* failures(checked(exchange));
  }
  yield* about(exchanges.at(-1)?.response?.status ?? null, messageChecks(run, again));
}

/** Whether a response that the page may read is a stream. */
function* streamChecks({ browser }: EventSourceRun, { fields, status }: ResponseHead): Generator<Check> {
  const found = String(status);
  yield { stops: 'server', step: step(streamSteps.streamRefused, status < 400, { found }) };
  yield { stops: 'browser', step: step(streamSteps.streamStatus, status === 200, { found, wanted: '200' }) };
  const type = getField(fields, 'Content-Type');
  const [essence = '', ...parameters] = (type ?? '').split(';').map(part => part.trim().toLowerCase());
  const compared = { found: type, wanted: STREAM };
  if (essence === STREAM)
    yield { stops: 'browser', step: step(streamSteps.streamType, true, { ...compared, found: essence }) };
  else yield { stops: 'browser', step: step(streamSteps.streamType, false, compared) };
  const charset = parameters.find(part => part.startsWith('charset='))?.slice('charset='.length);
  if (charset === undefined || charset === 'utf-8') return;
  yield {
    stops: 'browser',
    step: step(streamSteps.streamCharset, !readsCharset(browser), { found: charset }),
  };
}

/** What the page got of the streams that it could read. */
function* messageChecks(run: EventSourceRun, again: readonly StreamExchange[]): Generator<Check> {
  const { exchanges, listensTo, messages } = run;
  const stops = 'browser';
  const data = toldOf(run)
    .filter(isMessage)
    .map(event => event.data);
  const found = String(data.length);
  if (data.length < messages) {
    const events = exchanges.flatMap(({ events }) => events);
    const other = events.find(({ data, type, whole }) => whole && data !== null && type !== listensTo);
    if (other) {
      const compared = { found: other.type, wanted: listensTo };
      yield { stops, step: step(streamSteps.streamUnheard, false, compared) };
    }
    yield { stops, step: step(streamSteps.streamPending, false) };
    return;
  }
  yield { stops, step: step(streamSteps.streamMessages, true, { found }) };
  if (again.length === 0) return;
  const twice = new Set(data).size < data.length;
  if (twice) yield { stops, step: step(streamSteps.streamRestarted, true, { found }) };
  else yield { stops, step: step(streamSteps.streamResumed, true, { found }) };
}

function isMessage({ data }: EventSourceEvent): boolean {
  return data !== null;
}

/** All events that are fired at it, in order. */
export function toldOf(run: EventSourceRun): readonly EventSourceEvent[] {
  const { browser, closes, exchanges, listensTo, messages } = run;
  const told: EventSourceEvent[] = [];
  const error = (readyState: number) => told.push({ name: 'error', data: null, readyState });
  let received = 0;
  for (const exchange of exchanges) {
    if (!exchange.response) {
      // What the browser sends again by itself, it tells nobody of.
      if (exchange !== exchanges.at(-1)) continue;
      error(givesUpUnanswered(browser) ? CLOSED : CONNECTING);
      return told;
    }
    const checks = responseChecks(run, exchange, head => streamChecks(run, head));
    if ([...failures(checks)].some(({ step }) => step.tolerated === undefined)) {
      error(CLOSED);
      return told;
    }
    told.push({ name: 'open', data: null, readyState: OPEN });
    for (const { data, type, whole } of exchange.events) {
      if (!whole || data === null || type !== listensTo) continue;
      told.push({ name: type, data, readyState: OPEN });
      if (++received === messages && closes) return told;
    }
    if (exchange.ended) error(CONNECTING);
  }
  return told;
}
