import type { ViolationId } from '../websocket/violation.ts';
import { type HuffmanCode, LONGEST_CODE } from './huffman.ts';

/** Ends an inflating from any depth; `inflateRaw` turns it into its result. */
export class Refusal extends Error {
  readonly id: ViolationId;
  readonly found: string;
  constructor(id: ViolationId, found: string) {
    super(id);
    this.id = id;
    this.found = found;
  }
}

/** Reads bits as RFC 1951 §3.1.1 packs them, from the lowest of each byte on. Throws `Refusal` behind the last. */
export class BitReader {
  private readonly input: Uint8Array;
  private at = 0;
  private held = 0;
  private count = 0;

  constructor(input: Uint8Array) {
    this.input = input;
  }

  /** Whether every bit has been read. */
  get exhausted(): boolean {
    return this.count === 0 && this.at >= this.input.length;
  }

  /** The next 0 to 16 bits as a number. */
  take(count: number): number {
    while (this.count < count) {
      const byte = this.input[this.at];
      if (byte === undefined) throw new Refusal('deflate-cut-short', 'the input ends inside of a block');
      this.held |= byte << this.count;
      this.count += 8;
      this.at += 1;
    }
    const taken = this.held & ((1 << count) - 1);
    this.held >>>= count;
    this.count -= count;
    return taken;
  }

  /** The next symbol of a code, whose bits come the highest first (RFC 1951 §3.1.1). */
  symbol(code: HuffmanCode): number {
    let value = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length <= LONGEST_CODE; length += 1) {
      value |= this.take(1);
      const count = code.counts[length] ?? 0;
      if (value - count < first) return code.symbols[index + value - first] ?? 0;
      index += count;
      first = (first + count) << 1;
      value <<= 1;
    }
    throw new Refusal('deflate-unknown-symbol', 'a code that stands for nothing');
  }

  /** Skips to the next whole byte. */
  align(): void {
    this.held = 0;
    this.count = 0;
  }

  /** The next whole bytes, not copied; only behind `align` and a multiple of eight bits. */
  bytes(length: number): Uint8Array {
    const end = this.at + length;
    if (end > this.input.length) {
      throw new Refusal('deflate-cut-short', 'the input ends inside of a stored block');
    }
    const bytes = this.input.subarray(this.at, end);
    this.at = end;
    return bytes;
  }
}
