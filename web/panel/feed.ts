import type { Socket } from 'socket.io-client';
import {
  type OpenAnswer,
  unpackNews,
  WITNESS_HEADER,
  WITNESS_PATH,
  type WireRecord,
  type WitnessClientEvents,
  type WitnessServerEvents,
} from '../../server/protocol.ts';
import { type ClockEstimate, type ClockSample, estimateClock, now } from './clock.ts';

/** Whether the witness says that nothing is missing, and how many records it dropped to stay within its limits. */
export interface Flushed {
  readonly complete: boolean;
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
   * @throws Error when the witness gives none
   */
  pass(run: string): Promise<string>;
  close(): void;
}

/**
 * How long a connected witness may think, in milliseconds; a page that gets no answer says so instead of waiting on. How long
 * connecting may take is the client's own affair, which tells when it failed: a slow machine is no lost witness.
 */
const ANSWER_MS = 10_000;
const CLOCK_SAMPLES = 5;

type FeedSocket = Socket<WitnessServerEvents, WitnessClientEvents>;

interface Held {
  token: string;
  seq: number;
  /** How many records were dropped before they could be sent, since the last flush. */
  dropped: number;
  readonly deliver: (records: readonly WireRecord[]) => void;
}

/** The page's one connection to the witness, opened with the first panel that wakes; it resumes by itself. */
class Feed {
  readonly #socket: FeedSocket;
  readonly #held = new Set<Held>();
  #clock: ClockEstimate | null = null;

  constructor(socket: FeedSocket) {
    this.#socket = socket;
    socket.on('connect', () => void this.#connected());
    socket.on('records', news => {
      for (const { token, records } of unpackNews(news))
        for (const held of this.#held) if (held.token === token) this.#deliver(held, records);
    });
  }

  get clock(): ClockEstimate | null {
    return this.#clock;
  }

  async open(deliver: Held['deliver']): Promise<Seat> {
    const held: Held = { token: await this.#open(), seq: 0, dropped: 0, deliver };
    this.#held.add(held);
    const socket = this.#socket;
    return {
      get token() {
        return held.token;
      },
      async flush(run, token) {
        const answer = await socket
          .timeout(ANSWER_MS)
          .emitWithAck('flush', { token, run })
          .catch(() => null);
        const dropped = held.dropped + (answer?.ok ? Math.max(0, answer.seq - held.seq) : 0);
        held.dropped = 0;
        return { complete: answer?.ok === true && dropped === 0, dropped };
      },
      async pass(run) {
        const answer = await socket.timeout(ANSWER_MS).emitWithAck('open-pass', { token: held.token, run });
        if (!answer.ok) throw new Error(answer.error);
        return answer.pass;
      },
      close: () => {
        this.#held.delete(held);
        socket.emit('close-panel', { token: held.token });
      },
    };
  }

  async #open(): Promise<string> {
    await connection(this.#socket);
    const answer: OpenAnswer = await this.#socket.timeout(ANSWER_MS).emitWithAck('open-panel');
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
    const answer = await this.#socket.timeout(ANSWER_MS).emitWithAck('resume-panel', question);
    if (answer.ok) return;
    // The server has been restarted: a new seat, and its numbers start again.
    held.token = await this.#open();
    held.seq = 0;
  }

  async #compareClocks(): Promise<void> {
    const samples: ClockSample[] = [];
    for (let i = 0; i < CLOCK_SAMPLES; i++) {
      const asked = now();
      const said = await this.#socket.timeout(ANSWER_MS).emitWithAck('clock');
      samples.push({ asked, said, answered: now() });
    }
    this.#clock = estimateClock(samples);
  }
}

/**
 * Waits for the connection, or for the end of the attempt that is being made; the client goes on trying by itself.
 * @throws Error as the client words it, when that attempt fails
 */
async function connection(socket: FeedSocket): Promise<void> {
  if (socket.connected) return;
  // A server that ended or refused the feed is asked again only when told to.
  if (!socket.active) socket.connect();
  let done = () => {};
  const attempt = new Promise<void>((resolve, reject) => {
    socket.on('connect', resolve);
    socket.on('connect_error', reject);
    done = () => {
      socket.off('connect', resolve);
      socket.off('connect_error', reject);
    };
  });
  await attempt.finally(done);
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
  });
  return new Feed(socket);
}

/** The page's feed, made on first use. */
export function theFeed(): Promise<Feed> {
  feed ??= connect();
  return feed;
}
