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
/** What no head may hold: a CR or LF that is not half of a CRLF (RFC 9112, section 2.2), or another control character but the tab. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const FORBIDDEN = /\r(?!\n)|(?:^|[^\r])\n|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/;
/** Fifteen digits stay an exact number. */
const LENGTH = /^[0-9]{1,15}$/;

/**
 * Reads a complete head (with its empty line), stricter than RFC 9112 asks: what two parsers could read in two ways
 * is refused, so that whatever is accepted has one reading.
 * @param head Latin-1, so that one character is one byte
 * @throws Ambiguous
 */
export function parseHead(head: string): { readonly startLine: string; readonly fields: readonly Field[] } {
  if (FORBIDDEN.test(head)) throw new Ambiguous('a bare CR or LF, or a control character');
  const endOfStart = head.indexOf('\r\n');
  const fields: Field[] = [];
  for (let at = endOfStart + 2; at < head.length - 2; ) {
    const end = head.indexOf('\r\n', at);
    fields.push(parseField(head, at, end));
    at = end + 2;
  }
  return { startLine: head.slice(0, endOfStart), fields };
}

function parseField(head: string, from: number, to: number): Field {
  const colon = head.indexOf(':', from);
  const name = head.slice(from, colon < 0 ? to : Math.min(colon, to));
  // Also refuses obs-fold (a line that begins with white space) and white space before the colon (RFC 9112, section 5).
  if (colon < 0 || colon >= to || !NAME.test(name))
    throw new Ambiguous('a header field without a proper name');
  let start = colon + 1;
  let end = to;
  while (start < end && isBlank(head, start)) start += 1;
  while (end > start && isBlank(head, end - 1)) end -= 1;
  return { name: name.toLowerCase(), value: head.slice(start, end), start, end };
}

function isBlank(head: string, at: number): boolean {
  const character = head.charCodeAt(at);
  return character === 0x20 || character === 0x09;
}

/**
 * What the fields say about the body's end; undefined when they say nothing.
 * @throws Ambiguous for everything that makes request smuggling possible (RFC 9112, section 6.3 and 11.2)
 */
export function framing(fields: readonly Field[], version: '1.0' | '1.1'): Framing | undefined {
  let length: string | undefined;
  let coding: string | undefined;
  for (const { name, value } of fields) {
    if (name !== 'content-length' && name !== 'transfer-encoding') continue;
    if (length !== undefined || coding !== undefined)
      throw new Ambiguous('more than one word on the length of the body');
    if (name === 'content-length') length = value;
    else coding = value;
  }
  if (length !== undefined) {
    if (!LENGTH.test(length)) throw new Ambiguous('a Content-Length that is not a plain number');
    return { kind: 'length', length: Number(length) };
  }
  if (coding === undefined) return undefined;
  if (version === '1.0') throw new Ambiguous('Transfer-Encoding in HTTP/1.0');
  if (coding.toLowerCase() !== 'chunked') throw new Ambiguous('a Transfer-Encoding other than chunked');
  return { kind: 'chunked' };
}
