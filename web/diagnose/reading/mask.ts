import type { Field } from '../../rules/core/exchange.ts';
import { MOST_OF_A_VALUE } from './limits.ts';

/** Stands in place of a secret: plain ASCII, so that it can stand in an address, a header and a command alike. */
export const HIDDEN = 'HIDDEN';

/** Names, of query parameters and of header fields, whose values are nobody's business. */
const SECRET_NAME =
  /pass|pwd|secret|token|auth|session|cookie|csrf|xsrf|jwt|otp|credential|signature|api[-_]?key|access[-_]?key|private/i;
const SECRET_PARAMETER = /^(?:sid|sig|key|code|state|t|user|email|phone)$/i;
/** Header fields that look secret by their name and are not. */
const OPEN_FIELD =
  /^(?:access-control-|www-authenticate$|proxy-authenticate$|sec-websocket-(?:version|protocol|extensions)$)/i;
/** Long and random: a key, a token, a signature, in whichever alphabet. */
const RANDOM = /^(?=.*\d)(?=.*[a-z])[\w.~+/=-]{24,}$/i;
const JWT = /\beyJ[\w-]{8,}\.[\w-]*\.?[\w-]*/g;

function hideValue(value: string): string {
  return RANDOM.test(value) ? HIDDEN : value.replace(JWT, HIDDEN);
}

/**
 * An absolute address with its secrets replaced: user name and password, fragment, parameters that are named like a secret
 * or look random, path segments that look random. Null for text that is no http(s) or ws(s) address. No network is involved.
 */
export function openAddress(text: string): string | null {
  const trimmed = text.trim().slice(0, MOST_OF_A_VALUE);
  if (!/^(?:https?|wss?):/i.test(trimmed) || !URL.canParse(trimmed)) return null;
  const url = new URL(trimmed);
  if (url.username) url.username = HIDDEN;
  if (url.password) url.password = HIDDEN;
  url.hash = '';
  url.pathname = url.pathname
    .split('/')
    .map(segment => hideValue(segment))
    .join('/');
  if (url.search) url.search = openQuery(url.search.slice(1));
  return url.href;
}

/** A host with a port where an address should begin with its scheme: `localhost:4000/api`, which URL parsers take for the scheme `localhost:`. */
const SCHEMELESS = /^(?:localhost|[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}):\d{1,5}(?:[/?#]|$)/i;

/** The address that somebody meant who left `http://` away, with its secrets replaced; null for any other text. */
export function schemelessAddress(text: string): string | null {
  const trimmed = text.trim();
  return SCHEMELESS.test(trimmed) ? openAddress(`http://${trimmed}`) : null;
}

/** Kept as written but for the values that are hidden, so that an address stays recognisable. */
function openQuery(query: string): string {
  return query
    .split('&')
    .map(part => {
      const equals = part.indexOf('=');
      if (equals < 0) return hideValue(part);
      const name = part.slice(0, equals);
      const value = part.slice(equals + 1);
      const secret = SECRET_NAME.test(name) || SECRET_PARAMETER.test(name);
      return `${name}=${secret && value !== '' ? HIDDEN : hideValue(value)}`;
    })
    .join('&');
}

/** A field with its secrets replaced: what a cookie is called and how it is set stays, its value goes. */
export function openField({ name, value }: Field): Field {
  return { name, value: openValue(name.toLowerCase(), value.slice(0, MOST_OF_A_VALUE)) };
}

function openValue(name: string, value: string): string {
  if (name === 'set-cookie') return value.replace(/^([^=;]*)=[^;]*/, `$1=${HIDDEN}`);
  if (name === 'cookie') return HIDDEN;
  if (name === 'authorization' || name === 'proxy-authorization') {
    const scheme = /^(Basic|Bearer|Digest|Negotiate|Token)\s/i.exec(value)?.[1];
    return scheme ? `${scheme} ${HIDDEN}` : HIDDEN;
  }
  if (name === 'location' || name === 'referer') return openAddress(value) ?? openRelative(value);
  if (OPEN_FIELD.test(name)) return value.replace(JWT, HIDDEN);
  return SECRET_NAME.test(name) ? HIDDEN : value.replace(JWT, HIDDEN);
}

function openRelative(target: string): string {
  const [path = '', query] = target.split('?', 2);
  return query === undefined ? path : `${path}?${openQuery(query)}`;
}

/** Any other text that is shown again. */
export function openText(text: string): string {
  return text.slice(0, MOST_OF_A_VALUE).replace(JWT, HIDDEN);
}

/** A serialised origin, `null` for an opaque one; null for text that is none. A path behind it is left away. */
export function originIn(text: string): string | null {
  const trimmed = text.trim().slice(0, MOST_OF_A_VALUE);
  if (trimmed === 'null' || /^(?:file|data|about):/i.test(trimmed)) return 'null';
  if (/^(?:chrome|moz|safari-web)-extension:\/\/[\w-]+/i.test(trimmed)) {
    return /^[\w-]+:\/\/[\w-]+/.exec(trimmed)?.[0]?.toLowerCase() ?? null;
  }
  if (!/^https?:\/\//i.test(trimmed) || !URL.canParse(trimmed)) return null;
  return new URL(trimmed).origin;
}
