import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Held, Waiting } from '../limits/waiting.ts';

/** The parts of `ws` that this file uses; the package declares no type for them. */
interface Parts {
  readonly _socket: WatchedSocket;
  readonly _receiver: {
    /** Bytes that were read and belong to no whole frame yet. */
    readonly _bufferedBytes: number;
    /** Bytes of the frames of a message that is not whole yet, inflated. */
    readonly _messageLength: number;
  };
}

const WATCHED = Symbol('the WebSocket on a socket');
interface WatchedSocket extends Duplex {
  [WATCHED]?: WebSocket;
}

/** Below this nothing is counted: an ordinary message is whole after one read. Bytes. */
const UNCOUNTED = 4_096;

/**
 * Counts what has come of messages that are not whole yet: whoever never sends the rest keeps it in memory.
 *
 * @returns what watches one connection
 */
export function limitIncoming(waiting: Waiting): (ws: WebSocket) => void {
  // Of the few connections that are in the middle of a large message.
  const partial = new Map<WebSocket, Held>();

  function look(ws: WebSocket): void {
    const { _receiver: receiver } = ws as unknown as Parts;
    const bytes = receiver._bufferedBytes + receiver._messageLength;
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
