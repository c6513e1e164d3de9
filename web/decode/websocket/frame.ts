import type { Direction } from '../../../server/protocol/records.ts';
import { concat } from '../bytes.ts';
import { type CloseBody, decodeCloseBody } from './close.ts';
import { type FrameHeader, LONGEST_HEADER, readHeader } from './frame-header.ts';
import { type Span, type Violation, violation } from './violation.ts';

/** One RFC 6455 frame. All offsets count from the first byte of this direction behind the 101. */
export interface Frame extends FrameHeader {
  /** The whole frame. */
  readonly span: Span;
  /** The application and extension data, unmasked, in a copy of its own. */
  readonly payload: Uint8Array;
  readonly payloadLength: number;
  readonly payloadSpan: Span;
  /** The code and reason of a close frame that has a body. */
  readonly close: CloseBody | undefined;
}

/** The endpoint must fail the connection here: what follows in this direction is opaque. Comes once, and last. */
export interface Failure {
  readonly kind: 'failure';
  readonly violation: Violation;
  /** The header of the offending frame as far as it was read. */
  readonly header: FrameHeader | undefined;
}

export type FrameItem = { readonly kind: 'frame'; readonly frame: Frame } | Failure;

export interface FrameOptions {
  readonly direction: Direction;
  /** Whether permessage-deflate was negotiated: then RSV1 may stand on the first frame of a message (RFC 7692 §6). */
  readonly deflate: boolean;
}

const HTTP = [...'HTTP/1.'].map(character => character.charCodeAt(0));

/** The frames of one direction, from bytes in chunks of any size: the items are the same for any chunking. */
export class FrameDecoder {
  private readonly options: FrameOptions;
  /** Bytes that came and belong to no finished frame, in order. */
  private waiting: Uint8Array[] = [];
  private waitingLength = 0;
  /** How many must wait before a frame can be whole: its header is read once, not at every chunk. */
  private needed = 0;
  /** Stream offset of the first waiting byte. */
  private offset = 0;
  private insideMessage = false;
  private closed = false;
  private failed = false;

  constructor(options: FrameOptions) {
    this.options = options;
  }

  /** Takes the next bytes of the stream (they are copied where kept) and returns what they completed. */
  push(bytes: Uint8Array): FrameItem[] {
    if (this.failed || bytes.length === 0) return [];
    this.waiting.push(bytes.slice());
    this.waitingLength += bytes.length;
    const items: FrameItem[] = [];
    if (this.waitingLength < this.needed) return items;
    this.needed = 0;
    for (let item = this.next(); item !== undefined; item = this.next()) {
      items.push(item);
      if (item.kind === 'failure') this.failed = true;
      if (this.failed) break;
    }
    return items;
  }

  /** How many bytes of an unfinished frame are waiting; 0 after a failure. */
  get unfinished(): number {
    return this.failed ? 0 : this.waitingLength;
  }

  /** The header of the frame that is unfinished, where enough of it has come. */
  get unfinishedHeader(): FrameHeader | undefined {
    return this.failed ? undefined : readHeader(this.head(), this.offset)?.header;
  }

  private next(): FrameItem | undefined {
    const head = this.head();
    const spoken = this.spokenHttp(head);
    if (spoken === 'perhaps') return undefined;
    if (spoken) return this.fail(violation('http-after-upgrade', this.offset, this.offset + HTTP.length));
    const read = readHeader(head, this.offset);
    if (read === undefined) return undefined;
    const { header } = read;
    // The order is that of the bytes that show the fault, so that it does not depend on the chunks.
    const wrong = read.flagsViolation ?? this.misplaced(header);
    if (wrong !== undefined) return this.fail(wrong, readHeader(head.subarray(0, 2), this.offset)?.header);
    if (read.lengthViolation !== undefined) {
      const known = head.subarray(0, header.lengthSpan.end - this.offset);
      return this.fail(read.lengthViolation, readHeader(known, this.offset)?.header);
    }
    const { payloadLength } = header;
    const length = header.headerSpan.end - header.headerSpan.start;
    if (!read.complete || payloadLength === undefined) return undefined;
    if (this.waitingLength < length + payloadLength) {
      this.needed = length + payloadLength;
      return undefined;
    }
    return this.finish({ ...header, payloadLength }, length);
  }

