import type { OriginName, Origins } from '../../../server/protocol/origins.ts';
import type { Knobs, KnobValues } from '../knob.ts';
import { LEFT_OUT } from '../shared/choices.ts';
import { choice, same } from '../shared/knob.ts';
import { HOST_CHOICES } from '../shared/pages.ts';

const named = (names: readonly OriginName[]) =>
  names.map(name => [name, { zh: `'{${name}}'`, en: `'{${name}}'` }]);

/** A host and a port without a scheme parse as a URL whose scheme is the host's name; a name alone does not parse. */
const NO_SCHEME = 'localhost:8080';
const NO_URL = 'example.com';

export const KNOBS = {
  sender: choice({ zh: '谁发送', en: 'sender' }, 'page', {
    page: { zh: '本页发送', en: 'this page sends' },
    stage: { zh: '另一个页面发送', en: 'the other page sends' },
  }),
  on: choice({ zh: '另一个页面', en: 'the other page' }, 'lab', HOST_CHOICES),
  place: choice({ zh: 'iframe 或弹窗', en: 'iframe or popup' }, 'frame', {
    frame: { zh: 'iframe', en: 'an iframe' },
    popup: { zh: '弹窗', en: 'a popup' },
  }),
  target: choice(same('targetOrigin'), 'receiver', {
    receiver: { zh: '接收方的源', en: 'the receiver’s origin' },
    path: { zh: '后面带路径', en: 'with a path' },
    ...Object.fromEntries(named(['partner', 'evil'])),
    star: { zh: '任何源', en: 'any origin' },
    slash: { zh: '发送方自己的源', en: 'the sender’s own origin' },
    missing: LEFT_OUT,
    'no-scheme': { zh: `'${NO_SCHEME}'`, en: `'${NO_SCHEME}'` },
    'no-url': { zh: `'${NO_URL}'`, en: `'${NO_URL}'` },
  }),
  check: choice(
    { zh: '核对 event.origin', en: 'check of event.origin' },
    'reader',
    { none: LEFT_OUT, ...Object.fromEntries(named(['reader', 'lab', 'partner'])) },
    'server',
  ),
  content: choice({ zh: '消息', en: 'message' }, 'text', {
    text: { zh: '一段文字', en: 'text' },
    object: { zh: '一个对象', en: 'an object' },
    function: { zh: '一个函数', en: 'a function' },
  }),
  channel: choice(same('MessageChannel'), 'window', {
    window: LEFT_OUT,
    port: { zh: '经过一个端口', en: 'through a port' },
  }),
} as const satisfies Knobs;

export type MessageKnobs = KnobValues<typeof KNOBS>;

/** The targetOrigin that a run's call is given; null: none. */
export function targetOf({ target }: MessageKnobs, receiver: string, origins: Origins): string | null {
  switch (target) {
    case 'receiver':
      return receiver;
    case 'path':
      return `${receiver}/inbox?for=it`;
    case 'star':
      return '*';
    case 'slash':
      return '/';
    case 'missing':
      return null;
    case 'no-scheme':
      return NO_SCHEME;
    case 'no-url':
      return NO_URL;
    default:
      return origins[target as OriginName];
  }
}

/** The origin that the receiver compares with; null: it compares nothing. */
export function expectedBy({ check }: MessageKnobs, origins: Origins): string | null {
  return check === 'none' ? null : origins[check as OriginName];
}
