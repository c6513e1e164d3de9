import { INFLATED_LIMIT } from './deflate.ts';
import { inflateRaw } from './inflate.ts';
import type { Inflated } from './inflated.ts';

/** The window of DEFLATE itself, in bytes (RFC 1951 §2). */
const WINDOW = 32768;
/** Bits of FLG that say which optional parts stand in the header (RFC 1952 §2.3.1). */
const EXTRA = 4;
const NAME = 8;
const COMMENT = 16;
const HEADER_CHECK = 2;

/** The content of one gzip member (RFC 1952), which must be whole; bounded like a WebSocket message. */
export function gunzip(bytes: Uint8Array): Inflated {
  const start = headerEnd(bytes);
  if (start === undefined || start + 8 > bytes.length) {
    return { ok: false, violation: 'invalid-gzip', found: 'no header' };
  }
  const end = bytes.length - 8;
  const inflated = inflateRaw(bytes.subarray(start, end), new Uint8Array(), WINDOW, INFLATED_LIMIT);
  if (!inflated.ok) return inflated;
  const trailer = new DataView(bytes.buffer, bytes.byteOffset + end, 8);
  const { data } = inflated;
  if (trailer.getUint32(0, true) === crc32(data) && trailer.getUint32(4, true) === data.length)
    return inflated;
  return { ok: false, violation: 'invalid-gzip', found: 'the check at its end differs' };
}

function headerEnd(bytes: Uint8Array): number | undefined {
  const [id1, id2, method, flags = 0] = bytes;
  if (id1 !== 0x1f || id2 !== 0x8b || method !== 8 || (flags & 0xe0) !== 0) return undefined;
  let at = 10;
  if (flags & EXTRA) at += 2 + (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256;
  for (const text of [NAME, COMMENT]) {
    if ((flags & text) === 0) continue;
    const zero = bytes.indexOf(0, at);
    if (zero < 0) return undefined;
    at = zero + 1;
  }
  return flags & HEADER_CHECK ? at + 2 : at;
}

/** CRC-32 as RFC 1952 §8 gives it. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
