import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { Server, type Socket } from 'socket.io';
import { answerRequest } from '../../http/answer.ts';
import { wsEngineClosingWithin } from '../../http/ws-engine.ts';
import { DATA_WORDS } from '../../protocol/words.ts';
import type { Endpoint, LabSettings } from '../endpoint.ts';
import { allow, cors, credentials, delay, foreign, oneOf } from '../knobs/knobs.ts';
import {
  type CorsOptions,
  checkDelay,
  checkOrigin,
  corsHeaders,
  corsOptions,
  type KnobValues,
  Refused,
  readKnobs,
} from '../knobs/policy.ts';
import { delayRequest, delayUpgrade } from '../reply/delay.ts';
import { watchedServer } from '../websocket/incoming.ts';
import { limitAuth, limitEvents } from './event-limits.ts';
import { greet } from './greeting.ts';
import { guardSessions } from './session-guard.ts';
import { shallowParser } from './shallow-parser.ts';

/** Messages of the largest size that may wait for one client. */
const WAITING_MESSAGES = 4;

/** How long a socket may probe whether it could take over a session, in milliseconds; Engine.IO's default. */
const UPGRADE_MS = 10_000;

/** What Engine.IO itself puts in the query; it checks them (Engine.IO protocol 4). */
const ENGINE = { EIO: foreign, transport: foreign, sid: foreign, t: foreign, b64: foreign };

const knobsOf = ({ limits }: LabSettings) => ({
  allow,
  cors,
  credentials,
  delay: delay(limits.delayMs),
  data: oneOf(DATA_WORDS),
  ...ENGINE,
});
type Knobs = KnobValues<ReturnType<typeof knobsOf>>;

type Transport = 'polling' | 'websocket';

/** What one server differs in from the others. */
export interface SocketIoKind {
  /** With a slash at both ends. */
  readonly path: string;
  readonly transports: readonly Transport[];
  /** Whether a handshake reaches it; false: as behind a proxy that passes no Upgrade on, though the server offers one. */
  readonly upgrades: boolean;
}

/**
 * A stock Socket.IO server at one path. It differs from the defaults in its kind, in that the reader's origin may read polled
 * answers, and in its limits; its knobs stand in the request's query.
 */
export function createSocketIo(
  { path, transports, upgrades }: SocketIoKind,
  settings: LabSettings,
): Endpoint {
  const { limits, port, reader, isOpenPanel, waiting, sessions } = settings;
  const table = knobsOf(settings);
  const WatchedServer = watchedServer(waiting);
  const readers = new WeakMap<object, CorsOptions>();
  // It never listens: Socket.IO attaches to it, and gets from it the events that pass the checks below.
  const stock = createServer();

  // #region listing
  const io = new Server(stock, {
    path,
    transports: [...transports],
    maxHttpBufferSize: limits.messageBytes,
    httpCompression: false, // a compressor for each response that nobody reads
    wsEngine: wsEngineClosingWithin(limits.idleMs, WatchedServer),
    upgradeTimeout: Math.min(limits.idleMs, UPGRADE_MS),
    parser: shallowParser,
    cors: (request, callback) => callback(null, readers.get(request)),
  });

  io.on('connection', socket => {
    const { data } = readKnobs(socket.request.url ?? '', table);
    if (data === undefined) socket.emit('auth', socket.handshake.auth);
    greet(socket, port, data !== 'once');
    echo(socket);
  });

  io.of('/custom').on('connection', socket => {
    socket.emit('auth', socket.handshake.auth);
    echo(socket);
  });

  io.of('/closed').use((_socket, next) => next(new Error('This namespace is closed to everybody.')));

  function echo(socket: Socket) {
    limitEvents(socket);
    socket.on('message', (...args) => socket.emit('message-back', ...args));
    socket.on('message-with-ack', (...args) => {
      const acknowledge = args.pop();
      if (typeof acknowledge === 'function') acknowledge(...args);
    });
  }

  /** Before any session exists: 400 for a wrong knob, 403 for an Origin that `allow` does not hold. */
  function check(request: IncomingMessage): Knobs {
    const knobs = readKnobs(request.url ?? '', table);
    readers.set(request, corsOptions(knobs, reader)); // who may read the answer, a refusal too
    if (request.method === 'OPTIONS') return {}; // a preflight asks about reading only
    checkOrigin(request.headers.origin, knobs.allow);
    checkDelay(knobs, isOpenPanel);
    return knobs;
  }
  // #endregion

  for (const namespace of [io, io.of('/custom')]) namespace.use(limitAuth);
  const guard = guardSessions(io, {
    waiting,
    sessions,
    waitingBytes: WAITING_MESSAGES * limits.messageBytes,
    burst: limits.burst,
    bodyBytes: limits.bodyBytes,
    unpolledMs: limits.unpolledMs,
  });

  /** Before a handshake, which alone is delayed: 503 where there is no room; gives the delay in milliseconds. */
  function admit(request: IncomingMessage, { sid, token, delay = 0 }: Knobs): number {
    if (sid) return 0;
    guard.admit(request, token === undefined || !isOpenPanel(token));
    return delay;
  }

  return {
    request(request: IncomingMessage, response: ServerResponse) {
      try {
        const knobs = check(request);
        const { method } = request;
        if (method === 'POST' && knobs.sid) guard.admitBody(request, response, knobs.sid);
        const delayMs = method === 'GET' ? admit(request, knobs) : 0;
        delayRequest(delayMs, waiting, response, () => stock.emit('request', request, response));
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        const options = readers.get(request) ?? corsOptions({}, reader);
        const headers = { ...error.answer.headers, ...corsHeaders(options, request.headers.origin) };
        answerRequest(response, { ...error.answer, headers });
      }
    },
    upgrade(request: IncomingMessage, socket: Duplex, head: Buffer) {
      const knobs = check(request);
      // A server without the transport does not even listen for upgrades.
      if (!transports.includes('websocket')) throw new Refused(400, 'This server supports only polling.');
      if (!upgrades) throw new Refused(400, 'Acting as a proxy that does not forward Upgrade.');
      delayUpgrade(admit(request, knobs), waiting, socket, () =>
        stock.emit('upgrade', request, socket, head),
      );
    },
    close() {
      guard.close();
      io.engine.close();
    },
  };
}
