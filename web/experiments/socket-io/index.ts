import { LAB_PATHS } from '../../../server/protocol/paths.ts';
import type { PageResult } from '../../rules/core/observed.ts';
import type { Transport } from '../../rules/socket-io/attempt.ts';
import {
  defineExperiment,
  type Evidence,
  type Judgement,
  type KnobValues,
  type Page,
} from '../experiment.ts';
import { allowKnob, allowList, delayKnob } from '../shared/allow.ts';
import { judgeConnection, NAMESPACES } from './judge-connection.ts';

const KNOBS = {
  server: {
    kind: 'choice',
    label: { zh: '服务器的传输方式', en: 'Transports of the server' },
    default: 'stock',
    choices: {
      stock: { zh: '默认：polling 和 websocket', en: 'stock: polling and websocket' },
      'polling-only': { zh: '只有 polling', en: 'polling only' },
      'websocket-only': { zh: '只有 websocket', en: 'websocket only' },
      'no-upgrade': {
        zh: '两种都有，但代理不转发 Upgrade',
        en: 'both, behind a proxy that passes no Upgrade on',
      },
    },
  },
  transports: {
    kind: 'choice',
    label: { zh: '客户端的传输方式（transports）', en: 'Transports of the client' },
    default: 'stock',
    choices: {
      stock: { zh: '默认：先 polling，再升级', en: 'stock: polling first, then the upgrade' },
      polling: { zh: '["polling"]', en: '["polling"]' },
      websocket: { zh: '["websocket"]', en: '["websocket"]' },
    },
  },
  tryAll: {
    kind: 'switch',
    label: { zh: 'tryAllTransports', en: 'tryAllTransports' },
    default: 'off',
  },
  namespace: {
    kind: 'choice',
    label: { zh: '命名空间', en: 'Namespace' },
    default: 'main',
    choices: {
      main: { zh: '/（默认）', en: '/ (the default)' },
      custom: { zh: '/custom', en: '/custom' },
      closed: { zh: '/closed（中间件谁也不放行）', en: '/closed (its middleware lets nobody in)' },
      unknown: { zh: '/nobody（服务器没有）', en: '/nobody (the server has none)' },
    },
  },
  cors: {
    kind: 'choice',
    label: { zh: '谁可以读取轮询的响应（cors）', en: 'Who may read polled answers (cors)' },
    default: 'reader',
    choices: {
      reader: { zh: '{reader}', en: '{reader}' },
      partner: { zh: '{partner}', en: '{partner}' },
      any: { zh: '*（任何源）', en: '* (any origin)' },
      off: { zh: '没有 CORS 响应头', en: 'no CORS headers' },
    },
  },
  credentials: {
    kind: 'switch',
    label: { zh: '客户端 withCredentials', en: 'withCredentials in the client' },
    default: 'off',
  },
  allowCredentials: {
    kind: 'switch',
    label: { zh: '服务器允许凭据', en: 'The server allows credentials' },
    default: 'off',
  },
  allow: allowKnob,
  auth: {
    kind: 'text',
    label: { zh: '客户端的 auth.token', en: 'auth.token of the client' },
    default: '',
    pattern: '[\\w\\-]*',
    maxLength: 40,
    takes: { zh: '字母、数字、下划线和连字符', en: 'letters, digits, underscores and hyphens' },
  },
  emit: {
    kind: 'choice',
    label: { zh: '页面发出的事件', en: 'The event the page emits' },
    default: 'none',
    choices: {
      none: { zh: '不发', en: 'none' },
      message: { zh: 'message', en: 'message' },
      'message-with-ack': { zh: 'message-with-ack（要求确认）', en: 'message-with-ack (wants an answer)' },
      binary: { zh: 'message-with-ack，带二进制', en: 'message-with-ack, with binary' },
    },
  },
  delay: delayKnob,
} as const;

const PATHS = {
  stock: LAB_PATHS['socket-io'],
  'polling-only': LAB_PATHS['socket-io-polling-only'],
  'websocket-only': LAB_PATHS['socket-io-websocket-only'],
  'no-upgrade': LAB_PATHS['socket-io-no-upgrade'],
} as const;

/** The lab changes `data` once, two seconds after the first; namespaces other than the default send none. */
const CHANGES = 2;

/** What its judge needs of a run: why the upgrade to WebSocket failed. */
interface Learned {
  readonly upgradeError: string;
}

