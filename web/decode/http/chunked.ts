import { concat, latin1 } from '../bytes.ts';
import { type Span, type Violation, violation } from '../websocket/violation.ts';
import { type DecodedField, decodeFields } from './fields.ts';

interface Chunk {
  /** The line of the size, extensions and line end included. */
  readonly line: Span;
  readonly size: number;
  /** What stands behind the size on its line, `;` included; empty as a rule. */
  readonly extension: string;
  readonly data: Span;
}

/** A body in the chunked transfer coding (RFC 9112 §7.1). Offsets count from its first byte. */
export interface ChunkedBody {
  readonly chunks: readonly Chunk[];
  readonly trailer: readonly DecodedField[];
  readonly content: Uint8Array;
  readonly complete: boolean;
  /** Behind the last byte that belongs to the body as far as it was understood. */
  readonly end: number;
  readonly violations: readonly Violation[];
}

/** `chunk-size [ chunk-ext ]`; at most 13 digits, so that the size is an exact number. */
const SIZE_LINE = /^([0-9A-Fa-f]{1,13})([ \t]*;.*|[ \t]*)$/;

/** Decodes as much of a chunked body as has come. Never throws; a violation ends the decoding. */
export function decodeChunked(bytes: Uint8Array): ChunkedBody {
  const chunks: Chunk[] = [];
  const contents: Uint8Array[] = [];
  const stop = (end: number, wrong?: Violation): ChunkedBody => ({
    chunks,
    trailer: [],
    content: concat(contents),
    complete: false,
    end,
    violations: wrong === undefined ? [] : [wrong],
  });
  let at = 0;
  for (;;) {
    const lf = bytes.indexOf(0x0a, at);
    if (lf < 0) return stop(bytes.length);
    if (bytes[lf - 1] !== 0x0d || lf === at) return stop(lf, violation('bare-lf', lf, lf + 1));
    const text = latin1(bytes.subarray(at, lf - 1));
    const line = SIZE_LINE.exec(text);
    if (line === null) return stop(at, violation('invalid-chunk-size', at, lf - 1, text.slice(0, 40)));
    const size = Number.parseInt(line[1] ?? '', 16);
    const start = lf + 1;
    const end = start + size;
    chunks.push({
      line: { start: at, end: start },
      size,
      extension: (line[2] ?? '').trim(),
      data: { start, end: Math.min(end, bytes.length) },
    });
    if (size === 0) return withTrailer(stop(start), bytes, start);
    contents.push(bytes.subarray(start, Math.min(end, bytes.length)));
    if (end + 2 > bytes.length) {
      const wrong = bytes.length > end && bytes[end] !== 0x0d;
      return stop(bytes.length, wrong ? violation('chunk-without-end', end, end + 1) : undefined);
    }
    if (bytes[end] !== 0x0d || bytes[end + 1] !== 0x0a) {
      return stop(end, violation('chunk-without-end', end, end + 2));
    }
    at = end + 2;
  }
}

function withTrailer(body: ChunkedBody, bytes: Uint8Array, start: number): ChunkedBody {
  const trailer = decodeFields(bytes, start);
  return {
    ...body,
    trailer: trailer.fields,
    complete: trailer.complete,
    end: trailer.end,
    violations: trailer.violations,
  };
}
