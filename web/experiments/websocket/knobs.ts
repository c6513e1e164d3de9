import type { Origins } from '../../../server/protocol/origins.ts';
import { LAB_PATHS } from '../../../server/protocol/paths.ts';
import { CLOSE_CODES, CLOSE_REASON_BYTES, MOST_ITEMS } from '../../../server/protocol/words.ts';
import type { Knobs, KnobValues } from '../knob.ts';
import { allowKnob, delayKnob } from '../shared/allow.ts';
import { LEFT_OUT } from '../shared/choices.ts';
import { choice, same, toggle } from '../shared/knob.ts';

const TOKEN = "[\\w!#$%&'*+.^`\\|~\\-]+";
/** A list of tokens (RFC 9110 §5.6.2), which is what subprotocols are (RFC 6455 §4.1); that none stands twice, the constructor checks. */
const OFFERED = `(${TOKEN}(, ?${TOKEN})*)?`;
/** As the lab takes it: none of them twice, and no more than it reads. */
const SPOKEN = `(?!(?:.*, ?)?(${TOKEN}), ?(?:.*, ?)?\\1(?:,|$))(?:${TOKEN}(?:, ?${TOKEN}){0,${MOST_ITEMS - 1}})?`;

export const KNOBS = {
  scheme: choice(same('URL'), 'ws', {
    ws: { zh: '明文', en: 'plain' },
    wss: { zh: '加密', en: 'encrypted' },
  }),
  from: choice({ zh: '连接的页面', en: 'page that connects' }, 'page', {
    page: { zh: '本页', en: 'this page' },
    partner: same('{partner}'),
    evil: same('{evil}'),
  }),
  allow: { ...allowKnob, side: 'server' },
  offer: {
    kind: 'text',
    label: { zh: '提出的子协议', en: 'offered subprotocols' },
    default: '',
    pattern: OFFERED,
    maxLength: 60,
    commas: 'all',
    takes: {
      zh: '用逗号分隔的名字，如 chat, superchat',
      en: 'names separated by commas, such as chat, superchat',
    },
  },
  protocols: {
    kind: 'text',
    side: 'server',
    label: { zh: '支持的子协议', en: 'supported subprotocols' },
    default: '',
    pattern: SPOKEN,
    maxLength: 60,
    commas: 'all',
    takes: {
      zh: `用逗号分隔的名字，按偏好排序，不重复，最多 ${MOST_ITEMS} 个`,
      en: `names separated by commas, in order of preference, each once, at most ${MOST_ITEMS}`,
    },
  },
  send: {
    kind: 'text',
    label: { zh: '发送的消息', en: 'message' },
    default: 'hello',
    pattern: '[^\\u0000-\\u001f]*',
    maxLength: 200,
    takes: { zh: '一行文字', en: 'one line of text' },
  },
  binary: toggle({ zh: '二进制消息', en: 'binary message' }),
  push: choice(
    { zh: '推送', en: 'push' },
    'off',
    {
      off: LEFT_OUT,
      200: { zh: '每 200 毫秒', en: 'every 200 ms' },
      1000: { zh: '每 1 秒', en: 'every second' },
    },
    'server',
  ),
  close: {
    kind: 'text',
    side: 'server',
    label: { zh: '立即关闭', en: 'close at once' },
    default: '',
    pattern: `((${CLOSE_CODES})(,[^\\u0000-\\u001f]*)?)?`,
    maxLength: 200,
    commas: 'first',
    bytes: {
      name: { zh: '原因', en: 'reason' },
      part: value => value.slice(value.indexOf(',') + 1 || value.length),
      most: CLOSE_REASON_BYTES,
    },
    takes: {
      zh: '状态码（1000–1003、1007–1014、3000–4999）和原因，如 1008,origin not allowed',
      en: 'a code (1000–1003, 1007–1014, 3000–4999) and a reason, such as 1008,origin not allowed',
    },
  },
  delay: { ...delayKnob, side: 'server' },
} as const satisfies Knobs;

/** With pushes on, both sides speak this many times; else the page speaks once. */
export const TURNS = 3;

/** The URL that the page connects to, without the query. */
export function urlOf({ scheme }: KnobValues<typeof KNOBS>, origins: Origins): string {
  const base = scheme === 'wss' ? origins['lab-tls'] : origins.lab;
  return base.replace(/^http/, 'ws') + LAB_PATHS.websocket;
}
