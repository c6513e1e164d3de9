/** One header field, with where its value stands in the head: offsets in bytes, white space around the value excluded. */
export interface Field {
  /** Lower case. */
  readonly name: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** How the end of a body is known (RFC 9112, section 6.3). */
export type Framing =
  | { readonly kind: 'none' }
  | { readonly kind: 'length'; readonly length: number }
  | { readonly kind: 'chunked' }
  | { readonly kind: 'until-close' };

/** Why a head may be read in two ways. Whoever sees one stops attributing the connection. */
export class Ambiguous extends Error {
  override readonly name = 'Ambiguous';
}

/** token of RFC 9110, section 5.6.2. */
const NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
/** field-value of RFC 9110, section 5.5: visible ASCII, obs-text, space and tab. */
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
/** Fifteen digits stay an exact number. */
const LENGTH = /^[0-9]{1,15}$/;
/** A CR or LF that is not half of a CRLF. Some parsers end a line there, others do not. */
const BARE = /\r(?!\n)|(?<!\r)\n/;

/**
 * Reads a complete head (with its empty line), stricter than RFC 9112 asks: what two parsers could read in two ways
 * is refused, so that whatever is accepted has one reading.
 * @param head Latin-1, so that one character is one byte
 * @throws Ambiguous
 */
export function parseHead(head: string): { readonly startLine: string; readonly fields: readonly Field[] } {
  if (BARE.test(head)) throw new Ambiguous('a bare CR or LF');
  const lines = head.slice(0, -4).split('\r\n');
  const startLine = lines[0] ?? '';
  const fields: Field[] = [];
  let offset = startLine.length + 2;
  for (const line of lines.slice(1)) {
    fields.push(parseField(line, offset));
    offset += line.length + 2;
  }
  return { startLine, fields };
}

function parseField(line: string, offset: number): Field {
  const colon = line.indexOf(':');
  const name = line.slice(0, Math.max(colon, 0));
  // Also refuses obs-fold (a line that begins with white space) and white space before the colon (RFC 9112, section 5).
  if (!NAME.test(name)) throw new Ambiguous('a header field without a proper name');
  const raw = line.slice(colon + 1);
  if (!VALUE.test(raw)) throw new Ambiguous('a control character in a header field');
  const value = raw.replace(/^[\t ]+|[\t ]+$/g, '');
  const start = offset + colon + 1 + (raw.length - raw.replace(/^[\t ]+/, '').length);
  return { name: name.toLowerCase(), value, start, end: start + value.length };
}

/**
 * What the fields say about the body's end; undefined when they say nothing.
 * @throws Ambiguous for everything that makes request smuggling possible (RFC 9112, section 6.3 and 11.2)
 */
export function framing(fields: readonly Field[], version: '1.0' | '1.1'): Framing | undefined {
  const lengths = fields.filter(field => field.name === 'content-length');
  const codings = fields.filter(field => field.name === 'transfer-encoding');
  if (lengths.length + codings.length > 1)
    throw new Ambiguous('more than one word on the length of the body');
  const [length] = lengths;
  if (length) {
    if (!LENGTH.test(length.value)) throw new Ambiguous('a Content-Length that is not a plain number');
    return { kind: 'length', length: Number(length.value) };
  }
  const [coding] = codings;
  if (!coding) return undefined;
  if (version === '1.0') throw new Ambiguous('Transfer-Encoding in HTTP/1.0');
  if (coding.value.toLowerCase() !== 'chunked') throw new Ambiguous('a Transfer-Encoding other than chunked');
  return { kind: 'chunked' };
}
