import type { Limits } from '../config/config.ts';
import type { Direction, EndRecord, Mask } from '../protocol/records.ts';
import type { Attribution } from './attribution.ts';
import type { HeadPiece, Piece } from './http/conversation.ts';
import type { ExchangeLog } from './log.ts';
import { maskHead, NO_MASKS } from './masks.ts';

/** How many bytes of a part are recorded: of each head, of each body, of each direction of an upgraded connection. */
export type RecordLimits = Pick<Limits, 'headBytes' | 'recordedBodyBytes' | 'upgradedBytes'>;

/** Writes one attributed exchange into its log: masked, capped, and with what was cut said once. */
export class ExchangeRecord {
  readonly log: ExchangeLog;
  #attribution: Attribution;
  #limits: RecordLimits;
  /** Bytes of the bodies or of the upgraded connection so far, recorded or not; an exchange has the one or the other. */
  #asked = 0;
  #answered = 0;
  #unrecordedAsked = 0;
  #unrecordedAnswered = 0;

  constructor(log: ExchangeLog, attribution: Attribution, limits: RecordLimits) {
    this.log = log;
    this.#attribution = attribution;
    this.#limits = limits;
  }

  piece(piece: Piece): void {
    if ('head' in piece) this.#head(piece);
    else {
      const direction = piece.part === 'request-body' ? 'client→server' : 'server→client';
      this.#stream(piece.part, direction, piece.bytes, piece.at, this.#limits.recordedBodyBytes);
    }
  }

  upgraded(direction: Direction, bytes: Buffer, at: number): void {
    this.#stream('upgraded', direction, bytes, at, this.#limits.upgradedBytes);
  }

  end(how: EndRecord['how'], at: number): void {
    const unrecorded = { 'client→server': this.#unrecordedAsked, 'server→client': this.#unrecordedAnswered };
    this.log.write({ kind: 'end', how, at, unrecorded });
  }

  /** An exchange may have several heads (100, 103, then the final one): the cap is each one's. */
  #head({ part, head, text, at }: HeadPiece): void {
    if (head.kind === 'response')
      for (const { name, value } of head.fields) if (name === 'set-cookie') this.log.cookies.add(value);
    const shown = maskHead(text, head.fields, this.#attribution, this.log.cookies);
    const direction = head.kind === 'request' ? 'client→server' : 'server→client';
    this.#write(part, direction, shown.text, shown.masks, at, this.#limits.headBytes, 0);
  }

  #stream(
    part: Piece['part'] | 'upgraded',
    direction: Direction,
    bytes: Buffer,
    at: number,
    limit: number,
  ): void {
    const before = direction === 'client→server' ? this.#asked : this.#answered;
    if (direction === 'client→server') this.#asked += bytes.length;
    else this.#answered += bytes.length;
    this.#write(part, direction, bytes, NO_MASKS, at, limit, before);
  }

  /** @param before bytes of the part that came before these */
  #write(
    part: Piece['part'] | 'upgraded',
    direction: Direction,
    bytes: Buffer | string,
    masks: readonly Mask[],
    at: number,
    limit: number,
    before: number,
  ): void {
    const room = Math.max(0, Math.min(bytes.length, limit - before));
    if (room > 0) {
      const whole = room === bytes.length;
      this.log.write({
        kind: 'bytes',
        part,
        direction,
        bytes: whole ? bytes : beginning(bytes, room),
        masks: whole ? masks : clip(masks, room),
        at,
      });
    }
    if (room === bytes.length) return;
    if (direction === 'client→server') this.#unrecordedAsked += bytes.length - room;
    else this.#unrecordedAnswered += bytes.length - room;
    if (before <= limit) this.log.write({ kind: 'cut', part, direction, limit, at });
  }
}

function beginning(bytes: Buffer | string, length: number): Buffer | string {
  return typeof bytes === 'string' ? bytes.slice(0, length) : bytes.subarray(0, length);
}

function clip(masks: readonly Mask[], length: number): readonly Mask[] {
  return masks
    .filter(mask => mask.start < length)
    .map(mask => ({ ...mask, length: Math.min(mask.length, length - mask.start) }));
}