// #region listing
async function run(page: Page<Learned>, knobs: KnobValues<typeof KNOBS>): Promise<PageResult> {
  const { io } = await import('socket.io-client');
  const namespace = NAMESPACES[knobs.namespace as keyof typeof NAMESPACES];
  const options = {
    path: PATHS[knobs.server as keyof typeof PATHS],
    // The stock list without WebTransport, which needs HTTP/3.
    transports: knobs.transports === 'stock' ? ['polling', 'websocket'] : [knobs.transports],
    tryAllTransports: knobs.tryAll === 'on',
    withCredentials: knobs.credentials === 'on',
    auth: knobs.auth ? { token: knobs.auth } : {},
  };
  page.saw('call', 'io', { url: page.origins.lab + namespace, ...options });

  const socket = io(page.origins.lab + namespace, {
    ...options,
    forceNew: true, // a connection of its own for every run
    reconnection: false, // one attempt, so that a refusal stays the last word
    query: {
      ...page.attribution,
      ...(knobs.cors === 'reader'
        ? {}
        : { cors: knobs.cors === 'any' ? '*' : (allowList(knobs.cors, page.origins) ?? 'off') }),
      ...(knobs.allowCredentials === 'on' ? { credentials: 'on' } : {}),
      ...(knobs.allow === 'none' ? {} : { allow: allowList(knobs.allow, page.origins) }),
      ...(knobs.delay === '0' ? {} : { delay: knobs.delay }),
    },
  });
  page.signal.addEventListener('abort', () => socket.disconnect());

  return new Promise(resolve => {
    const waiting = new Set<string>();
    const seen = (what: string) => {
      waiting.delete(what);
      if (waiting.size === 0) socket.disconnect();
    };
    let changes = 0;
    let connected = false;

    const { engine } = socket.io;
    engine.on('upgrade', transport => page.saw('event', 'upgrade', { transport: transport.name }));
    engine.on('upgradeError', ({ message }) => {
      page.learned({ upgradeError: message });
      page.saw('event', 'upgradeError', { message });
    });
    socket.on('connect', () => {
      connected = true;
      page.saw('event', 'connect', { transport: engine.transport.name });
      waiting.add('auth');
      if (namespace === '/') waiting.add('data');
      if (knobs.emit !== 'none') waiting.add('answer');

      const args =
        knobs.emit === 'binary'
          ? ['four bytes', new Uint8Array([0xca, 0xfe, 0xba, 0xbe])]
          : ['hello', { n: 1 }];
      if (knobs.emit === 'message') {
        socket.emit('message', ...args);
        page.saw('send', 'emit message', { args });
      } else if (knobs.emit !== 'none') {
        page.saw('send', 'emit message-with-ack', { args });
        socket.emit('message-with-ack', ...args, (...answer: unknown[]) => {
          page.saw('receive', 'ack', { args: answer });
          seen('answer');
        });
      }
    });
    socket.on('auth', auth => {
      page.saw('receive', 'auth', { auth });
      seen('auth');
    });
    socket.on('data', text => {
      page.saw('receive', 'data', { text });
      if (++changes === CHANGES) seen('data');
    });
    socket.on('message-back', (...args) => {
      page.saw('receive', 'message-back', { args });
      seen('answer');
    });
    socket.on('connect_error', error => {
      // What a poll's XMLHttpRequest could read: status 0 and no text where CORS withheld the answer.
      const { status, responseText } = (error as { context?: Partial<XMLHttpRequest> }).context ?? {};
      page.saw('event', 'connect_error', { message: error.message, status, responseText });
      socket.disconnect();
      resolve('error');
    });
    socket.on('disconnect', reason => {
      page.saw('event', 'disconnect', { reason });
      resolve(connected ? 'value' : 'error');
    });
  });
}
// #endregion

const TRANSPORTS = {
  stock: ['polling', 'websocket'],
  polling: ['polling'],
  websocket: ['websocket'],
  'polling-only': ['polling'],
  'websocket-only': ['websocket'],
  'no-upgrade': ['polling', 'websocket'],
} as const satisfies Readonly<Record<string, readonly Transport[]>>;

function judge(evidence: Evidence<typeof KNOBS, Learned>): Judgement {
  const { knobs, learned, origins } = evidence;
  return judgeConnection(evidence, {
    url: origins.lab,
    client: {
      transports: TRANSPORTS[knobs.transports as keyof typeof TRANSPORTS],
      tryAllTransports: knobs.tryAll === 'on',
      withCredentials: knobs.credentials === 'on',
      namespace: NAMESPACES[knobs.namespace as keyof typeof NAMESPACES],
    },
    server: {
      transports: TRANSPORTS[knobs.server as keyof typeof TRANSPORTS],
      allow: allowList(knobs.allow, origins)?.split(',') ?? null,
    },
    upgradeErrors: learned.map(({ upgradeError }) => upgradeError),
  });
}

export default defineExperiment<typeof KNOBS, Learned>({
  title: { zh: 'Socket.IO', en: 'Socket.IO' },
  knobs: KNOBS,
  run,
  judge,
  server: 'socket-io/endpoint',
});
