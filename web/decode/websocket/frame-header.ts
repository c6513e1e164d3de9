import { type Span, type Violation, violation } from './violation.ts';

type OpcodeName = 'continuation' | 'text' | 'binary' | 'close' | 'ping' | 'pong' | 'unknown';
/** How many bits the length took: 7, 7+16 or 7+64 (RFC 6455 §5.2). */
type LengthForm = 7 | 16 | 64;

/** The facts of a frame's header, and where each stands in the stream. */
export interface FrameHeader {
  readonly fin: boolean;
  readonly rsv1: boolean;
  readonly rsv2: boolean;
  readonly rsv3: boolean;
  readonly opcode: number;
  readonly opcodeName: OpcodeName;
  readonly masked: boolean;
  readonly lengthForm: LengthForm;
  /** Bytes; from 2^53 on the nearest number. Undefined until all of the length has come. */
  readonly payloadLength: number | undefined;
  readonly maskKey: Uint8Array | undefined;
  readonly headerSpan: Span;
  /** FIN, the reserved bits and the opcode share one byte; MASK and the short length the next. */
  readonly flagsSpan: Span;
  readonly lengthSpan: Span;
  readonly maskKeySpan: Span | undefined;
}

/** Bytes: two, then 0, 2 or 8 of length and 0 or 4 of mask key. */
export const LONGEST_HEADER = 14;

const NAMES: Readonly<Record<number, OpcodeName>> = {
  0: 'continuation',
  1: 'text',
  2: 'binary',
  8: 'close',
  9: 'ping',
  10: 'pong',
};
/** The longest payload of a control frame, in bytes (RFC 6455 §5.5). */
const CONTROL_LIMIT = 125;

export interface HeaderRead {
  readonly header: FrameHeader;
  /** Whether length and mask key have all come; until then both hold what is known. */
  readonly complete: boolean;
  /** Shown by the first two bytes. */
  readonly flagsViolation: Violation | undefined;
  /** Shown by the bytes of the length. */
  readonly lengthViolation: Violation | undefined;
}

/** Reads a header at the start of `bytes`, which stands at `offset` of the stream. Undefined before its second byte. */
export function readHeader(bytes: Uint8Array, offset: number): HeaderRead | undefined {
  const [first, second] = bytes;
  if (first === undefined || second === undefined) return undefined;
  const short = second & 0x7f;
  const lengthForm: LengthForm = short === 127 ? 64 : short === 126 ? 16 : 7;
  const lengthBytes = lengthForm === 64 ? 8 : lengthForm === 16 ? 2 : 0;
  const masked = (second & 0x80) !== 0;
  const keyAt = 2 + lengthBytes;
  const end = keyAt + (masked ? 4 : 0);
  const complete = bytes.length >= end;
  const lengthKnown = bytes.length >= keyAt;
  const header: FrameHeader = {
    fin: (first & 0x80) !== 0,
    rsv1: (first & 0x40) !== 0,
    rsv2: (first & 0x20) !== 0,
    rsv3: (first & 0x10) !== 0,
    opcode: first & 0x0f,
    opcodeName: NAMES[first & 0x0f] ?? 'unknown',
    masked,
    lengthForm,
    payloadLength: lengthForm === 7 ? short : lengthKnown ? bigEndian(bytes.subarray(2, keyAt)) : undefined,
    maskKey: masked && complete ? bytes.slice(keyAt, end) : undefined,
    headerSpan: { start: offset, end: offset + end },
    flagsSpan: { start: offset, end: offset + 1 },
    lengthSpan: { start: offset + 1, end: offset + keyAt },
    maskKeySpan: masked ? { start: offset + keyAt, end: offset + end } : undefined,
  };
  return {
    header,
    complete,
    flagsViolation: malformedFlags(header),
    lengthViolation: malformedLength(header, bytes[2] ?? 0),
  };
}

function malformedFlags(header: FrameHeader): Violation | undefined {
  const { start, end } = header.flagsSpan;
  if (header.opcodeName === 'unknown') {
    return violation('unknown-opcode', start, end, `0x${header.opcode.toString(16)}`);
  }
  if (header.opcode < 8) return undefined;
  if (!header.fin) return violation('fragmented-control-frame', start, end);
  if (header.lengthForm !== 7) return violation('long-control-frame', end, end + 1, `> ${CONTROL_LIMIT}`);
  return undefined;
}

function malformedLength(header: FrameHeader, topByte: number): Violation | undefined {
  const { start, end } = header.lengthSpan;
  if (header.payloadLength === undefined) return undefined;
  if (header.lengthForm === 64 && (topByte & 0x80) !== 0) return violation('length-top-bit', start, end);
  const least = header.lengthForm === 64 ? 0x10000 : header.lengthForm === 16 ? 126 : 0;
  if (header.payloadLength >= least) return undefined;
  return violation('length-not-minimal', start, end, String(header.payloadLength));
}

function bigEndian(bytes: Uint8Array): number {
  let value = 0;
  for (const byte of bytes) value = value * 256 + byte;
  return value;
}
