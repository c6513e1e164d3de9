import { LAB_PATHS } from '../../../server/protocol/paths.ts';
import type { Transport } from '../../rules/socket-io/attempt.ts';
import { allowKnob, delayKnob } from '../shared/allow.ts';
import { LEFT_OUT } from '../shared/choices.ts';
import { choice, same, toggle } from '../shared/knob.ts';

/** The lab's namespaces; it has no other. */
export const NAMESPACES = { main: '/', custom: '/custom', closed: '/closed', unknown: '/nobody' } as const;

export const KNOBS = {
  server: choice(
    { zh: '服务器的 transports', en: 'transports of the server' },
    'stock',
    {
      stock: { zh: '默认', en: 'the default' },
      'polling-only': { zh: '只有 polling', en: 'polling only' },
      'websocket-only': { zh: '只有 websocket', en: 'websocket only' },
      'no-upgrade': { zh: '代理不转发 Upgrade', en: 'behind a proxy without Upgrade' },
    },
    'server',
  ),
  transports: choice(same('transports'), 'stock', {
    stock: { zh: '先轮询，再升级', en: 'polling, then the upgrade' },
    polling: { zh: '只轮询', en: 'polling only' },
    websocket: { zh: '只用 WebSocket', en: 'WebSocket only' },
  }),
  tryAll: toggle(same('tryAllTransports')),
  namespace: choice(same('URL'), 'main', {
    main: { zh: '默认的命名空间', en: 'the default namespace' },
    custom: { zh: '另一个命名空间', en: 'another namespace' },
    closed: { zh: '中间件谁也不放行', en: 'its middleware refuses everybody' },
    unknown: { zh: '服务器没有这个命名空间', en: 'the server has none' },
  }),
  cors: choice(
    same('cors'),
    'reader',
    {
      reader: same('{reader}'),
      partner: same('{partner}'),
      any: { zh: '任何源', en: 'any origin' },
      off: LEFT_OUT,
    },
    'server',
  ),
  credentials: toggle(same('withCredentials')),
  allowCredentials: toggle(same('cors.credentials'), 'off', 'server'),
  allow: { ...allowKnob, side: 'server' },
  auth: {
    kind: 'text',
    label: same('auth.token'),
    default: '',
    pattern: '[\\w\\-]*',
    maxLength: 40,
    takes: { zh: '字母、数字、下划线和连字符', en: 'letters, digits, underscores and hyphens' },
  },
  emit: choice(same('emit'), 'none', {
    none: LEFT_OUT,
    message: { zh: '没有确认', en: 'without an acknowledgement' },
    'message-with-ack': { zh: '要求确认', en: 'with an acknowledgement' },
    binary: { zh: '带二进制', en: 'with binary data' },
  }),
  delay: { ...delayKnob, side: 'server' },
} as const;

export const PATHS = {
  stock: LAB_PATHS['socket-io'],
  'polling-only': LAB_PATHS['socket-io-polling-only'],
  'websocket-only': LAB_PATHS['socket-io-websocket-only'],
  'no-upgrade': LAB_PATHS['socket-io-no-upgrade'],
} as const;

export const TRANSPORTS = {
  stock: ['polling', 'websocket'],
  polling: ['polling'],
  websocket: ['websocket'],
  'polling-only': ['polling'],
  'websocket-only': ['websocket'],
  'no-upgrade': ['polling', 'websocket'],
} as const satisfies Readonly<Record<string, readonly Transport[]>>;
