import { CREDENTIALS } from '../credentials.ts';

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

/** The fields that say where a body ends, or that are masked, or that issue what is masked; the others need no reading. */
const NOTABLE = ['content-length', 'transfer-encoding', 'cookie', 'set-cookie', ...CREDENTIALS];
/** Finds one of them by the end of the line before it; none has a character with a meaning of its own in an expression. */
const FIND_NOTABLE = new RegExp(`\\r\\n(${NOTABLE.join('|')}):([^\\r]*)`, 'gi');

/**
 * A whole head: a start line, fields with proper names (token of RFC 9110, section 5.6.2), and the empty line. There is no
 * CR or LF that is not half of a CRLF (RFC 9112, section 2.2), no other control character but the tab, no obs-fold (a line
 * that begins with white space), and no white space before a colon (RFC 9112, section 5).
 */
const HEAD = /^[\t\x20-\x7e\x80-\xff]*\r\n(?:[!#$%&'*+\-.^_`|~0-9A-Za-z]+:[\t\x20-\x7e\x80-\xff]*\r\n)*\r\n$/;
/** Fifteen digits stay an exact number. */
const LENGTH = /^[0-9]{1,15}$/;

/**
 * Reads a complete head (with its empty line), stricter than RFC 9112 asks: what two parsers could read in two ways
 * is refused, so that whatever is accepted has one reading.
 * @param head Latin-1, so that one character is one byte
 * @returns the start line, and the notable fields in order
 * @throws Ambiguous
 */
export function parseHead(head: string): { readonly startLine: string; readonly fields: readonly Field[] } {
  if (!HEAD.test(head)) throw new Ambiguous('a head that is not as RFC 9112 wants it');
  const endOfStart = head.indexOf('\r\n');
  const fields: Field[] = [];
  FIND_NOTABLE.lastIndex = endOfStart;
  for (let found = FIND_NOTABLE.exec(head); found; found = FIND_NOTABLE.exec(head)) {
    const [, name = '', value = ''] = found;
    fields.push(field(name, value, FIND_NOTABLE.lastIndex - value.length));
  }
  return { startLine: head.slice(0, endOfStart), fields };
}

/** @param from where the value begins in the head, with the white space around it */
function field(name: string, value: string, from: number): Field {
  let start = 0;
  let end = value.length;
  while (start < end && isBlank(value, start)) start += 1;
  while (end > start && isBlank(value, end - 1)) end -= 1;
  return { name: name.toLowerCase(), value: value.slice(start, end), start: from + start, end: from + end };
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
