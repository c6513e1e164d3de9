import { Ambiguous } from './fields.ts';

/** Bytes that came while it was not yet known what they are. */
export interface Held {
  readonly bytes: Buffer;
  readonly at: number;
}

/** Bytes held per direction. Node stops reading after its own buffer of 64 KiB and one read of 64 KiB, so this is never short. */
export const HOLD_BYTES = 262_144;

/** Keeps bytes until it is known what they are. */
export class Hold {
  #held: Held[] = [];
  #bytes = 0;

  /** @throws Ambiguous beyond the cap */
  add(bytes: Buffer, at: number): void {
    this.#bytes += bytes.length;
    if (this.#bytes > HOLD_BYTES) throw new Ambiguous('too many bytes whose exchange is unknown');
    this.#held.push({ bytes, at });
  }

  take(): Held[] {
    const held = this.#held;
    this.#held = [];
    this.#bytes = 0;
    return held;
  }
}
