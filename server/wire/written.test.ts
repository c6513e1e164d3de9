import { expect, test } from 'vitest';
import { bytesOf, joinedBytes, type WrittenPart } from './written.ts';

const ENCODINGS: readonly BufferEncoding[] = [
  'utf8',
  'latin1',
  'ascii',
  'utf16le',
  'hex',
  'base64',
  'base64url',
];
const TEXTS = ['', 'a', '6869', 'aGk=', 'ä', '€', '💡', '\ud800', 'x'.repeat(21_846), '€'.repeat(70_000)];
const STRINGS = ENCODINGS.flatMap(encoding => TEXTS.map((chunk): WrittenPart => ({ chunk, encoding })));
const BYTES = [0, 1, 100, 65_536, 65_537].map(
  (length): WrittenPart => ({
    // The encoding that comes with bytes means nothing.
    chunk: new Uint8Array(length + 3).fill(length + 1).subarray(3),
    encoding: 'utf8',
  }),
);
const PARTS = [...STRINGS, ...BYTES];
const fresh = ({ chunk, encoding }: WrittenPart) =>
  typeof chunk === 'string' ? Buffer.from(chunk, encoding) : Buffer.from(chunk);

test('one part has its own bytes, in every encoding', () => {
  for (const part of PARTS) expect(bytesOf(part.chunk, part.encoding).equals(fresh(part))).toBe(true);
  expect(bytesOf('€')).toEqual(Buffer.from('€'));
});

test('bytes are shown without a copy', () => {
  const bytes = Buffer.from('abc');
  expect(bytesOf(bytes)).toBe(bytes);
  expect(bytesOf(new Uint8Array(bytes.buffer, bytes.byteOffset, 3)).buffer).toBe(bytes.buffer);
});

test('parts come behind one another, few and many, small and large', () => {
  for (let from = 0; from < PARTS.length; from += 1)
    for (const count of [0, 1, 2, 5]) {
      const parts = PARTS.slice(from, from + count);
      expect(joinedBytes(parts).equals(Buffer.concat(parts.map(fresh)))).toBe(true);
    }
  expect(joinedBytes(PARTS).equals(Buffer.concat(PARTS.map(fresh)))).toBe(true);
});
