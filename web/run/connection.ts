import type { Socket } from 'socket.io-client';
import type { WitnessClientEvents, WitnessServerEvents } from '../../server/protocol/feed.ts';
import type { ServerState } from './server-state.ts';

export type FeedSocket = Socket<WitnessServerEvents, WitnessClientEvents>;

/** After how long without a response the server counts as silent, and how often a watched one is asked; milliseconds. */
export const SILENT_MS = 5_000;
const WATCH_MS = 2_000;

/**
 * Pauses between the attempts to reach a server that is away, and how long one may take; milliseconds. On loopback an
 * attempt fails at once, so that the page knows within a second, and finds a server that is back within two and a half. A
 * slow machine is no lost server, and a halted one answers the attempt that waits for it when it goes on.
 */
export const RECONNECTION = {
  reconnectionDelay: 250,
  reconnectionDelayMax: 1_500,
  timeout: 60_000,
} as const;

/** Questions to the witness, over a connection that is made again by itself; it says whether the server responds. */
export class FeedConnection {
  readonly socket: FeedSocket;
  readonly #tell: (state: ServerState) => void;
  /** An attempt to connect is under way; the client makes the first by itself. */
  #attempting = true;

  constructor(socket: FeedSocket, tell: (state: ServerState) => void) {
    this.socket = socket;
    this.#tell = tell;
    socket.on('connect', () => {
      this.#attempting = false;
      tell('responds');
    });
    socket.on('disconnect', () => {
      this.#attempting = false;
      // Firefox makes a WebSocket that follows failed ones wait, up to a minute; polls never. They are upgraded later.
      Object.assign(socket.io.opts, { transports: ['polling', 'websocket'], tryAllTransports: false });
    });
    socket.on('connect_error', ({ message }) => {
      this.#attempting = false;
      // The client's own word for an attempt that took longer than its `timeout`; any other was refused or cut.
      tell(message === 'timeout' ? 'silent' : 'unreachable');
    });
    socket.io.on('reconnect_attempt', () => {
      this.#attempting = true;
    });
  }

  /**
   * Waits for a response for as long as there is a connection.
   * @throws Error when there is none, and an attempt to make one fails
   */
  async ask<A>(question: (socket: FeedSocket) => Promise<A>): Promise<A> {
    const silent = setTimeout(() => this.#tell('silent'), SILENT_MS);
    try {
      if (!this.socket.connected) await this.#connect();
      const answer = await question(this.socket);
      this.#tell('responds');
      return answer;
    } finally {
      clearTimeout(silent);
    }
  }

  /** Asks again and again while somebody waits for something of the server, so that its silence is noticed. */
  async watch(over: AbortSignal): Promise<void> {
    while (!over.aborted) {
      await this.ask(socket => socket.emitWithAck('clock')).catch(() => {
        // The connection's own events have told why.
      });
      await new Promise(resolve => setTimeout(resolve, WATCH_MS));
    }
  }

  /** Waits for the attempt that is being made, or else makes one now; the client goes on trying by itself. */
  async #connect(): Promise<void> {
    const { socket } = this;
    let done = () => {};
    const attempt = new Promise<void>((resolve, reject) => {
      socket.on('connect', resolve);
      socket.on('connect_error', reject);
      done = () => {
        socket.off('connect', resolve);
        socket.off('connect_error', reject);
      };
    });
    if (!this.#attempting) {
      this.#attempting = true;
      // Ends the pause before the next attempt, where there is one.
      socket.disconnect().connect();
    }
    await attempt.finally(done);
  }
}
