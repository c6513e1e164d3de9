import { type OpenAnswer, unpackNews, WITNESS_HEADER, WITNESS_PATH } from '../../server/protocol/feed.ts';
import type { WireRecord } from '../../server/protocol/records.ts';
import { type ClockEstimate, type ClockSample, estimateClock, now } from './clock.ts';
import { FeedConnection, type FeedSocket, RECONNECTION } from './connection.ts';
import { tellServerState } from './server-state.ts';

/** What the witness says of a run's record. */
export interface Flushed {
  /** It could be asked at all. */
  readonly reached: boolean;
  /** Nothing is missing. */
  readonly complete: boolean;
  /** How many records it dropped to stay within its limits. */
  readonly dropped: number;
}

/** A panel's place at the witness. The token attributes requests to it and dies with it. */
export interface Seat {
  readonly token: string;
  /**
   * Resolves when every record that the lab had seen of the run, and kept, has been delivered.
   * @param token the one that the run's requests carried: a server that was restarted meanwhile does not know it
   */
  flush(run: string, token: string): Promise<Flushed>;
  /**
   * Stands for the token in requests of one run, on a page that must not hold the token itself.
   * @throws Error when the witness gives none, or cannot be reached
   */
  pass(run: string): Promise<string>;
  close(): void;
}

const CLOCK_SAMPLES = 5;

interface Held {
  token: string;
  seq: number;
  /** How many records were dropped before they could be sent, since the last flush. */
  dropped: number;
  readonly deliver: (records: readonly WireRecord[]) => void;
}

/** The page's one feed from the witness, opened once a panel is awake; it resumes by itself. */
class Feed {
  readonly #connection: FeedConnection;
  readonly #held = new Set<Held>();
  #clock: ClockEstimate | null = null;

  constructor(socket: FeedSocket) {
    this.#connection = new FeedConnection(socket, tellServerState);
    socket.on('connect', () => void this.#connected());
    socket.on('records', news => {
      for (const { token, records } of unpackNews(news))
        for (const held of this.#held) if (held.token === token) this.#deliver(held, records);
    });
  }

  get clock(): ClockEstimate | null {
    return this.#clock;
  }

  /** See `FeedConnection.watch`. */
  watch(over: AbortSignal): Promise<void> {
    return this.#connection.watch(over);
  }

  async open(deliver: Held['deliver']): Promise<Seat> {
    const held: Held = { token: await this.#open(), seq: 0, dropped: 0, deliver };
    this.#held.add(held);
    const connection = this.#connection;
    return {
      get token() {
        return held.token;
      },
      async flush(run, token) {
        const flush = () => connection.ask(socket => socket.emitWithAck('flush', { token, run }));
        // The feed may have been cut by what cut the run: then the next one is asked.
        const answer = await flush()
          .catch(flush)
          .catch(() => null);
        const dropped = held.dropped + (answer?.ok ? Math.max(0, answer.seq - held.seq) : 0);
        held.dropped = 0;
        return { reached: answer !== null, complete: answer?.ok === true && dropped === 0, dropped };
      },
      async pass(run) {
        const { token } = held;
        const answer = await connection.ask(socket => socket.emitWithAck('open-pass', { token, run }));
        if (!answer.ok) throw new Error(answer.error);
        return answer.pass;
      },
      close: () => {
        this.#held.delete(held);
        // Where the connection is cut the panel is not resumed, and ends by itself.
        if (connection.socket.connected) connection.socket.emit('close-panel', { token: held.token });
      },
    };
  }

  async #open(): Promise<string> {
    const answer = await this.#connection.ask<OpenAnswer>(socket => socket.emitWithAck('open-panel'));
    if (!answer.ok) throw new Error(answer.error);
    return answer.token;
  }

  /** A record that was seen before is a repetition of the resume; `seq` counts up by one, but for what the caps dropped. */
  #deliver(held: Held, records: readonly WireRecord[]): void {
    const fresh = records.filter(record => record.seq > held.seq);
    const last = fresh.at(-1);
    if (!last) return;
    held.dropped += (fresh[0]?.seq ?? last.seq) - held.seq - 1;
    held.seq = last.seq;
    held.deliver(fresh);
  }

  async #connected(): Promise<void> {
    await Promise.all([this.#compareClocks(), ...[...this.#held].map(held => this.#resume(held))]).catch(
      () => {
        // The connection broke again: the next `connect` starts over.
      },
    );
  }

  async #resume(held: Held): Promise<void> {
    const question = { token: held.token, after: held.seq };
    const answer = await this.#connection.ask(socket => socket.emitWithAck('resume-panel', question));
    if (answer.ok) return;
    // The server has been restarted: a new seat, and its numbers start again.
    held.token = await this.#open();
    held.seq = 0;
  }

  async #compareClocks(): Promise<void> {
    const samples: ClockSample[] = [];
    for (let i = 0; i < CLOCK_SAMPLES; i++) {
      const asked = now();
      const said = await this.#connection.ask(socket => socket.emitWithAck('clock'));
      samples.push({ asked, said, answered: now() });
    }
    this.#clock = estimateClock(samples);
  }
}

let feed: Promise<Feed> | undefined;

async function connect(): Promise<Feed> {
  const { io } = await import('socket.io-client');
  // WebSocket first: ten tabs of long polls would use up the browser's six HTTP/1.1 connections per origin.
  const socket: FeedSocket = io({
    path: WITNESS_PATH,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    extraHeaders: { [WITNESS_HEADER]: '1' },
    ...RECONNECTION,
  });
  return new Feed(socket);
}

/** The page's feed, made on first use. */
export function theFeed(): Promise<Feed> {
  feed ??= connect();
  return feed;
}
