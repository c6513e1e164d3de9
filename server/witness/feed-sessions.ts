import type { Socket } from 'socket.io';
import type { WebSocket } from 'ws';
import type { Learner } from './seats.ts';

/** Sessions beyond one for each learner: pages that have opened no panel yet, or none any more. */
export const RESERVE = 256;

/** How often it is looked for sessions that nobody polls, in milliseconds. */
const LOOK_MS = 1_000;

/** An Engine.IO session. */
type Connection = Socket['conn'];

export interface FeedSessionsOptions {
  /** Learners at once; see `Limits`. */
  readonly learners: number;
  /** Milliseconds that a session over polling may go without a poll. */
  readonly unpolledMs: number;
  readonly hasPanel: (learner: Learner) => boolean;
}

/**
 * The feed's sessions. They are limited, but a new one always gets in: one that has no panel gives way to it. A page that had
 * to connects again by itself, and its panels outlive the gap.
 */
export class FeedSessions {
  readonly #most: number;
  readonly #unpolledMs: number;
  readonly #hasPanel: (learner: Learner) => boolean;
  /** With its learner once it has joined; the oldest comes first. */
  readonly #open = new Map<Connection, Learner | undefined>();
  /** When the last poll of each came, while it is over polling. */
  readonly #polledAt = new Map<Connection, number>();
  readonly #look: NodeJS.Timeout;

  constructor({ learners, unpolledMs, hasPanel }: FeedSessionsOptions) {
    this.#most = learners + RESERVE;
    this.#unpolledMs = unpolledMs;
    this.#hasPanel = hasPanel;
    this.#look = setInterval(() => this.#endUnpolled(), LOOK_MS).unref();
  }

  enter(connection: Connection): void {
    const last = this.#open.size >= this.#most ? this.#first() : undefined;
    if (last) end(last);
    this.#open.set(connection, undefined);
    connection.once('close', () => {
      this.#open.delete(connection);
      this.#polledAt.delete(connection);
    });
    joinsOnce(connection);
    if (connection.transport.name !== 'polling') return;
    const polled = () => this.#polledAt.set(connection, performance.now());
    polled();
    connection.on('flush', polled);
    connection.once('upgrade', () => {
      connection.off('flush', polled);
      this.#polledAt.delete(connection);
    });
  }

  joined(connection: Connection, learner: Learner): void {
    if (this.#open.has(connection)) this.#open.set(connection, learner);
  }

  close(): void {
    clearInterval(this.#look);
  }

  /** Who gives way first. Only where learners share seats do more sessions than learners have panels. */
  #first(): Connection | undefined {
    for (const [connection, learner] of this.#open)
      if (!learner || !this.#hasPanel(learner)) return connection;
    const [oldest] = this.#open.keys();
    return oldest;
  }

  #endUnpolled(): void {
    const now = performance.now();
    // Writable: a poll waits for something to answer.
    for (const [connection, polledAt] of this.#polledAt)
      if (connection.transport.writable) this.#polledAt.set(connection, now);
      else if (now - polledAt > this.#unpolledMs) end(connection);
  }
}

/**
 * A page joins the main namespace, once, without auth: `0` (Socket.IO protocol 5, "Packet encoding"). Each CONNECT has its
 * response, also one to a namespace that is not there, and none of them is an event that could be counted.
 */
function joinsOnce(connection: Connection): void {
  let joined = false;
  connection.on('packet', ({ type, data }: { readonly type: string; readonly data?: unknown }) => {
    if (type !== 'message' || typeof data !== 'string' || !data.startsWith('0')) return;
    if (joined || data !== '0') end(connection);
    joined = true;
  });
}

/** Ends a session and everything that waits for its client, at once. */
function end(connection: Connection): void {
  connection.close(true);
  const { socket } = connection.transport as { readonly socket?: WebSocket };
  socket?.terminate();
}
