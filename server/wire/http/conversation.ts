import type { Direction, WirePart } from '../../protocol.ts';
import type { ParsedAs } from '../observer.ts';
import { type Asked, Asking } from './asking.ts';
import { type BodyEnd, bodyEnd } from './body-end.ts';
import { Ambiguous } from './fields.ts';
import { HeadCollector } from './head-collector.ts';
import { type RequestHead, type ResponseHead, responseHead } from './heads.ts';
import { type Held, Hold } from './hold.ts';

/** Some bytes of one exchange; `head` is there where the part is a head, which is always whole. */
export interface Piece extends Held {
  readonly part: Exclude<WirePart, 'upgraded'>;
  readonly head?: RequestHead | ResponseHead;
}

/** Told of the exchanges of one connection. `T` is whatever `begin` made of one. */
export interface Audience<T> {
  begin(request: RequestHead): T;
  piece(exchange: T, piece: Piece): void;
  /**
   * The connection leaves HTTP (RFC 9110, section 15.2.2), and this conversation is over.
   * @param early what the client had sent behind its upgrade request, before the answer
   * @param answer the 101
   * @param rest what the server wrote in one go with the 101
   */
  upgraded(exchange: T, early: readonly Held[], answer: Piece, rest: Held | undefined): void;
}

interface Open<T> {
  readonly exchange: T;
  readonly method: string;
  readonly as: ParsedAs;
}

/**
 * Splits one connection's bytes into exchanges: the first answer belongs to the first request (RFC 9112, section 9.3.2).
 * It fails closed: once `ambiguous` is set, nothing more is said of this connection.
 */
export class Conversation<T> {
  /** Why the splitting ended, once it has. */
  ambiguous: string | undefined;
  #audience: Audience<T>;
  #asking: Asking;
  #collector: HeadCollector;
  #body: BodyEnd | undefined;
  /** Answers that go out before Node reports the request: `100 Continue`, and its own refusals. */
  #hold = new Hold();
  #open: Open<T>[] = [];
  #last: T | undefined;

  /** @param headBytes the longest head that is read */
  constructor(headBytes: number, audience: Audience<T>) {
    this.#audience = audience;
    this.#collector = new HeadCollector(headBytes);
    this.#asking = new Asking(headBytes, {
      begin: (asked, as) => this.#begin(asked, as),
      body: (bytes, at) => {
        if (this.#last !== undefined) audience.piece(this.#last, { part: 'request-body', bytes, at });
      },
    });
  }

  /** The exchanges that the end of the connection concerns: those without a whole answer, else the last one. */
  get concerned(): readonly T[] {
    if (this.ambiguous !== undefined) return [];
    if (this.#open.length > 0) return this.#open.map(open => open.exchange);
    return this.#last === undefined ? [] : [this.#last];
  }

  feed(direction: Direction, bytes: Buffer, at: number): void {
    this.#step(() =>
      direction === 'server→client' ? this.#answer(bytes, at) : this.#asking.feed(bytes, at),
    );
  }

  /** Node's parser has read a request with this target. */
  parsed(target: string, as: ParsedAs): void {
    this.#step(() => {
      this.#asking.parsed(target, as);
      this.#answerHeld();
    });
  }

  /** The server's half ends: a request that Node never reported was refused. */
  over(): void {
    this.#step(() => {
      if (this.#open.length === 0) this.#asking.refused();
      this.#answerHeld();
    });
  }

  #step(step: () => void): void {
    if (this.ambiguous !== undefined) return;
    try {
      step();
    } catch (error) {
      if (!(error instanceof Ambiguous)) throw error;
      this.ambiguous = error.message;
      this.#asking.stop();
      this.#hold.take();
      this.#open = [];
    }
  }

  #begin({ head, bytes, at }: Asked, as: ParsedAs): void {
    const exchange = this.#audience.begin(head);
    this.#open.push({ exchange, method: head.method, as });
    this.#last = exchange;
    this.#audience.piece(exchange, { part: 'request-head', bytes, at, head });
  }

  #answerHeld(): void {
    for (const { bytes, at } of this.#hold.take()) this.#answer(bytes, at);
  }

  #answer(bytes: Buffer, at: number): void {
    let rest = bytes;
    while (rest.length > 0) {
      const [open] = this.#open;
      if (!open) {
        if (!this.#asking.waiting) throw new Ambiguous('an answer without a request');
        this.#hold.add(rest, at);
        return;
      }
      if (this.#body) {
        rest = rest.subarray(this.#answerBody(open, this.#body, rest, at));
        continue;
      }
      const step = this.#collector.add(rest);
      if (!step) throw new Ambiguous('an endless response head');
      rest = rest.subarray(step.used);
      if (step.head && this.#answerHead(open, step.head, rest, at) === 'upgraded') return;
    }
  }

  #answerBody(open: Open<T>, body: BodyEnd, bytes: Buffer, at: number): number {
    const { used, done } = body.add(bytes);
    this.#audience.piece(open.exchange, { part: 'response-body', bytes: bytes.subarray(0, used), at });
    if (done) this.#answered();
    return used;
  }

  #answerHead(open: Open<T>, bytes: Buffer, rest: Buffer, at: number): 'upgraded' | 'http' {
    const head = responseHead(bytes.toString('latin1'), open.method);
    const piece: Piece = { part: 'response-head', bytes, at, head };
    if (head.status === 101) {
      if (open.as !== 'upgrade') throw new Ambiguous('a 101 to a request that is no upgrade');
      const behind = rest.length > 0 ? { bytes: rest, at } : undefined;
      this.#audience.upgraded(open.exchange, this.#asking.takeHeld(), piece, behind);
      return 'upgraded';
    }
    this.#audience.piece(open.exchange, piece);
    // Of the heads below 200 only the 101 is final (RFC 9110, section 15.2).
    if (head.status >= 200) {
      this.#body = bodyEnd(head.framing);
      if (!this.#body) this.#answered();
    }
    return 'http';
  }

  #answered(): void {
    this.#body = undefined;
    const done = this.#open.shift();
    // After a refused upgrade Node reads no further request from this connection.
    if (done?.as === 'upgrade') this.#asking.stop();
  }
}
