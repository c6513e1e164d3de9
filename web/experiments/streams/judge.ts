import { LAB_PATHS } from '../../../server/protocol/paths.ts';
import { STREAM_MESSAGES } from '../../../server/protocol/words.ts';
import type { ExchangeView } from '../../decode/views.ts';
import type { Disagreement } from '../../rules/core/disagreement.ts';
import { type WireOutcome, wireOutcome } from '../../rules/core/observed.ts';
import { NOTHING } from '../../rules/core/step.ts';
import type { Verdict } from '../../rules/core/verdict.ts';
import { judgeFetched } from '../../rules/streams/by-fetch.ts';
import {
  type EventSourceEvent,
  type EventSourceRun,
  judgeEventSource,
  toldOf,
} from '../../rules/streams/event-source.ts';
import type { StreamExchange, StreamRun } from '../../rules/streams/stream.ts';
import { websocketHandshake } from '../../rules/websocket/handshake.ts';
import type { EventSourceTold } from '../../stage/event-source.ts';
import type { Evidence, Judgement } from '../experiment.ts';
import { expectedAccept, recorded } from '../shared/recorded.ts';
import type { KNOBS } from './knobs.ts';

/** What an EventSource told its page; or the text of one response that a page read. */
export type Learned =
  | { readonly origin: string; readonly told: readonly EventSourceTold[] }
  | { readonly text: string };

/** Holds the rules of the way that was taken against what its page was told. */
export function judge(evidence: Evidence<typeof KNOBS, Learned>): Judgement {
  const { knobs, origins, learned, exchanges, browser } = evidence;
  if (knobs.via === 'websocket') return judgeSocket(evidence);
  // What the page itself says is no part of how it gets its messages.
  const views = exchanges.filter(({ request }) => request && request.head.method?.text !== 'POST');
  const seen = views.flatMap(view => streamExchange(view) ?? []);
  const [first] = learned;
  const run: StreamRun = {
    url: origins.lab + LAB_PATHS.events,
    origin: first && 'origin' in first ? first.origin : origins.reader,
    credentials: knobs.credentials === 'on' ? 'include' : 'same-origin',
    browser,
    messages: STREAM_MESSAGES,
    exchanges: seen,
  };
  if (knobs.via !== 'eventsource') {
    const verdict = judgeFetched({
      ...run,
      polls: knobs.via === 'polling',
      resumes: knobs.via === 'fetch-again',
    });
    const texts = views.flatMap(({ response }) => response?.body?.text || []);
    const read = learned.flatMap(one => ('text' in one ? one.text || [] : []));
    const what = { zh: '页面读到的文字', en: 'text that the page read' };
    const readable = verdict.stops === 'nowhere' || verdict.stops === 'preflight';
    const disagreements = readable ? differing(what, texts.join(''), read.join('')) : [];
    return { verdict, outcome: outcomeOf(seen, verdict), disagreements };
  }
  const own: EventSourceRun = { ...run, listensTo: knobs.listens, closes: knobs.over === 'off' };
  const told = first && 'told' in first ? first.told : [];
  const verdict = judgeEventSource(own);
  return {
    verdict,
    outcome: outcomeOf(seen, verdict),
    disagreements: differing(
      { zh: '页面得到的事件', en: 'events of the page' },
      textOf(toldOf(own)),
      textOf(told),
    ),
  };
}

function judgeSocket(evidence: Evidence<typeof KNOBS, Learned>): Judgement {
  const { browser, certificate, exchanges, origins, result } = evidence;
  const [view] = exchanges;
  const exchange = view ? recorded(view) : null;
  const verdict = websocketHandshake({
    call: {
      url: origins.lab.replace(/^http/, 'ws') + LAB_PATHS.websocket,
      protocols: [],
      origin: origins.reader,
    },
    certificate,
    policy: { allow: null, speaks: [] },
    browser,
    exchange,
    expectedAccept: view ? expectedAccept(view) : null,
    closedByServer: null,
  });
  const seen = exchange
    ? [{ method: exchange.request.method, status: exchange.response?.status ?? null }]
    : [];
  const outcome = wireOutcome(result, { exchanges: seen, refusedByPacket: false, closedByServer: false });
  return { verdict, outcome };
}

function streamExchange(view: ExchangeView): StreamExchange | null {
  const exchange = recorded(view);
  const body = view.response?.body;
  const { blocks = [], retry = null } = body?.eventStream ?? {};
  return (
    exchange && {
      ...exchange,
      events: blocks.map(({ block: { data, lastEventId, type, whole } }) => ({
        data,
        lastEventId,
        type,
        whole,
      })),
      retry,
      text: body?.text ?? '',
      ended: body?.complete ?? false,
    }
  );
}

/**
 * The last exchange decides: whoever has its messages had them with no further one. Whether a refusal could have been read, the
 * page is not told: where the rule says that it could not, nothing on the wire says otherwise.
 */
function outcomeOf(exchanges: readonly StreamExchange[], { stops }: Verdict): WireOutcome {
  const last = exchanges.at(-1);
  if (!last) return 'nothing';
  if (last.request.method === 'OPTIONS') return 'preflight-only';
  if (!last.response) return 'unanswered';
  if (last.response.status < 400) return 'acted';
  return stops === 'browser' ? 'unread' : 'refused';
}

function textOf(events: readonly EventSourceEvent[]): string {
  return events.map(({ data, name, readyState }) => `${name} ${data ?? readyState}`).join(', ') || NOTHING;
}

function differing(what: Disagreement['what'], rule: string, seen: string): readonly Disagreement[] {
  return rule === seen ? [] : [{ what, rule: rule || NOTHING, seen: seen || NOTHING }];
}
