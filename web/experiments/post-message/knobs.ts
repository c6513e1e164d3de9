import type { OriginName, Origins } from '../../../server/protocol/origins.ts';
import { LAB_ORIGIN_NAMES, type LabOriginName } from '../../../server/protocol/words.ts';
import type { Knobs, KnobValues } from '../experiment.ts';
import { choicesOf } from '../shared/choices.ts';

/** Without the lab's https origin: who opens a page there must trust its certificate, and of messages it would show nothing new. */
const HOSTS: readonly LabOriginName[] = LAB_ORIGIN_NAMES.filter(name => name !== 'lab-tls');
const named = (names: readonly OriginName[]) =>
  names.map(name => [name, { zh: `'{${name}}'`, en: `'{${name}}'` }]);
const compared = (names: readonly OriginName[]) =>
  names.map(name => [name, { zh: `event.origin === '{${name}}'`, en: `event.origin === '{${name}}'` }]);

/** A host and a port without a scheme parse as a URL whose scheme is the host's name; a name alone does not parse. */
const NO_SCHEME = 'localhost:8080';
const NO_URL = 'example.com';

export const KNOBS = {
  sender: {
    kind: 'choice',
    label: { zh: '谁发送', en: 'Who sends' },
    default: 'page',
    choices: {
      page: { zh: '本页发给另一个页面', en: 'this page, to the other page' },
      stage: { zh: '另一个页面发给本页', en: 'the other page, to this page' },
    },
  },
  on: {
    kind: 'choice',
    label: { zh: '另一个页面来自', en: 'The other page comes from' },
    default: 'lab',
    choices: choicesOf(
      HOSTS,
      Object.fromEntries(HOSTS.map(name => [name, { zh: `{${name}}`, en: `{${name}}` }])),
    ),
  },
  place: {
    kind: 'choice',
    label: { zh: '它在哪里', en: 'Where it is' },
    default: 'frame',
    choices: {
      frame: { zh: '在 iframe 里', en: 'in an iframe' },
      popup: { zh: '在弹出窗口里', en: 'in a popup' },
    },
  },
  target: {
    kind: 'choice',
    label: { zh: 'targetOrigin', en: 'targetOrigin' },
    default: 'receiver',
    choices: {
      receiver: { zh: '接收方的源', en: 'the receiver’s origin' },
      path: { zh: '接收方的源，后面带路径', en: 'the receiver’s origin with a path' },
      ...Object.fromEntries(named(['partner', 'evil'])),
      star: { zh: "'*'", en: "'*'" },
      slash: { zh: "'/'", en: "'/'" },
      missing: { zh: '不写', en: 'left out' },
      'no-scheme': { zh: `'${NO_SCHEME}'`, en: `'${NO_SCHEME}'` },
      'no-url': { zh: `'${NO_URL}'`, en: `'${NO_URL}'` },
    },
  },
  check: {
    kind: 'choice',
    label: { zh: '接收方核对', en: 'The receiver checks' },
    default: 'reader',
    choices: {
      none: { zh: '什么也不核对', en: 'nothing' },
      ...Object.fromEntries(compared(['reader', 'lab', 'partner'])),
    },
  },
  content: {
    kind: 'choice',
    label: { zh: '消息', en: 'The message' },
    default: 'text',
    choices: {
      text: { zh: '一段文字', en: 'a text' },
      object: { zh: '一个对象', en: 'an object' },
      function: { zh: '一个函数', en: 'a function' },
    },
  },
  channel: {
    kind: 'choice',
    label: { zh: '怎样发送', en: 'How it is sent' },
    default: 'window',
    choices: {
      window: { zh: '直接发给窗口', en: 'to the window' },
      port: { zh: '经过 MessageChannel 的端口', en: 'through a port of a MessageChannel' },
    },
  },
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