  private finish(header: FrameHeader & { readonly payloadLength: number }, length: number): FrameItem {
    const size = length + header.payloadLength;
    const bytes = this.joined();
    const payload = bytes.slice(length, size);
    if (header.maskKey !== undefined) unmask(payload, header.maskKey);
    const close = header.opcodeName === 'close' ? decodeCloseBody(payload, this.offset + length) : undefined;
    if (close?.violation !== undefined) return this.fail(close.violation, header);
    const rest = bytes.subarray(size);
    const start = this.offset;
    this.waiting = rest.length > 0 ? [rest] : [];
    this.waitingLength = rest.length;
    this.offset += size;
    if (header.opcode < 8) this.insideMessage = !header.fin;
    if (header.opcodeName === 'close') this.closed = true;
    return {
      kind: 'frame',
      frame: {
        ...header,
        span: { start, end: start + size },
        payload,
        payloadSpan: { start: start + length, end: start + size },
        close: close?.body,
      },
    };
  }

  /** What is wrong with a well-formed header in this place: its direction, its extension bits, the message around it. */
  private misplaced(header: FrameHeader): Violation | undefined {
    const { start } = header.headerSpan;
    const control = header.opcode >= 8;
    if (header.rsv1 && this.options.deflate && control) {
      return violation('compressed-bit-on-control-frame', start, start + 1);
    }
    if (header.rsv1 && this.options.deflate && header.opcode === 0) {
      return violation('compressed-bit-on-continuation', start, start + 1);
    }
    if ((header.rsv1 && !this.options.deflate) || header.rsv2 || header.rsv3) {
      return violation('reserved-bit', start, start + 1);
    }
    const fromClient = this.options.direction === 'client→server';
    if (fromClient && !header.masked) return violation('unmasked-client-frame', start + 1, start + 2);
    if (!fromClient && header.masked) return violation('masked-server-frame', start + 1, start + 2);
    if (control) return undefined;
    if (this.closed) return violation('data-frame-after-close', start, start + 1);
    if (header.opcode === 0 && !this.insideMessage) {
      return violation('continuation-without-start', start, start + 1);
    }
    if (header.opcode !== 0 && this.insideMessage) {
      return violation('data-frame-inside-message', start, start + 1);
    }
    return undefined;
  }

  /**
   * Whether a server began to speak HTTP where a frame must begin (engine.io answers a client of another version so).
   * No frame begins like that: `H` is 0x48, an unfinished control frame. `perhaps` while fewer bytes have come.
   */
  private spokenHttp(head: Uint8Array): boolean | 'perhaps' {
    if (head.length === 0) return false;
    for (let index = 0; index < HTTP.length; index += 1) {
      if (index >= head.length) return 'perhaps';
      if (head[index] !== HTTP[index]) return false;
    }
    return true;
  }

  private fail(wrong: Violation, header?: FrameHeader): Failure {
    this.waiting = [];
    return { kind: 'failure', violation: wrong, header };
  }

  /** The first waiting bytes, as many as the longest header has. */
  private head(): Uint8Array {
    const first = this.waiting[0];
    if (first === undefined) return new Uint8Array();
    return first.length >= LONGEST_HEADER ? first : this.joined();
  }

  private joined(): Uint8Array {
    const [only] = this.waiting;
    if (only !== undefined && this.waiting.length === 1) return only;
    const joined = concat(this.waiting);
    this.waiting = [joined];
    return joined;
  }
}

/** XORs the payload with the key in place (RFC 6455 §5.3). */
function unmask(payload: Uint8Array, key: Uint8Array): void {
  for (let index = 0; index < payload.length; index += 1) {
    payload[index] = (payload[index] ?? 0) ^ (key[index & 3] ?? 0);
  }
}
