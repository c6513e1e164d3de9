import { latin1 } from '../bytes.ts';
import { type Span, type Violation, violation } from '../websocket/violation.ts';

/** A piece of a head as text (one character per byte) with its byte offsets. */
export interface Piece extends Span {
  readonly text: string;
}

export interface DecodedField {
  /** As written: case kept. */
  readonly name: Piece;
  /** Without the white space around it (OWS, RFC 9112 §5.1): the spans leave that white space between them. */
  readonly value: Piece;
  /** The whole line with its end; folded lines that continue it included. */
  readonly line: Span;
}

export interface FieldSection {
  /** In order, as written. */
  readonly fields: readonly DecodedField[];
  /** Behind the empty line, or behind the last byte. */
  readonly end: number;
  /** Whether the empty line that ends the section has come. */
  readonly complete: boolean;
  readonly violations: readonly Violation[];
}

export interface Line extends Span {
  /** Behind the line's end: CRLF, or a bare LF. Undefined where the end has not come. */
  readonly next: number | undefined;
  readonly violation: Violation | undefined;
}

/** `token` of RFC 9110 §5.6.2. */
export const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
/** What RFC 9110 §5.5 does not take in a trimmed value: control bytes other than HTAB. */
const NOT_IN_VALUE = /[^\t\x20-\x7e\x80-\xff]/;
const CR = 0x0d;
const LF = 0x0a;

/** All values of a field, in order, by its name without regard to case (RFC 9110 §5.1). */
export function valuesOf(
  head: { readonly fields: readonly DecodedField[] },
  name: string,
): readonly string[] {
  const wanted = name.toLowerCase();
  return head.fields.filter(field => field.name.text.toLowerCase() === wanted).map(field => field.value.text);
}

/** The line that begins at `start`. */
export function lineAt(bytes: Uint8Array, start: number): Line {
  const lf = bytes.indexOf(LF, start);
  if (lf < 0) return { start, end: bytes.length, next: undefined, violation: undefined };
  if (lf > start && bytes[lf - 1] === CR) return { start, end: lf - 1, next: lf + 1, violation: undefined };
  return { start, end: lf, next: lf + 1, violation: violation('bare-lf', lf, lf + 1) };
}

export function pieceOf(bytes: Uint8Array, start: number, end: number): Piece {
  return { text: latin1(bytes.subarray(start, end)), start, end };
}

/** The field lines from `start` to the empty line: of a head behind its start line, or the trailer of a chunked body. */
export function decodeFields(bytes: Uint8Array, start: number): FieldSection {
  const fields: DecodedField[] = [];
  const violations: Violation[] = [];
  let end = start;
  while (end < bytes.length) {
    const line = lineAt(bytes, end);
    // A line whose end has not come yet is not judged.
    if (line.next === undefined) return { fields, end: bytes.length, complete: false, violations };
    if (line.violation !== undefined) violations.push(line.violation);
    end = line.next;
    if (line.start === line.end) return { fields, end, complete: true, violations };
    const above = fields.at(-1);
    if (!isSpace(bytes[line.start])) {
      const field = decodeField(bytes, line, end, violations);
      if (field !== undefined) fields.push(field);
    } else if (above === undefined) {
      violations.push(violation('space-before-first-field', line.start, line.end));
    } else {
      fields[fields.length - 1] = fold(bytes, above, line, end, violations);
    }
  }
  return { fields, end, complete: false, violations };
}

function decodeField(
  bytes: Uint8Array,
  line: Line,
  next: number,
  violations: Violation[],
): DecodedField | undefined {
  const colon = bytes.subarray(line.start, line.end).indexOf(0x3a);
  if (colon < 0) {
    violations.push(violation('missing-colon', line.start, line.end));
    return undefined;
  }
  const at = line.start + colon;
  let nameEnd = at;
  while (nameEnd > line.start && isSpace(bytes[nameEnd - 1])) nameEnd -= 1;
  const name = pieceOf(bytes, line.start, nameEnd);
  if (name.text === '') violations.push(violation('empty-field-name', line.start, at + 1));
  else if (!TOKEN.test(name.text)) {
    violations.push(violation('invalid-field-name', name.start, name.end, name.text));
  }
  if (nameEnd < at) violations.push(violation('space-before-colon', nameEnd, at));
  const value = trimmed(bytes, at + 1, line.end);
  checkValue(value, violations);
  return { name, value, line: { start: line.start, end: next } };
}

/** A line that begins with white space continues the field above it; RFC 9112 §5.2 lets spaces stand for the fold. */
function fold(
  bytes: Uint8Array,
  above: DecodedField,
  line: Line,
  next: number,
  violations: Violation[],
): DecodedField {
  violations.push(violation('obsolete-line-folding', line.start, line.end));
  const more = trimmed(bytes, line.start, line.end);
  checkValue(more, violations);
  const text = `${above.value.text} ${more.text}`.trim();
  return {
    name: above.name,
    value: { text, start: above.value.start, end: Math.max(above.value.end, more.end) },
    line: { start: above.line.start, end: next },
  };
}

function checkValue(value: Piece, violations: Violation[]): void {
  const wrong = value.text.search(NOT_IN_VALUE);
  if (wrong < 0) return;
  const at = value.start + wrong;
  // A bare CR is a fault of the line, every other control byte one of the value.
  const id = value.text.charAt(wrong) === '\r' ? 'bare-cr' : 'invalid-field-value';
  violations.push(violation(id, at, at + 1));
}

function trimmed(bytes: Uint8Array, start: number, end: number): Piece {
  let from = start;
  let to = end;
  while (from < to && isSpace(bytes[from])) from += 1;
  while (to > from && isSpace(bytes[to - 1])) to -= 1;
  return pieceOf(bytes, from, to);
}

/** SP or HTAB: the only white space of a field line (RFC 9110 §5.6.3). */
function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09;
}
