import type { Limits } from '../config/config.ts';
import type { Direction, EndRecord, Mask, WirePart } from '../protocol.ts';
import type { Attribution } from './attribution.ts';
import type { Piece } from './http/conversation.ts';
import type { ExchangeLog } from './log.ts';
import { maskHead } from './masks.ts';

/** How many bytes of a part are recorded: of each head, of each body, of each direction of an upgraded connection. */
export type RecordLimits = Pick<Limits, 'headBytes' | 'recordedBodyBytes' | 'upgradedBytes'>;

/** What is about to be written, masks and all, and how many bytes of it may be. */
interface Shown {
  readonly part: WirePart;
  readonly direction: Direction;
  readonly bytes: Buffer;
  readonly masks: readonly Mask[];
  readonly at: number;
  readonly limit: number;
}

/** A small piece of a large buffer would keep all of it alive as long as its record. */
function alone(bytes: Buffer): Buffer {
  const whole = bytes.buffer.byteLength;
  return whole > Buffer.poolSize && bytes.length * 2 < whole ? Buffer.from(bytes) : bytes;
}

/** Writes one attributed exchange into its log: masked, capped, and with what was cut said once. */
export class ExchangeRecord {
  readonly log: ExchangeLog;
  #attribution: Attribution;
  #limits: RecordLimits;
  /** Bytes recorded and whether the cut was said, by part and direction. */
  #parts = new Map<string, { recorded: number; cut: boolean }>();
  #unrecorded = { 'client→server': 0, 'server→client': 0 };

  constructor(log: ExchangeLog, attribution: Attribution, limits: RecordLimits) {
    this.log = log;
    this.#attribution = attribution;
    this.#limits = limits;
  }

  piece({ part, bytes, at, head }: Piece): void {
    const direction = part.startsWith('request') ? 'client→server' : 'server→client';
    if (!head) {
      this.#write({ part, direction, bytes, masks: [], at, limit: this.#limits.recordedBodyBytes });
      return;
    }
    if (head.kind === 'response')
      for (const { name, value } of head.fields) if (name === 'set-cookie') this.log.cookies.add(value);
    const { text, masks } = maskHead(
      bytes.toString('latin1'),
      head.fields,
      this.#attribution,
      this.log.cookies,
    );
    const shown = masks.length === 0 ? bytes : Buffer.from(text, 'latin1');
    // An exchange may have several heads (100, 103, then the final one); the cap is each one's.
    this.#parts.delete(part + direction);
    this.#write({ part, direction, bytes: shown, masks, at, limit: this.#limits.headBytes });
  }

  upgraded(direction: Direction, bytes: Buffer, at: number): void {
    this.#write({ part: 'upgraded', direction, bytes, masks: [], at, limit: this.#limits.upgradedBytes });
  }

  end(how: EndRecord['how'], at: number): void {
    this.log.write({ kind: 'end', how, at, unrecorded: { ...this.#unrecorded } });
  }

  #write({ part, direction, bytes, masks, at, limit }: Shown): void {
    const state = this.#parts.get(part + direction) ?? { recorded: 0, cut: false };
    this.#parts.set(part + direction, state);
    const kept = bytes.subarray(0, limit - state.recorded);
    state.recorded += kept.length;
    if (kept.length > 0)
      this.log.write({
        kind: 'bytes',
        part,
        direction,
        bytes: alone(kept),
        masks: clip(masks, kept.length),
        at,
      });
    if (kept.length === bytes.length) return;
    this.#unrecorded[direction] += bytes.length - kept.length;
    if (state.cut) return;
    state.cut = true;
    this.log.write({ kind: 'cut', part, direction, limit, at });
  }
}

function clip(masks: readonly Mask[], length: number): readonly Mask[] {
  return masks
    .filter(mask => mask.start < length)
    .map(mask => ({ ...mask, length: Math.min(mask.length, length - mask.start) }));
}
