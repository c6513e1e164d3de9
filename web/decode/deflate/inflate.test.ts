import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { BUSY_MACHINE, below, bytesOf, pick, randomBytes, seeded } from '../testing/random.ts';
import { inflateRaw } from './inflate.ts';

const LIMIT = 1 << 20;
const NOTHING = new Uint8Array();
const inflate = (input: Uint8Array, limit = LIMIT) => inflateRaw(input, NOTHING, 32768, limit);
const hex = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString('hex');
const bits = (text: string) => {
  // As RFC 1951 §3.1.1 packs them: the first bit is the lowest of the first byte.
  const digits = text.replaceAll(' ', '');
  return Uint8Array.from({ length: Math.ceil(digits.length / 8) }, (_, byte) =>
    Number.parseInt([...digits.slice(byte * 8, byte * 8 + 8)].reverse().join(''), 2),
  );
};

/** Text that repeats itself near and far, or noise, or both. */
function content(random: () => number): Uint8Array {
  const pieces: Buffer[] = [];
  const words = Array.from({ length: 20 }, () => Buffer.from(randomBytes(random, 1 + below(random, 30))));
  for (let left = below(random, 3000); left > 0; left -= 1) {
    pieces.push(
      random() < 0.02 ? Buffer.from(randomBytes(random, 40)) : (words[below(random, 20)] ?? Buffer.alloc(0)),
    );
  }
  return Buffer.concat(pieces);
}

test('inflates what zlib deflates, at every level, window and strategy', () => {
  const random = seeded(4);
  for (let round = 0; round < 60; round += 1) {
    const plain = content(random);
    const options = {
      level: pick(random, [0, 1, 6, 9]),
      windowBits: 9 + (round % 7),
      strategy: pick(random, [constants.Z_DEFAULT_STRATEGY, constants.Z_FIXED, constants.Z_HUFFMAN_ONLY]),
    };
    const result = inflateRaw(deflateRawSync(plain, options), NOTHING, 2 ** options.windowBits, plain.length);
    expect(result.ok && hex(result.data) === hex(plain)).toBe(true);
  }
});

test('accepts and rejects damaged streams exactly as zlib does, with the same bytes', {
  timeout: BUSY_MACHINE,
}, () => {
  const random = seeded(5);
  const verdicts = { taken: 0, refused: 0 };
  for (let round = 0; round < 3000; round += 1) {
    const plain = randomBytes(random, below(random, pick(random, [60, 900]))).map(byte => byte & (byte >> 5));
    const stream = deflateRawSync(plain, {
      strategy: round % 2 ? constants.Z_FIXED : constants.Z_DEFAULT_STRATEGY,
    });
    for (let flips = 1 + below(random, 2); flips > 0; flips -= 1) {
      const at = below(random, stream.length);
      stream[at] = (stream[at] ?? 0) ^ (1 << below(random, 8));
    }
    compare(stream, verdicts);
    compare(randomBytes(random, 1 + below(random, 40)), verdicts);
  }
  expect(verdicts.taken).toBeGreaterThan(500);
  expect(verdicts.refused).toBeGreaterThan(500);
});

/** The empty final block. */
const FINAL = Uint8Array.of(1, 0, 0, 0xff, 0xff);

function zlib(stream: Uint8Array): string | undefined {
  try {
    return hex(inflateRawSync(stream, { maxOutputLength: LIMIT }));
  } catch {
    return undefined;
  }
}

function compare(stream: Uint8Array, verdicts: { taken: number; refused: number }): void {
  const result = inflate(stream);
  // Ours may end between two blocks, as every message of permessage-deflate does; zlib wants a final one there.
  const wanted = zlib(stream) ?? (result.ok ? zlib(Buffer.concat([stream, FINAL])) : undefined);
  verdicts[wanted === undefined ? 'refused' : 'taken'] += 1;
  expect([hex(stream), result.ok ? hex(result.data) : undefined]).toEqual([hex(stream), wanted]);
}

describe('names what is wrong', () => {
  test.each([
    ['block type 3', bits('1 11'), 'deflate-reserved-block'],
    ['a stored length whose complement differs', Uint8Array.of(1, 1, 0, 0, 0, 65), 'deflate-stored-length'],
    ['a stored block that ends early', Uint8Array.of(1, 2, 0, 0xfd, 0xff, 65), 'deflate-cut-short'],
    ['a fixed block that ends early', bits('1 10 00110000'), 'deflate-cut-short'],
    ['a distance before the beginning', bits('1 10 0000001 00000'), 'deflate-distance'],
    ['length symbol 286', bits('1 10 11000110 0000000'), 'deflate-unknown-symbol'],
    ['distance symbol 30', bits('1 10 00110000 0000001 11110 0000000'), 'deflate-unknown-symbol'],
    ['287 literal codes', bits('1 01 01111 00000 0000'), 'deflate-code-lengths'],
    ['31 distance codes', bits('1 01 00000 01111 0000'), 'deflate-code-lengths'],
    ['code lengths that are all 0', bits('1 01 00000 00000 0000 000 000 000 000'), 'deflate-code-lengths'],
    ['an over-subscribed code', bits('1 01 00000 00000 0000 100 100 100 000'), 'deflate-code-lengths'],
  ] as const)('%s', (_, stream, violation) => {
    expect(inflate(stream)).toMatchObject({ ok: false, violation });
  });

  test('a distance beyond the window that was agreed on', () => {
    const random = seeded(6);
    const block = randomBytes(random, 1000);
    const stream = deflateRawSync(Buffer.concat([block, block]), { windowBits: 15 });
    expect(inflateRaw(stream, NOTHING, 1024, LIMIT).ok).toBe(true);
    expect(inflateRaw(stream, NOTHING, 512, LIMIT)).toMatchObject({
      ok: false,
      violation: 'deflate-distance',
    });
  });

  test('more output than the limit, at the very byte', () => {
    for (const level of [0, 9]) {
      const bomb = deflateRawSync(Buffer.alloc(LIMIT), { level });
      expect(inflate(bomb, LIMIT).ok).toBe(true);
      expect(inflate(bomb, LIMIT - 1)).toMatchObject({ ok: false, violation: 'deflate-too-large' });
    }
  });
});

test('refers back into the history, and no further', () => {
  const history = bytesOf('The quick brown fox');
  const stream = deflateRawSync(bytesOf('quick brown fox quick'), { dictionary: history });
  const result = inflateRaw(stream, history, 32768, LIMIT);
  expect(result.ok && Buffer.from(result.data).toString()).toBe('quick brown fox quick');
  expect(inflate(stream)).toMatchObject({ ok: false, violation: 'deflate-distance' });
});
