import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { Server, type Socket } from 'socket.io';
import { type Answer, answerRequest, answerSocket } from '../http/answer.ts';
import { wsEngineClosingWithin } from '../http/ws-engine.ts';
import {
  type FlushAnswer,
  type OpenAnswer,
  type PassAnswer,
  type ResumeAnswer,
  WITNESS_PATH,
  type WitnessClientEvents,
  type WitnessServerEvents,
} from '../protocol/feed.ts';
import { now } from '../wire/clock.ts';
import type { Recorder } from '../wire/recorder.ts';
import { type Carrier, Delivery } from './delivery.ts';
import { FeedSessions } from './feed-sessions.ts';
import { FeedWebSockets } from './feed-web-sockets.ts';
import { pollRefusal, upgradeRefusal } from './gate.ts';
import type { Panels } from './panels.ts';
import { peerOf } from './peer.ts';
import { answerOf, resumeOf, runOf, tokenOf } from './questions.ts';

/** Bytes of one message from the page; the longest question is a resume of about 100. */
export const FEED_MESSAGE_BYTES = 4_096;
/** Questions that may be answered without the page reading the answers; beyond, the feed is closed. */
export const UNREAD_ANSWERS = 256;

/** The witness feed, for the dispatcher of the reader's server. Host is checked before it. */
export interface Feed {
  /** Whether a request target is the feed's. */
  handles(url: string): boolean;
  request(request: IncomingMessage, response: ServerResponse): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Closes every feed connection. */
  close(): Promise<void>;
}

export interface FeedOptions {
  /** The one origin whose pages are served, serialised. */
  readonly readerOrigin: string;
  /** How long a WebSocket that was closed waits for its peer, in milliseconds. */
  readonly idleMs: number;
  /** Learners at once, and milliseconds that a session over polling may go without a poll. */
  readonly learners: number;
  readonly unpolledMs: number;
  readonly panels: Panels;
  /** Addresses of proxies whose X-Forwarded-For is believed. */
  readonly proxies: readonly string[];
  /** What fills the panels. */
  readonly recorder: Pick<Recorder, 'settled' | 'afterRound'>;
}

type FeedSocket = Socket<WitnessClientEvents, WitnessServerEvents>;

/** The feed over which a page opens panels and gets their records: Socket.IO with both transports, and no CORS at all. */
export function createFeed(options: FeedOptions): Feed {
  const { readerOrigin, idleMs, learners, unpolledMs, panels, proxies, recorder } = options;
  // Socket.IO attaches to an http server; this one never listens, it only passes on what was let in.
  const inner = createServer();
  const io = new Server<WitnessClientEvents, WitnessServerEvents>(inner, {
    path: WITNESS_PATH,
    serveClient: false,
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: FEED_MESSAGE_BYTES,
    destroyUpgrade: false,
    wsEngine: wsEngineClosingWithin(idleMs, FeedWebSockets),
  });
  const sessions = new FeedSessions({
    learners,
    unpolledMs,
    hasPanel: learner => panels.holds(learner),
  });
  io.engine.on('connection', (connection: FeedSocket['conn']) => sessions.enter(connection));
  io.on('connection', socket => {
    sessions.joined(socket.conn, serve(socket, panels, peerOf(socket.request, proxies), recorder));
  });
  return {
    handles: url => url.startsWith(WITNESS_PATH),
    request(request, response) {
      const refusal = pollRefusal(request, readerOrigin);
      if (refusal === undefined) inner.emit('request', request, response);
      else answerRequest(response, forbidden(refusal));
    },
    upgrade(request, socket, head) {
      const refusal = upgradeRefusal(request, readerOrigin);
      if (refusal === undefined) inner.emit('upgrade', request, socket, head);
      else answerSocket(socket, forbidden(refusal));
    },
    close() {
      sessions.close();
      return io.close();
    },
  };
}

const forbidden = (sentence: string): Answer => ({
  status: 403,
  sentence,
  headers: {
    'Cache-Control': 'no-store',
    'Cross-Origin-Resource-Policy': 'same-origin',
    Connection: 'close',
  },
});

function serve(
  socket: FeedSocket,
  panels: Panels,
  address: string | undefined,
  { settled, afterRound }: FeedOptions['recorder'],
): Delivery {
  const { conn } = socket;
  const carrier: Carrier = {
    // False from the first write until the kernel has taken it (WebSocket), or until the next poll is there.
    writable: () => socket.connected && conn.transport.writable,
    send: news => socket.emit('records', news),
  };
  const delivery = new Delivery(carrier, panels.budget, afterRound, address);
  let unread = 0;
  const onReady = () => {
    unread = 0;
    delivery.pump();
  };
  conn.transport.on('ready', onReady);
  conn.on('upgrade', (transport: typeof conn.transport) => {
    transport.on('ready', onReady);
    onReady();
  });

  socket.use((_event, next) => {
    unread += 1;
    if (unread > UNREAD_ANSWERS) socket.disconnect(true);
    else next();
  });
  socket.on('open-panel', (...asked: unknown[]) => {
    answerOf<OpenAnswer>(asked[0])(panels.open(delivery));
  });
  socket.on('open-pass', (...asked: unknown[]) => {
    const question = runOf(asked[0]);
    const unknown: PassAnswer = { ok: false, error: 'unknown-token' };
    answerOf<PassAnswer>(asked[1])(question ? panels.pass(delivery, question.token, question.run) : unknown);
  });
  socket.on('resume-panel', (...asked: unknown[]) => {
    const question = resumeOf(asked[0]);
    const unknown: ResumeAnswer = { ok: false, error: 'unknown-token' };
    answerOf<ResumeAnswer>(asked[1])(
      question ? panels.resume(delivery, question.token, question.after) : unknown,
    );
  });
  socket.on('close-panel', (...asked: unknown[]) => {
    const token = tokenOf(asked[0]);
    if (token !== undefined) panels.close(delivery, token);
  });
  socket.on('flush', async (...asked: unknown[]) => {
    const answer = answerOf<FlushAnswer>(asked[1]);
    const question = runOf(asked[0]);
    await settled();
    const panel = question && panels.panel(delivery, question.token);
    const seq = panel && (await delivery.caughtUp(panel));
    answer(seq === undefined ? { ok: false, error: 'unknown-token' } : { ok: true, seq });
  });
  socket.on('clock', (...asked: unknown[]) => answerOf<number>(asked[0])(now()));
  socket.on('disconnect', () => {
    delivery.settle();
    panels.leave(delivery);
  });
  return delivery;
}
