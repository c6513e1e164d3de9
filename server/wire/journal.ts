import type { Direction, EndRecord } from '../protocol/records.ts';
import { warnOfFailure } from './failed-observer.ts';
import type { ConnectionObserver, Observe, ParsedAs, TappedConnection } from './observer.ts';

/** Bytes and events that wait at most; then they are told at once. */
const JOURNAL_BYTES = 131_072;
const JOURNAL_EVENTS = 2_048;
/** A chunk from this length on is told at once, without a copy. */
const LARGE_BYTES = 16_384;
/**
 * Milliseconds from one round to the next: an event waits so long at most, and the first after a pause only for the turn's end.
 * It is the one wait from the socket to the page. A message costs more than the recording of many records, so on a busy lab
 * they wait for each other; nobody sees the difference.
 */
export const ROUND_MS = 50;

/** What an event is; ends have the numbers from `FIRST_END` on, in the order of `ENDS`. */
const [ASKED, ANSWERED, REQUEST, UPGRADE, FIRST_END] = [0, 1, 2, 3, 4];
const ENDS = ['client-fin', 'server-fin', 'reset', 'closed'] as const satisfies readonly EndRecord['how'][];

/** Calls back after some milliseconds; at 0 when the turn of the event loop is over. */
export type Later = (callback: () => void, ms: number) => void;
const later: Later = (callback, ms) => {
  if (ms > 0) setTimeout(callback, ms).unref();
  else setImmediate(callback);
};

/**
 * Tells an observer everything a little later, in the same order, connections mixed as they were. In the middle of a
 * handshake the observer's code is always cold, and makes the server's cold; over many events in one go it costs a fraction.
 */
export class Journal {
  /** How many events there were. */
  activity = 0;
  #observe: Observe;
  #later: Later;
  #bytes = Buffer.allocUnsafeSlow(JOURNAL_BYTES);
  #used = 0;
  #count = 0;
  #connections = new Array<Journaled | undefined>(JOURNAL_EVENTS).fill(undefined);
  #targets = new Array<string>(JOURNAL_EVENTS).fill('');
  #kinds = new Uint8Array(JOURNAL_EVENTS);
  #times = new Float64Array(JOURNAL_EVENTS);
  /** Where the bytes of each event end. */
  #stops = new Uint32Array(JOURNAL_EVENTS);
  #scheduled = false;
  #roundAt = Number.NEGATIVE_INFINITY;
  #afterRound: (() => void)[] = [];

  constructor(observe: Observe, delayed: Later = later) {
    this.#observe = observe;
    this.#later = delayed;
  }

  /** For `tap`. */
  readonly observe: Observe = connection => {
    this.activity += 1;
    return new Journaled(this, connection, this.#observe);
  };

  chunk(connection: Journaled, direction: Direction, bytes: Buffer, at: number): void {
    if (bytes.length >= LARGE_BYTES) {
      this.tell();
      this.activity += 1;
      connection.observer()?.chunk(direction, bytes, at);
      return;
    }
    if (this.#used + bytes.length > JOURNAL_BYTES) this.tell();
    this.#bytes.set(bytes, this.#used);
    this.#used += bytes.length;
    this.#note(connection, direction === 'client→server' ? ASKED : ANSWERED, at);
  }

  parsed(connection: Journaled, target: string, as: ParsedAs): void {
    this.#targets[this.#count] = target;
    this.#note(connection, as === 'request' ? REQUEST : UPGRADE, 0);
  }

  end(connection: Journaled, how: EndRecord['how'], at: number): void {
    this.#note(connection, FIRST_END + ENDS.indexOf(how), at);
  }

  /** Calls back once everything of this round is told: what it brought can be handed on together. */
  readonly afterRound = (callback: () => void): void => {
    this.#afterRound.push(callback);
    if (!this.#scheduled) this.#schedule();
  };

  /** Tells everything now, also in the middle of a round. */
  tell(): void {
    const count = this.#count;
    let start = 0;
    for (let event = 0; event < count; event += 1) {
      const connection = this.#connections[event];
      this.#connections[event] = undefined;
      const stop = this.#stops[event] ?? 0;
      try {
        const observer = connection?.observer();
        if (observer) this.#tellOne(observer, event, start, stop);
      } catch (error) {
        warnOfFailure(error);
        connection?.detach();
      }
      start = stop;
    }
    this.#used = 0;
    this.#count = 0;
  }

  #tellOne(observer: ConnectionObserver, event: number, start: number, stop: number): void {
    const kind = this.#kinds[event] ?? 0;
    const at = this.#times[event] ?? 0;
    if (kind <= ANSWERED) {
      const direction = kind === ASKED ? 'client→server' : 'server→client';
      observer.chunk(direction, this.#bytes.subarray(start, stop), at);
    } else if (kind < FIRST_END) {
      observer.parsed(this.#targets[event] ?? '', kind === REQUEST ? 'request' : 'upgrade');
      this.#targets[event] = '';
    } else {
      const how = ENDS[kind - FIRST_END];
      if (how) observer.end(how, at);
    }
  }

  #note(connection: Journaled, kind: number, at: number): void {
    const event = this.#count;
    this.activity += 1;
    this.#connections[event] = connection;
    this.#kinds[event] = kind;
    this.#times[event] = at;
    this.#stops[event] = this.#used;
    this.#count = event + 1;
    if (event + 1 === JOURNAL_EVENTS) this.tell();
    else if (!this.#scheduled) this.#schedule();
  }

  #schedule(): void {
    this.#scheduled = true;
    const rest = this.#roundAt + ROUND_MS - performance.now();
    this.#later(() => this.#round(), Math.max(0, rest));
  }

  #round(): void {
    this.#roundAt = performance.now();
    this.tell();
    // What is written while it tells belongs to this round.
    this.#scheduled = false;
    for (const callback of this.#afterRound.splice(0)) callback();
  }
}

/** One connection, whose observer lags behind. */
class Journaled implements ConnectionObserver, TappedConnection {
  #journal: Journal;
  #connection: TappedConnection;
  #observe: Observe | undefined;
  #observer: ConnectionObserver | undefined;

  constructor(journal: Journal, connection: TappedConnection, observe: Observe) {
    this.#journal = journal;
    this.#connection = connection;
    this.#observe = observe;
  }

  get remotePort(): number | undefined {
    return this.#connection.remotePort;
  }

  /** What was noted meanwhile is not told any more. */
  detach(): void {
    this.#observe = undefined;
    this.#observer = undefined;
    this.#connection.detach();
  }

  chunk(direction: Direction, bytes: Buffer, at: number): void {
    this.#journal.chunk(this, direction, bytes, at);
  }

  parsed(target: string, as: ParsedAs): void {
    this.#journal.parsed(this, target, as);
  }

  end(how: EndRecord['how'], at: number): void {
    this.#journal.end(this, how, at);
  }

  /** Whom to tell of it: asked for when there is something to tell; undefined when it is not observed. */
  observer(): ConnectionObserver | undefined {
    const observe = this.#observe;
    if (!observe) return this.#observer;
    this.#observe = undefined;
    const observer = observe(this);
    if (observer) this.#observer = observer;
    else this.detach();
    return observer;
  }
}
