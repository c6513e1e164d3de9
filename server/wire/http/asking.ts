import type { ParsedAs } from '../observer.ts';
import { type BodyEnd, bodyEnd } from './body-end.ts';
import { Ambiguous } from './fields.ts';
import { HeadCollector } from './head-collector.ts';
import { type RequestHead, requestHead } from './heads.ts';
import { type Held, Hold } from './hold.ts';

/** A whole request head. */
export interface Asked {
  readonly head: RequestHead;
  /** The head as it came, Latin-1. */
  readonly text: string;
  readonly at: number;
}

export interface AskingListener {
  begin(asked: Asked, as: ParsedAs): void;
  /** The bytes are the caller's again afterwards. */
  body(bytes: Buffer, at: number): void;
}

/**
 * The client's half of a connection, in step with Node's parser: behind a request head nothing is read before Node has
 * reported a request with the same target. Methods throw Ambiguous.
 */
export class Asking {
  #listener: AskingListener;
  #collector: HeadCollector;
  #body: BodyEnd | undefined;
  /** A head that Node has not reported yet. */
  #waiting: Asked | undefined;
  /** `reading` requests; `left`: Node gave the connection away as an upgrade; `over`: it will read no further request. */
  #state: 'reading' | 'left' | 'over' = 'reading';
  #hold = new Hold();

  constructor(headBytes: number, listener: AskingListener) {
    this.#collector = new HeadCollector(headBytes);
    this.#listener = listener;
  }

  get waiting(): boolean {
    return this.#waiting !== undefined;
  }

  /** @param kept whether the bytes stay as they are; else they are the caller's again afterwards */
  feed(bytes: Buffer, at: number, kept = false): void {
    let rest = bytes;
    for (;;) {
      if (this.#state === 'over') return;
      if (this.#waiting || this.#state === 'left') {
        this.#hold.add(rest, at, kept);
        return;
      }
      const used = this.#body ? this.#readBody(this.#body, rest, at) : this.#readHead(rest, at);
      if (used === rest.length) return;
      rest = rest.subarray(used);
    }
  }

  parsed(target: string, as: ParsedAs): void {
    const asked = this.#waiting;
    if (asked?.head.target !== target) throw new Ambiguous('Node parsed another request');
    if (as === 'upgrade' && asked.head.framing.kind !== 'none') throw new Ambiguous('an upgrade with a body');
    this.#waiting = undefined;
    this.#listener.begin(asked, as);
    if (as === 'upgrade') {
      this.#state = 'left';
      return;
    }
    this.#body = bodyEnd(asked.head.framing);
    for (const { bytes, at } of this.#hold.take()) this.feed(bytes, at, true);
  }

  /**
   * Begins a request that Node refused without reporting it (no Host, an unknown method, an unmet Expect). That is safe for
   * the head and its answer alone: every request before it was reported, so both agree on where it starts, and a head that
   * is not ambiguous has one end. Where Node thinks that its body ends is unknown, so nothing behind the head is read.
   */
  refused(): void {
    const asked = this.#waiting;
    if (!asked) return;
    this.#waiting = undefined;
    this.stop();
    this.#listener.begin(asked, 'request');
  }

  /** No further request will be read from this connection. */
  stop(): void {
    this.#state = 'over';
    this.#hold.take();
  }

  /** What came behind an upgrade request. */
  takeHeld(): readonly Held[] {
    return this.#hold.take();
  }

  #readHead(bytes: Buffer, at: number): number {
    const used = this.#collector.add(bytes);
    if (used === undefined) throw new Ambiguous('an endless request head');
    const text = this.#collector.take();
    if (text !== undefined) this.#waiting = { head: requestHead(text), text, at };
    return used;
  }

  /**
   * A body that may be read in two ways ends the reading, not the exchange: its head was read before, and the next answer is
   * still its own, because every request before it was reported (RFC 9112, section 9.3.2). What stands behind it is nobody's.
   */
  #readBody(body: BodyEnd, bytes: Buffer, at: number): number {
    try {
      const { used, done } = body.add(bytes);
      this.#listener.body(bytes.subarray(0, used), at);
      if (done) this.#body = undefined;
      return used;
    } catch (error) {
      if (!(error instanceof Ambiguous)) throw error;
      this.stop();
      return bytes.length;
    }
  }
}
