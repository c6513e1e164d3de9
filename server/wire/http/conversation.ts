import type { Direction, WirePart } from '../../protocol/records.ts';
import type { ParsedAs } from '../observer.ts';
import { type Asked, Asking } from './asking.ts';
import { type BodyEnd, bodyEnd } from './body-end.ts';
import { Ambiguous } from './fields.ts';
import { HeadCollector } from './head-collector.ts';
import { type RequestHead, type ResponseHead, responseHead } from './heads.ts';
import { type Held, Hold } from './hold.ts';

/** A whole head of one exchange, or some bytes of a body, which are the caller's again after the call. */
export type Piece = HeadPiece | BodyPiece;
export interface HeadPiece {
  readonly part: Extract<WirePart, 'request-head' | 'response-head'>;
  readonly head: RequestHead | ResponseHead;
  /** The head as it crossed the wire, Latin-1. */
  readonly text: string;
  readonly at: number;
}
export interface BodyPiece extends Held {
  readonly part: Extract<WirePart, 'request-body' | 'response-body'>;
}

/** Told of the exchanges of one connection. `T` is whatever `begin` made of one. */
export interface Audience<T> {
  begin(request: RequestHead): T;
  piece(exchange: T, piece: Piece): void;
  /**
   * The connection leaves HTTP (RFC 9110, section 15.2.2), and this conversation is over.
   * @param early what the client had sent behind its upgrade request, before the answer
   * @param answer the 101
   * @param rest what the server wrote in one go with the 101; the caller's again after the call
   */
  upgraded(exchange: T, early: readonly Held[], answer: HeadPiece, rest: Held | undefined): void;
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

  /** @param bytes at least one; they are the caller's again afterwards */
  feed(direction: Direction, bytes: Buffer, at: number): void {
    this.#step(() =>
      direction === 'server→client' ? this.#answer(bytes, at, false) : this.#asking.feed(bytes, at),
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

  #begin({ head, text, at }: Asked, as: ParsedAs): void {
    const exchange = this.#audience.begin(head);
    this.#open.push({ exchange, method: head.method, as });
    this.#last = exchange;
    this.#audience.piece(exchange, { part: 'request-head', head, text, at });
  }

  #answerHeld(): void {
    for (const { bytes, at } of this.#hold.take()) this.#answer(bytes, at, true);
  }

  /** @param kept as in `Asking.feed` */
  #answer(bytes: Buffer, at: number, kept: boolean): void {
    let rest = bytes;
    for (;;) {
      const [open] = this.#open;
      if (!open) {
        if (!this.#asking.waiting) throw new Ambiguous('an answer without a request');
        this.#hold.add(rest, at, kept);
        return;
      }
      let used: number | undefined;
      if (this.#body) used = this.#answerBody(open, this.#body, rest, at);
      else {
        used = this.#collector.add(rest);
        if (used === undefined) throw new Ambiguous('an endless response head');
        const text = this.#collector.take();
        if (text !== undefined && this.#answerHead(open, text, rest, used, at) === 'upgraded') return;
      }
      if (used === rest.length) return;
      rest = rest.subarray(used);
    }
  }

  #answerBody(open: Open<T>, body: BodyEnd, bytes: Buffer, at: number): number {
    const { used, done } = body.add(bytes);
    this.#audience.piece(open.exchange, { part: 'response-body', bytes: bytes.subarray(0, used), at });
    if (done) this.#answered();
    return used;
  }

  /** @param bytes what was written, the head's last part up to `used` */
  #answerHead(open: Open<T>, text: string, bytes: Buffer, used: number, at: number): 'upgraded' | 'http' {
    const head = responseHead(text, open.method);
    const piece: HeadPiece = { part: 'response-head', head, text, at };
    if (head.status === 101) {
      if (open.as !== 'upgrade') throw new Ambiguous('a 101 to a request that is no upgrade');
      const behind = used < bytes.length ? { bytes: bytes.subarray(used), at } : undefined;
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
