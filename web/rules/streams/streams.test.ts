import { describe, expect, test } from 'vitest';
import { describeStep } from '../core/describe.ts';
import { fields, READER } from '../testing/fixtures.ts';
import { neverDeciding, notShown } from '../testing/said.ts';
import { type FetchedRun, judgeFetched } from './by-fetch.ts';
import { type EventSourceRun, judgeEventSource, toldOf } from './event-source.ts';
import type { StreamEvent, StreamExchange } from './stream.ts';

const LAB = 'http://localhost:3001';

interface Given {
  readonly method?: string;
  readonly id?: string;
  readonly status?: number | null;
  readonly type?: string | undefined;
  readonly acao?: string | undefined;
  readonly acah?: string;
  readonly retry?: number | null;
  readonly ended?: boolean;
  readonly events?: readonly Partial<StreamEvent>[];
}

const message = (id: number, more: Partial<StreamEvent> = {}): StreamEvent => ({
  type: 'message',
  data: `counter ${id}`,
  lastEventId: String(id),
  whole: true,
  ...more,
});

function exchange(given: Given = {}): StreamExchange {
  const { acah, events = [], id, method = 'GET', retry = null, status = 200, ended = false } = given;
  const { acao = READER, type = 'text/event-stream' } = given;
  const head = fields({
    'Content-Type': 'type' in given ? given.type : type,
    'Access-Control-Allow-Origin': 'acao' in given ? given.acao : acao,
    'Access-Control-Allow-Headers': acah,
  });
  return {
    request: { method, target: '/events', version: 'HTTP/1.1', fields: fields({ 'Last-Event-ID': id }) },
    response: status === null ? null : { status, fields: head },
    events: events.map((event, at) => message(at + 1, event)),
    text: events.map((_, at) => `id: ${at + 1}\ndata: counter ${at + 1}\n\n`).join(''),
    retry,
    ended,
  };
}

/** Three responses with a message each. */
const BROKEN = [1, 2, 3].map(id =>
  exchange({
    id: id > 1 ? String(id - 1) : undefined,
    events: [message(id)],
    retry: 300,
    ended: id < 3,
  } as Given),
);
const ALL = [1, 2, 3].map(id => message(id));

function run(exchanges: readonly StreamExchange[], more: Partial<EventSourceRun> = {}): EventSourceRun {
  const base = { url: `${LAB}/events`, origin: READER, credentials: 'same-origin', messages: 3 } as const;
  return { ...base, browser: 'unknown', listensTo: 'message', closes: true, exchanges, ...more };
}

const EVENT_SOURCES: readonly (readonly [string, EventSourceRun, string, string, string])[] = [
  [
    'three messages',
    run([exchange({ events: ALL })]),
    'nowhere',
    'stream-messages',
    'open message message message',
  ],
  [
    'three responses',
    run(BROKEN),
    'nowhere',
    'stream-resumed',
    'open message error0 open message error0 open message',
  ],
  [
    'no ids',
    run(BROKEN.map(one => ({ ...one, events: [message(1)] }))),
    'nowhere',
    'stream-restarted',
    'open message error0 open message error0 open message',
  ],
  [
    'over',
    run([exchange({ events: ALL, ended: true }), exchange({ id: '3', status: 204 })], { closes: false }),
    'nowhere',
    'stream-over',
    'open message message message error0 error2',
  ],
  ['no CORS header', run([exchange({ acao: undefined })]), 'browser', 'allow-origin-present', 'error2'],
  [
    '* with credentials',
    run([exchange({ acao: '*' })], { credentials: 'include' }),
    'browser',
    'allow-origin-wildcard',
    'error2',
  ],
  ['an error', run([exchange({ status: 404 })]), 'server', 'stream-refused', 'error2'],
  ['204 at once', run([exchange({ status: 204 })]), 'browser', 'stream-status', 'error2'],
  [
    'unavailable when it reconnects',
    run([exchange({ events: [message(1)], ended: true }), exchange({ id: '1', status: 503 })]),
    'server',
    'stream-refused',
    'open message error0 error2',
  ],
  [
    '204 too soon',
    run([exchange({ events: [message(1)], ended: true }), exchange({ id: '1', status: 204 })]),
    'browser',
    'stream-status',
    'open message error0 error2',
  ],
  ['text', run([exchange({ type: 'text/plain; charset=utf-8' })]), 'browser', 'stream-type', 'error2'],
  ['no type', run([exchange({ type: undefined })]), 'browser', 'stream-type', 'error2'],
  [
    'another charset, by the standard',
    run([exchange({ type: 'text/event-stream; charset=iso-8859-1', events: ALL })]),
    'nowhere',
    'stream-messages',
    'open message message message',
  ],
  [
    'another charset in Chromium',
    run([exchange({ type: 'Text/Event-Stream;Charset=ISO-8859-1' })], { browser: 'chromium' }),
    'browser',
    'stream-charset',
    'error2',
  ],
  [
    'no blank line',
    run([exchange({ events: [message(1, { whole: false })] })]),
    'browser',
    'stream-pending',
    'open',
  ],
  [
    'another type of event',
    run([exchange({ events: ALL.map(one => ({ ...one, type: 'price' })) })]),
    'browser',
    'stream-unheard',
    'open',
  ],
  [
    'a crash',
    run([exchange({ status: null })], { browser: 'chromium' }),
    'no-response',
    'answered',
    'error0',
  ],
  [
    'a crash in Firefox, which asks again at once',
    run(Array(10).fill(exchange({ status: null })), { browser: 'firefox' }),
    'no-response',
    'answered',
    'error2',
  ],
  ['nothing arrives', run([]), 'before-sending', 'request-arrived', ''],
];

