import { BitReader, Refusal } from './bit-reader.ts';
import { CODE_LENGTH_ORDER, codeOf, FIXED, type HuffmanCode } from './huffman.ts';
import type { Inflated } from './inflated.ts';

/*
 * Inflating must be synchronous, keep its context over messages, stop at a bound, and refuse exactly what an
 * endpoint's zlib refuses. DecompressionStream('deflate-raw') is asynchronous, takes no dictionary and tells no cause;
 * fflate (2 KB) neither checks the complement of a stored block's length nor unknown symbols, so it shows text where
 * the endpoint fails; pako is exact, but 10 KB for what takes these lines. They are held against zlib in tests, on
 * valid and on damaged streams.
 */

/** Base length and extra bits of the symbols 257 to 285 (RFC 1951 §3.2.5). */
const LENGTH_BASE = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
  227, 258,
];
const LENGTH_EXTRA = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
/** Likewise of the distance symbols 0 to 29. */
const DISTANCE_BASE = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
  6145, 8193, 12289, 16385, 24577,
];
const DISTANCE_EXTRA = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
];
const END_OF_BLOCK = 256;

/**
 * Inflates RFC 1951 blocks up to the one marked final, or to the end of the input where it falls between two blocks.
 *
 * @param history what was inflated before; at most `windowSize` bytes of it can be referred to
 * @param windowSize bytes that a distance may reach back
 * @param limit bytes of output; one more is `deflate-too-large`
 */
export function inflateRaw(
  input: Uint8Array,
  history: Uint8Array,
  windowSize: number,
  limit: number,
): Inflated {
  try {
    return { ok: true, data: new Inflation(input, history, windowSize, limit).run() };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, violation: error.id, found: error.found };
    throw error;
  }
}

class Inflation {
  private readonly bits: BitReader;
  private readonly windowSize: number;
  private readonly limit: number;
  /** History and output in one array, so that a copy never asks where its source is. */
  private output: Uint8Array<ArrayBuffer>;
  private readonly historyLength: number;
  private length: number;

  constructor(input: Uint8Array, history: Uint8Array, windowSize: number, limit: number) {
    this.bits = new BitReader(input);
    this.windowSize = windowSize;
    this.limit = limit;
    this.historyLength = history.length;
    this.length = history.length;
    this.output = new Uint8Array(history.length + Math.min(limit, input.length * 4 + 64));
    this.output.set(history);
  }

  run(): Uint8Array {
    let final = false;
    while (!final && !this.bits.exhausted) {
      final = this.bits.take(1) === 1;
      const type = this.bits.take(2);
      if (type === 0) this.stored();
      else if (type === 1) this.coded(FIXED.literals, FIXED.distances);
      else if (type === 2) this.dynamic();
      else throw new Refusal('deflate-reserved-block', 'block type 3');
    }
    return this.output.slice(this.historyLength, this.length);
  }

  private stored(): void {
    this.bits.align();
    const length = this.bits.take(16);
    const complement = this.bits.take(16);
    if (length !== (~complement & 0xffff)) {
      throw new Refusal('deflate-stored-length', `LEN ${length}, NLEN ${complement}`);
    }
    const stored = this.bits.bytes(length);
    this.reserve(length);
    this.output.set(stored, this.length);
    this.length += length;
  }

  private dynamic(): void {
    const literals = this.bits.take(5) + 257;
    const distances = this.bits.take(5) + 1;
    const codes = this.bits.take(4) + 4;
    if (literals > 286 || distances > 30) {
      throw new Refusal('deflate-code-lengths', `${literals} literal and ${distances} distance codes`);
    }
    const orderLengths = new Uint8Array(19);
    for (const symbol of CODE_LENGTH_ORDER.slice(0, codes)) orderLengths[symbol] = this.bits.take(3);
    const lengths = this.codeLengths(this.code(orderLengths, 'exact'), literals + distances);
    if (lengths[END_OF_BLOCK] === 0)
      throw new Refusal('deflate-code-lengths', 'no code for the end of a block');
    this.coded(
      this.code(lengths.subarray(0, literals), 'one-code-may-be-alone'),
      this.code(lengths.subarray(literals), 'one-code-may-be-alone'),
    );
  }

  private code(lengths: Uint8Array, fullness: 'exact' | 'one-code-may-be-alone'): HuffmanCode {
    const code = codeOf(lengths);
    const alone =
      fullness === 'one-code-may-be-alone' && code.used <= 1 && (code.counts[1] ?? 0) === code.used;
    if (code.left !== 0 && !(code.left > 0 && alone)) {
      throw new Refusal('deflate-code-lengths', code.left < 0 ? 'over-subscribed' : 'incomplete');
    }
    return code;
  }

  private codeLengths(code: HuffmanCode, wanted: number): Uint8Array {
    const lengths = new Uint8Array(wanted);
    let at = 0;
    while (at < wanted) {
      const symbol = this.bits.symbol(code);
      if (symbol < 16) {
        lengths[at] = symbol;
        at += 1;
        continue;
      }
      if (symbol === 16 && at === 0)
        throw new Refusal('deflate-code-lengths', 'a repeat with nothing before it');
      const repeated = symbol === 16 ? (lengths[at - 1] ?? 0) : 0;
      const times =
        symbol === 16
          ? 3 + this.bits.take(2)
          : symbol === 17
            ? 3 + this.bits.take(3)
            : 11 + this.bits.take(7);
      if (at + times > wanted) throw new Refusal('deflate-code-lengths', 'a repeat beyond the last code');
      lengths.fill(repeated, at, at + times);
      at += times;
    }
    return lengths;
  }

  private coded(literals: HuffmanCode, distances: HuffmanCode): void {
    for (
      let symbol = this.bits.symbol(literals);
      symbol !== END_OF_BLOCK;
      symbol = this.bits.symbol(literals)
    ) {
      if (symbol < END_OF_BLOCK) {
        this.reserve(1);
        this.output[this.length] = symbol;
        this.length += 1;
      } else this.copy(symbol - 257, distances);
    }
  }

  private copy(lengthSymbol: number, distances: HuffmanCode): void {
    const base = LENGTH_BASE[lengthSymbol];
    if (base === undefined) throw new Refusal('deflate-unknown-symbol', `length ${lengthSymbol + 257}`);
    const length = base + this.bits.take(LENGTH_EXTRA[lengthSymbol] ?? 0);
    const symbol = this.bits.symbol(distances);
    const near = DISTANCE_BASE[symbol];
    if (near === undefined) throw new Refusal('deflate-unknown-symbol', `distance ${symbol}`);
    const distance = near + this.bits.take(DISTANCE_EXTRA[symbol] ?? 0);
    if (distance > this.length || distance > this.windowSize) {
      throw new Refusal('deflate-distance', `${distance} of ${Math.min(this.length, this.windowSize)}`);
    }
    this.reserve(length);
    // Byte by byte: source and target may overlap, which repeats the source.
    for (let left = length; left > 0; left -= 1) {
      this.output[this.length] = this.output[this.length - distance] ?? 0;
      this.length += 1;
    }
  }

  private reserve(more: number): void {
    const needed = this.length + more;
    if (needed - this.historyLength > this.limit) {
      throw new Refusal('deflate-too-large', `more than ${this.limit} bytes`);
    }
    if (needed <= this.output.length) return;
    const grown = new Uint8Array(
      Math.min(Math.max(needed, this.output.length * 2), this.historyLength + this.limit),
    );
    grown.set(this.output.subarray(0, this.length));
    this.output = grown;
  }
}
