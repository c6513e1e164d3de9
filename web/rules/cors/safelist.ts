import type { Field } from '../core/exchange.ts';

/** Methods without a preflight: https://fetch.spec.whatwg.org/#cors-safelisted-method. */
export const SAFE_METHODS: readonly string[] = ['GET', 'HEAD', 'POST'];

/** https://fetch.spec.whatwg.org/#cors-unsafe-request-header-byte, but for the control characters. */
const UNSAFE_VISIBLE = /["():<>?@[\\\]{}]/;
const LANGUAGE = /^[0-9A-Za-z *,\-.;=]*$/;
const RANGE = /^bytes=(\d+)-(\d*)$/;
const FORM_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];
/** Bytes of one safelisted value, and of all safelisted values together. */
export const VALUE_LIMIT = 128;
const TOTAL_LIMIT = 1024;

/** https://fetch.spec.whatwg.org/#no-cors-safelisted-request-header-name */
const NO_CORS = ['accept', 'accept-language', 'content-language', 'content-type'];

/** Headers that a browser silently leaves out when a page sets them: https://fetch.spec.whatwg.org/#forbidden-request-header. */
const FORBIDDEN = new Set(
  (
    'accept-charset accept-encoding access-control-request-headers access-control-request-method connection ' +
    'content-length cookie cookie2 date dnt expect host keep-alive origin referer set-cookie te trailer ' +
    'transfer-encoding upgrade via'
  ).split(' '),
);

/** Headers that would make a server take a request for one of another method. */
const OVERRIDES = ['x-http-method', 'x-http-method-override', 'x-method-override'];

/** The headers of a page that are sent at all. */
export function sentHeaders(headers: readonly Field[]): readonly Field[] {
  return headers.filter(({ name, value }) => {
    const lower = name.toLowerCase();
    if (OVERRIDES.includes(lower)) return !/(^|,)\s*(connect|trace|track)\s*(,|$)/i.test(value);
    return !FORBIDDEN.has(lower) && !lower.startsWith('sec-') && !lower.startsWith('proxy-');
  });
}

/** What the mode `no-cors` keeps of the headers of a page: https://fetch.spec.whatwg.org/#no-cors-safelisted-request-header. */
export function noCorsHeaders(headers: readonly Field[]): readonly Field[] {
  const kept: Field[] = [];
  for (const header of headers) {
    const name = header.name.toLowerCase();
    // Values of one name count as one, joined.
    const before = kept.filter(other => other.name.toLowerCase() === name);
    const value = [...before, header].map(other => other.value).join(', ');
    if (NO_CORS.includes(name) && isSafe({ name, value })) kept.push(header);
  }
  return kept;
}

/**
 * Names, in lower case, sorted and once each, that make a preflight necessary:
 * https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names.
 *
 * @param isSafeHere what a browser lets pass beyond the standard
 */
export function unsafeHeaderNames(
  headers: readonly Field[],
  isSafeHere: (header: Field) => boolean = () => false,
): readonly string[] {
  const passes = (header: Field) => isSafe(header) || isSafeHere(header);
  const unsafe = headers.filter(header => !passes(header));
  const safe = headers.filter(passes);
  const total = safe.reduce((bytes, { value }) => bytes + byteLength(value), 0);
  const names = [...unsafe, ...(total > TOTAL_LIMIT ? safe : [])].map(({ name }) => name.toLowerCase());
  return [...new Set(names)].sort();
}

/** https://fetch.spec.whatwg.org/#cors-safelisted-request-header. */
function isSafe({ name, value }: Field): boolean {
  if (byteLength(value) > VALUE_LIMIT) return false;
  switch (name.toLowerCase()) {
    case 'accept':
      return !hasUnsafeByte(value);
    case 'accept-language':
    case 'content-language':
      return LANGUAGE.test(value);
    case 'content-type':
      return !hasUnsafeByte(value) && FORM_TYPES.includes(value.split(';', 1)[0]?.trim().toLowerCase() ?? '');
    case 'range': {
      const [, start, end] = RANGE.exec(value) ?? [];
      return start !== undefined && (end === '' || Number(start) <= Number(end));
    }
    default:
      return false;
  }
}

function hasUnsafeByte(value: string): boolean {
  const control = [...value].some(char => (char < ' ' && char !== '\t') || char === '\u007f');
  return control || UNSAFE_VISIBLE.test(value);
}

function byteLength(value: string): number {
  return new TextEncoder().encode(value).length;
}
