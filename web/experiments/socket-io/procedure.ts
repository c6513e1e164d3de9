import type { PageResult } from '../../rules/core/observed.ts';
import { defineProcedure, type Evidence, type Judgement, type Page } from '../experiment.ts';
import type { KnobValues } from '../knob.ts';
import { allowList } from '../shared/allow.ts';
import { judgeConnection } from './judge-connection.ts';
import { type KNOBS, NAMESPACES, PATHS, TRANSPORTS } from './knobs.ts';

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

export default defineProcedure<typeof KNOBS, Learned>({ run, judge });
