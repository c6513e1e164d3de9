import { Ambiguous } from './fields.ts';

/** Bytes, and when they came. */
export interface Held {
  readonly bytes: Buffer;
  readonly at: number;
}

/** Bytes held per direction. Node stops reading after its own buffer of 64 KiB and one read of 64 KiB, so this is never short. */
export const HOLD_BYTES = 262_144;

const NOTHING: readonly Held[] = [];

/** Keeps bytes until it is known what they are. */
export class Hold {
  #held: Held[] = [];
  #bytes = 0;

  /**
   * @param kept the bytes were held before; else they are the caller's, and copied
   * @throws Ambiguous beyond the cap
   */
  add(bytes: Buffer, at: number, kept: boolean): void {
    this.#bytes += bytes.length;
    if (this.#bytes > HOLD_BYTES) throw new Ambiguous('too many bytes whose exchange is unknown');
    this.#held.push({ bytes: kept ? bytes : Buffer.from(bytes), at });
  }

  take(): readonly Held[] {
    if (this.#held.length === 0) return NOTHING;
    const held = this.#held;
    this.#held = [];
    this.#bytes = 0;
    return held;
  }
}
