import { type Span, type Violation, type ViolationId, violation } from '../websocket/violation.ts';
import { type DecodedField, decodeFields, type Line, lineAt, type Piece, pieceOf, TOKEN } from './fields.ts';

interface HeadBase {
  /** In order, as written. */
  readonly fields: readonly DecodedField[];
  /** From the first byte (empty lines before it included) to behind the empty line, or to the last byte seen. */
  readonly span: Span;
  /** The start line without its end. */
  readonly startLine: Span;
  /** Whether the empty line that ends the head has come. */
  readonly complete: boolean;
  /** In the order of their places. */
  readonly violations: readonly Violation[];
}

/** The parts are undefined where the start line has no such part, or has not come to its end. */
export interface DecodedRequestHead extends HeadBase {
  readonly kind: 'request';
  readonly method: Piece | undefined;
  readonly target: Piece | undefined;
  readonly version: Piece | undefined;
}

export interface DecodedResponseHead extends HeadBase {
  readonly kind: 'response';
  readonly version: Piece | undefined;
  readonly status: Piece | undefined;
  readonly reason: Piece | undefined;
}

type Parts = readonly [Piece | undefined, Piece | undefined, Piece | undefined];

const VERSION = /^HTTP\/[0-9]\.[0-9]$/;
/** Visible ASCII alone: RFC 3986 has neither white space nor bytes above 0x7e in any form of the target. */
const TARGET = /^[\x21-\x7e]+$/;
const STATUS = /^[1-5][0-9][0-9]$/;
/** `reason-phrase` of RFC 9112 §4, which may be empty. */
const REASON = /^[\t\x20-\x7e\x80-\xff]*$/;

/** The head of a request from as many of its bytes as there are. Never throws; offsets count from `bytes[0]`. */
export function decodeRequestHead(bytes: Uint8Array): DecodedRequestHead {
  // A server ignores empty lines before a request (RFC 9112 §2.2).
  const violations: Violation[] = [];
  let line = lineAt(bytes, 0);
  while (line.start === line.end && line.next !== undefined) {
    if (line.violation !== undefined) violations.push(line.violation);
    line = lineAt(bytes, line.next);
  }
  const parts = startParts(bytes, line);
  const [method, target, version] = parts;
  if (line.next !== undefined) violations.push(...requestLineFaults(line, parts));
  return { kind: 'request', method, target, version, ...headOf(bytes, 0, line, violations) };
}

/** The head of a response that begins at `from`, likewise; offsets still count from `bytes[0]`. */
export function decodeResponseHead(bytes: Uint8Array, from = 0): DecodedResponseHead {
  const line = lineAt(bytes, from);
  const parts = startParts(bytes, line);
  const [version, status, reason] = parts;
  const violations = line.next === undefined ? [] : statusLineFaults(line, parts);
  return { kind: 'response', version, status, reason, ...headOf(bytes, from, line, violations) };
}

/** The start line cut at its first two single spaces; a third part keeps its spaces (a reason has them). */
function startParts(bytes: Uint8Array, { start, end, next }: Line): Parts {
  if (next === undefined) return [undefined, undefined, undefined];
  const line = bytes.subarray(start, end);
  const first = line.indexOf(0x20);
  const second = first < 0 ? -1 : line.indexOf(0x20, first + 1);
  const firstEnd = first < 0 ? end : start + first;
  const secondEnd = second < 0 ? end : start + second;
  return [
    pieceOf(bytes, start, firstEnd),
    first < 0 ? undefined : pieceOf(bytes, firstEnd + 1, secondEnd),
    second < 0 ? undefined : pieceOf(bytes, secondEnd + 1, end),
  ];
}

function requestLineFaults(line: Line, [method, target, version]: Parts): Violation[] {
  if (method === undefined || target === undefined || version === undefined) {
    return [violation('invalid-request-line', line.start, line.end)];
  }
  return [
    ...fault(TOKEN, method, 'invalid-method'),
    ...fault(TARGET, target, 'invalid-target'),
    ...fault(VERSION, version, 'invalid-version'),
  ];
}

function statusLineFaults(line: Line, [version, status, reason]: Parts): Violation[] {
  if (version === undefined || status === undefined) {
    return [violation('invalid-status-line', line.start, line.end)];
  }
  const faults = [
    ...fault(VERSION, version, 'invalid-version'),
    ...fault(STATUS, status, 'invalid-status-code'),
  ];
  // The space behind the code is required even when no reason follows (RFC 9112 §4).
  if (reason === undefined || !REASON.test(reason.text)) {
    faults.push(violation('invalid-status-line', status.end, line.end));
  }
  return faults;
}

function fault(pattern: RegExp, piece: Piece, id: ViolationId): Violation[] {
  return pattern.test(piece.text) ? [] : [violation(id, piece.start, piece.end, piece.text)];
}

function headOf(bytes: Uint8Array, from: number, line: Line, startFaults: readonly Violation[]): HeadBase {
  const { start, end, next } = line;
  const section = next === undefined ? undefined : decodeFields(bytes, next);
  const lineFault = line.violation === undefined ? [] : [line.violation];
  return {
    fields: section?.fields ?? [],
    span: { start: from, end: section?.end ?? bytes.length },
    startLine: { start, end },
    complete: section?.complete ?? false,
    violations: [...startFaults, ...lineFault, ...(section?.violations ?? [])],
  };
}
