import {
  ALLOW_CREDENTIALS_WORDS,
  STREAM_NAMES,
  STREAM_PAUSES,
  STREAM_RETRIES,
} from '../../../server/protocol/words.ts';
import type { Knobs, KnobValues } from '../knob.ts';
import { choicesOf, LEFT_OUT } from '../shared/choices.ts';
import { choice, same, toggle } from '../shared/knob.ts';

/** When the page sends its own message, in milliseconds. */
export const TALK_MS = 900;

/** Statuses that mean something of their own to an EventSource. */
const STATUSES = [200, 204, 404, 500, 503];

export const KNOBS = {
  via: choice(same('API'), 'eventsource', {
    eventsource: { zh: '服务器推送事件', en: 'server-sent events' },
    fetch: { zh: 'fetch 读流', en: 'a streamed fetch' },
    'fetch-again': { zh: 'fetch 读流，断开后再请求', en: 'the same, again and again' },
    polling: { zh: '长轮询', en: 'long polling' },
    websocket: same('WebSocket'),
  }),
  from: choice({ zh: '监听的页面', en: 'page that listens' }, 'page', {
    page: { zh: '本页', en: 'this page' },
    partner: same('{partner}'),
    evil: same('{evil}'),
  }),
  credentials: toggle({ zh: '凭据', en: 'credentials' }),
  listens: choice(
    { zh: '监听', en: 'listener' },
    'message',
    choicesOf(STREAM_NAMES, {
      message: { zh: '只收没有类型的', en: 'events without a type' },
      price: { zh: '类型是 price 的', en: 'events of this type' },
    }),
  ),
  talks: toggle({ zh: '页面也发消息', en: 'the page sends too' }),
  acao: choice(
    same('Access-Control-Allow-Origin'),
    'reader',
    choicesOf(['none', 'any', 'reader', 'partner', 'reflect', 'allowlist'], {
      none: LEFT_OUT,
      any: { zh: '任何源，不带凭据', en: 'any origin, without credentials' },
      reader: same('{reader}'),
      partner: same('{partner}'),
      reflect: { zh: '原样写回 Origin', en: 'whatever Origin was sent' },
      allowlist: { zh: 'Origin 在名单里才写回', en: 'if it’s on the list' },
    }),
    'server',
  ),
  acac: choice(
    same('Access-Control-Allow-Credentials'),
    'none',
    choicesOf(ALLOW_CREDENTIALS_WORDS, { none: LEFT_OUT }),
    'server',
  ),
  acah: choice(
    same('Access-Control-Allow-Headers'),
    'none',
    { none: LEFT_OUT, 'last-event-id': same('Last-Event-ID') },
    'server',
  ),
  status: choice({ zh: '状态码', en: 'status' }, '200', choicesOf(STATUSES), 'server'),
  again: choice({ zh: '重连的状态码', en: 'status of the next' }, '200', choicesOf(STATUSES), 'server'),
  mime: choice(
    same('Content-Type'),
    'event-stream',
    {
      'event-stream': { zh: '事件流', en: 'an event stream' },
      latin1: { zh: '带 charset 的事件流', en: 'with a charset' },
      plain: { zh: '文字', en: 'text' },
      json: same('JSON'),
    },
    'server',
  ),
  per: choice(
    { zh: '一个响应里的消息', en: 'messages per response' },
    '3',
    {
      3: { zh: '都在一个响应里', en: 'all in one response' },
      1: { zh: '每条之后结束响应', en: 'end it after each' },
    },
    'server',
  ),
  ids: choice(
    same('id'),
    'on',
    { on: { zh: '给消息编号', en: 'number the messages' }, off: LEFT_OUT },
    'server',
  ),
  retry: choice(same('retry'), '300', choicesOf([...STREAM_RETRIES, 'none'], { none: LEFT_OUT }), 'server'),
  name: choice(same('event'), 'message', choicesOf(STREAM_NAMES, { message: LEFT_OUT }), 'server'),
  blank: choice(
    { zh: '消息的结尾', en: 'end of a message' },
    'on',
    { on: { zh: '一个空行', en: 'a blank line' }, off: { zh: '没有空行', en: 'no blank line' } },
    'server',
  ),
  over: toggle({ zh: '发完以后返回 204', en: '204 after the last' }, 'off', 'server'),
  every: choice({ zh: '间隔', en: 'pause' }, '200', choicesOf(STREAM_PAUSES), 'server'),
  dies: toggle({ zh: '响应之前崩溃', en: 'crash before the response' }, 'off', 'server'),
} as const satisfies Knobs;

export type StreamKnobs = KnobValues<typeof KNOBS>;

/** The knobs of `/events` that differ from what the lab does without them, by the lab's names. */
export function serverQuery(knobs: StreamKnobs): Readonly<Record<string, string | undefined>> {
  const unless = (knob: keyof typeof KNOBS, plain: string) =>
    knobs[knob] === plain ? undefined : knobs[knob];
  return {
    as: knobs.via === 'polling' ? 'poll' : undefined,
    acao: unless('acao', 'none'),
    acac: unless('acac', 'none'),
    acah: unless('acah', 'none'),
    status: unless('status', '200'),
    again: unless('again', '200'),
    mime: unless('mime', 'event-stream'),
    per: unless('per', '3'),
    ids: unless('ids', 'on'),
    retry: unless('retry', 'none'),
    name: unless('name', 'message'),
    blank: unless('blank', 'on'),
    over: unless('over', 'off'),
    every: unless('every', '200'),
    dies: unless('dies', 'off'),
  };
}