describe('an EventSource', () => {
  test.each(EVENT_SOURCES)('%s', (_what, given, stops, because, told) => {
    const verdict = judgeEventSource(given);
    expect(verdict).toMatchObject({ stops, because });
    expect(notShown(verdict, given.exchanges)).toEqual([]);
    const names = toldOf(given).map(({ name, readyState }) =>
      name === 'error' ? `error${readyState}` : name,
    );
    expect(names.join(' ')).toBe(told);
  });

  test('says with which id it reconnected, and after how long', () => {
    const said = (browser: EventSourceRun['browser'], exchanges = BROKEN) =>
      judgeEventSource(run(exchanges, { browser }))
        .steps.filter(({ id }) => id === 'stream-reconnects')
        .map(step => describeStep(step, 'en'));
    expect(said('chromium')[0]).toContain('at least 300 ms and reconnects by itself, with Last-Event-ID: 1');
    expect(said('firefox')[1]).toContain('at least 500 ms and reconnects by itself, with Last-Event-ID: 2');
    const plain = BROKEN.map(one => ({ ...one, retry: null, request: exchange().request }));
    expect(said('chromium', plain)[0]).toContain('without an id');
    const unset = BROKEN.map(one => ({ ...one, retry: null }));
    expect(said('chromium', unset)[0]).toContain('at least 3000 ms');
    expect(said('firefox', unset)[0]).toContain('at least 5000 ms');
    expect(said('unknown', unset)[0]).toContain(
      'after a while the browser reconnects by itself, with Last-Event-ID: 1',
    );
  });
});

const fetched = (exchanges: readonly StreamExchange[], more: Partial<FetchedRun> = {}): FetchedRun => ({
  ...run(exchanges),
  polls: false,
  resumes: false,
  ...more,
});
const one = exchange({ events: [message(1)], ended: true });
const asked = (acah?: string) => exchange({ method: 'OPTIONS', status: 204, ...(acah && { acah }) });
const polled = [1, 2, 3].map(() => exchange({ type: 'application/json', ended: true }));

const FETCHED: readonly (readonly [string, FetchedRun, string, string])[] = [
  ['all in one', fetched([exchange({ events: ALL })]), 'nowhere', 'stream-chunks'],
  ['of any type', fetched([exchange({ type: 'text/plain' })]), 'nowhere', 'stream-chunks'],
  ['a response that ends', fetched([one]), 'nowhere', 'stream-ended'],
  [
    'a header that is not allowed',
    fetched([one, asked()], { resumes: true }),
    'preflight',
    'preflight-headers',
  ],
  [
    'a header that is allowed',
    fetched([one, asked('Last-Event-ID'), exchange({ id: '1', events: [message(2), message(3)] })], {
      resumes: true,
    }),
    'nowhere',
    'stream-chunks',
  ],
  ['no CORS header', fetched([exchange({ acao: undefined })]), 'browser', 'allow-origin-present'],
  ['an error', fetched([exchange({ status: 500 })]), 'server', 'stream-refused'],
  ['no content', fetched([exchange({ status: 204 })]), 'browser', 'stream-status'],
  ['a crash', fetched([exchange({ status: null })]), 'no-response', 'answered'],
  ['nothing arrives', fetched([]), 'before-sending', 'request-arrived'],
  ['three polls', fetched(polled, { polls: true }), 'nowhere', 'poll-messages'],
  [
    'a poll that may not be read',
    fetched([exchange({ acao: undefined })], { polls: true }),
    'browser',
    'allow-origin-present',
  ],
];

describe('read by fetch', () => {
  test.each(FETCHED)('%s', (_what, given, stops, because) => {
    const verdict = judgeFetched(given);
    expect(verdict).toMatchObject({ stops, because });
    expect(notShown(verdict, given.exchanges)).toEqual([]);
  });
});

test('each step that can end a run does', () => {
  const named = [
    ...EVENT_SOURCES.map(([, , , because]) => because),
    ...FETCHED.map(([, , , because]) => because),
  ];
  expect(neverDeciding(['streams'], named)).toEqual([]);
});
