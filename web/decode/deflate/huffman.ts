/** A canonical Huffman code (RFC 1951 §3.2.2): how many codes each length has, and their symbols in code order. */
export interface HuffmanCode {
  readonly counts: Uint16Array;
  readonly symbols: Uint16Array;
  /** Codes of the longest length that stand for nothing: 0 is a full code, below 0 an over-subscribed one. */
  readonly left: number;
  /** How many symbols have a code. */
  readonly used: number;
}

/** Bits of the longest code that the format has. */
export const LONGEST_CODE = 15;

/** The order in which the code lengths of the code lengths come (RFC 1951 §3.2.7). */
export const CODE_LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15] as const;

/** Builds the code of symbols 0, 1, 2 … from their lengths in bits; a length of 0 is a symbol without a code. */
export function codeOf(lengths: Uint8Array): HuffmanCode {
  const counts = new Uint16Array(LONGEST_CODE + 1);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  const used = lengths.length - (counts[0] ?? 0);
  counts[0] = 0;
  const offsets = new Uint16Array(LONGEST_CODE + 2);
  let left = 1;
  for (let length = 1; length <= LONGEST_CODE; length += 1) {
    const count = counts[length] ?? 0;
    left = left * 2 - count;
    offsets[length + 1] = (offsets[length] ?? 0) + count;
  }
  const symbols = new Uint16Array(used);
  lengths.forEach((length, symbol) => {
    if (length === 0) return;
    const offset = offsets[length] ?? 0;
    symbols[offset] = symbol;
    offsets[length] = offset + 1;
  });
  return { counts, symbols, left, used };
}

/** The codes of a block of type 1 (RFC 1951 §3.2.6). */
export const FIXED: { readonly literals: HuffmanCode; readonly distances: HuffmanCode } = {
  literals: codeOf(
    Uint8Array.from({ length: 288 }, (_, symbol) =>
      symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8,
    ),
  ),
  distances: codeOf(new Uint8Array(32).fill(5)),
};
