import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { TurnTakingServer } from '../limits/turn-taking.ts';
import type { Held, Waiting } from '../limits/waiting.ts';

/** The parts of `ws` that this file uses; the package declares no type for them. */
interface Parts {
  readonly _socket: WatchedSocket;
  readonly _receiver: Receiver;
}
interface Receiver {
  /** What was read and belongs to no whole frame yet, a part for each read. */
  readonly _buffers: readonly Buffer[];
  readonly _bufferedBytes: number;
  /** The frames of a message that is not whole yet, inflated. */
  readonly _fragments: readonly Buffer[];
  /** Opcode of that message, or 0. */
  readonly _fragmented: number;
  readonly _compressed: boolean;
  readonly _state: number;
}

const WATCHED = Symbol('the WebSocket on a socket');
interface WatchedSocket extends Duplex {
  [WATCHED]?: WebSocket;
}

/** Below this nothing is counted: an ordinary message is whole after one read. Bytes. */
const UNCOUNTED = 4_096;

/** What a part costs beside its bytes, however short it is. */
const PART_BYTES = 256;

/** What a decompressor costs in the middle of a message: a window of 32 KB, its state, a chunk of output. */
const INFLATER_BYTES = 65_536;

/** The receiver's state while a frame is decompressed on another thread, and when to look what came of it. */
const INFLATING = 5;
const INFLATED_MS = 10;

/** A part keeps all of the memory that it is a view of, mostly what one read brought. */
function memoryOf(receiver: Receiver): number {
  const {
    _buffers: [first],
    _fragments: fragments,
  } = receiver;
  let bytes = receiver._bufferedBytes + PART_BYTES * (receiver._buffers.length + fragments.length);
  if (first) bytes += first.buffer.byteLength - first.length; // only the first was begun
  let last: ArrayBufferLike | undefined;
  for (const { buffer } of fragments) {
    if (buffer !== last) bytes += buffer.byteLength;
    last = buffer;
  }
  const inflates = receiver._compressed && receiver._fragmented !== 0;
  return inflates ? bytes + INFLATER_BYTES : bytes;
}

/**
 * Counts what has come of messages that are not whole yet: whoever never sends the rest keeps it in memory.
 *
 * @returns what watches one connection
 */
function limitIncoming(waiting: Waiting): (ws: WebSocket) => void {
  // Of the few connections that are in the middle of a large message.
  const partial = new Map<WebSocket, Held>();

  function look(ws: WebSocket): void {
    if (ws.readyState === ws.CLOSED) return;
    const { _receiver: receiver } = ws as unknown as Parts;
    if (receiver._state === INFLATING) setTimeout(look, INFLATED_MS, ws);
    const bytes = memoryOf(receiver);
    const held = partial.size > 0 ? partial.get(ws) : undefined;
    if (held === undefined && bytes < UNCOUNTED) return;
    if (!(held ?? begin(ws)).set(bytes)) ws.terminate();
  }

  function begin(ws: WebSocket): Held {
    const held = waiting.hold(() => ws.terminate());
    partial.set(ws, held);
    // What one read brings is handed on a message at a time, and no further read may follow.
    ws.on('message', () => look(ws));
    ws.once('close', () => {
      partial.delete(ws);
      held.end();
    });
    return held;
  }

  function onData(this: WatchedSocket): void {
    const ws = this[WATCHED];
    if (ws) look(ws);
  }

  return ws => {
    const { _socket: socket } = ws as unknown as Parts;
    socket[WATCHED] = ws;
    // `ws` listens already, so this runs when it has taken all that is whole.
    socket.on('data', onData);
  };
}

/**
 * A WebSocket server that counts from the first byte on: a socket that only probes whether Engine.IO could upgrade belongs
 * to no session yet, and one that is closing still reads.
 */
export function watchedServer(waiting: Waiting): typeof TurnTakingServer {
  const watch = limitIncoming(waiting);
  return class extends TurnTakingServer {
    override handleUpgrade(
      request: IncomingMessage,
      socket: Duplex,
      head: Buffer,
      callback: (ws: WebSocket, request: IncomingMessage) => void,
    ): void {
      super.handleUpgrade(request, socket, head, (ws, upgraded) => {
        watch(ws);
        callback(ws, upgraded);
      });
    }
  };
}
