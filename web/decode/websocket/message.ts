import type { Direction } from '../../../server/protocol/records.ts';
import { concat, utf8 } from '../bytes.ts';
import { Inflater } from '../deflate/deflate.ts';
import type { DeflateAgreement } from './extensions.ts';
import { type Failure, type Frame, FrameDecoder } from './frame.ts';
import { type Span, type Violation, violation } from './violation.ts';

/** A whole data message: its fragments joined, inflated where it was compressed. */
export interface WebSocketMessage {
  readonly kind: 'text' | 'binary';
  readonly compressed: boolean;
  /** How many frames carried it. */
  readonly frames: number;
  /** From the first byte of its first frame to behind its last; control frames may stand between. */
  readonly span: Span;
  /** What the application sees, as bytes. */
  readonly data: Uint8Array;
  /** Likewise as text; undefined for a binary message. */
  readonly text: string | undefined;
}

export type MessageItem =
  /** `message` stands on the frame that ends one. */
  | { readonly kind: 'frame'; readonly frame: Frame; readonly message: WebSocketMessage | undefined }
  /** From the stream's offset `from` on the direction is opaque. */
  | (Failure & { readonly from: number });

/** Frames and messages of one direction; the items are the same for any chunking. */
export class MessageDecoder {
  private readonly frames: FrameDecoder;
  private readonly inflater: Inflater | undefined;
  private parts: Frame[] = [];
  private failed = false;
  private understood = 0;

  constructor(direction: Direction, deflate: DeflateAgreement | undefined) {
    this.frames = new FrameDecoder({ direction, deflate: deflate !== undefined });
    this.inflater = deflate === undefined ? undefined : new Inflater(deflate[direction]);
  }

  push(bytes: Uint8Array): MessageItem[] {
    const items: MessageItem[] = [];
    if (this.failed) return items;
    for (const item of this.frames.push(bytes)) {
      const taken = item.kind === 'frame' ? this.take(item.frame) : [{ ...item, from: this.position }];
      items.push(...taken);
      this.failed = taken.some(one => one.kind === 'failure');
      if (this.failed) break;
    }
    return items;
  }

  /** Stream offset behind the last whole frame. */
  get position(): number {
    return this.understood;
  }

  /** Whether the stream stands inside of a frame or of a message. */
  get unfinished(): boolean {
    return !this.failed && (this.frames.unfinished > 0 || this.parts.length > 0);
  }

  private take(frame: Frame): readonly MessageItem[] {
    this.understood = frame.span.end;
    const bare: MessageItem = { kind: 'frame', frame, message: undefined };
    if (frame.opcode >= 8) return [bare];
    this.parts.push(frame);
    if (!frame.fin) return [bare];
    const parts = this.parts;
    this.parts = [];
    const message = this.join(parts, frame);
    if ('id' in message)
      return [bare, { kind: 'failure', violation: message, header: undefined, from: frame.span.end }];
    return [{ kind: 'frame', frame, message }];
  }

  private join(parts: readonly Frame[], last: Frame): WebSocketMessage | Violation {
    const first = parts[0] ?? last;
    const span = { start: first.span.start, end: last.span.end };
    let data = concat(parts.map(part => part.payload));
    if (first.rsv1 && this.inflater !== undefined) {
      const inflated = this.inflater.inflate(data);
      if (!inflated.ok) return violation(inflated.violation, span.start, span.end, inflated.found);
      data = inflated.data;
    }
    const common = { compressed: first.rsv1, frames: parts.length, span, data };
    if (first.opcodeName === 'binary') return { ...common, kind: 'binary', text: undefined };
    const text = utf8(data);
    if (text === undefined) return violation('invalid-utf-8', span.start, span.end);
    return { ...common, kind: 'text', text };
  }
}
