import type { DeflateSide } from '../websocket/extensions.ts';
import { inflateRaw } from './inflate.ts';
import type { Inflated } from './inflated.ts';

/** The most bytes that one message may become: more is refused, so that a bomb costs no more than this. */
export const INFLATED_LIMIT = 4 * 1024 * 1024;

/** The four bytes that a sender takes off the end of every compressed message (RFC 7692 §7.2.1). */
const TAIL = Uint8Array.of(0x00, 0x00, 0xff, 0xff);

/** permessage-deflate of one direction: keeps the window that the next message may refer to. */
export class Inflater {
  private readonly side: DeflateSide;
  /** The last bytes of all output so far, at most a window of them. */
  private window = new Uint8Array();
  private lost = false;

  constructor(side: DeflateSide) {
    this.side = side;
  }

  /** Inflates one message's joined payload. After a failure the context is lost and everything fails. */
  inflate(payload: Uint8Array): Inflated {
    if (this.lost) return { ok: false, violation: 'deflate-cut-short', found: 'the context is lost' };
    const input = new Uint8Array(payload.length + TAIL.length);
    input.set(payload);
    input.set(TAIL, payload.length);
    const size = 2 ** this.side.windowBits;
    const result = inflateRaw(input, this.window, size, INFLATED_LIMIT);
    if (!result.ok) {
      this.lost = true;
      return result;
    }
    if (this.side.contextTakeover) this.window = lastBytes(this.window, result.data, size);
    return result;
  }
}

function lastBytes(before: Uint8Array, after: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  if (after.length >= size) return after.slice(-size);
  const kept = before.subarray(Math.max(0, before.length + after.length - size));
  const joined = new Uint8Array(kept.length + after.length);
  joined.set(kept);
  joined.set(after, kept.length);
  return joined;
}
