import type { Field } from '../../rules/core/exchange.ts';
import { MOST_OF_A_VALUE } from './limits.ts';

/** Stands in place of a secret: plain ASCII, so that it can stand in an address, a header and a command alike. */
export const HIDDEN = 'HIDDEN';

/** Names, of query parameters and of header fields, whose values are nobody's business. */
const SECRET_NAME =
  /pass|pwd|secret|token|auth|session|cookie|csrf|xsrf|jwt|otp|credential|signature|api[-_]?key|access[-_]?key|private/i;
const SECRET_PARAMETER =
  /^(?:sid|sig|key|code|state|nonce|user|username|e?mail|phone|hash|hmac|policy|ticket|uuid)$/i;
/** Header fields that look secret by their name and are not. */
const OPEN_FIELD =
  /^(?:access-control-|www-authenticate$|proxy-authenticate$|sec-websocket-(?:version|protocol|extensions)$)/i;
const JWT = /\beyJ[\w-]{8,}\.[\w-]*\.?[\w-]*/g;
/** The address of a person. */
const MAIL = /[\w.+-]{1,64}(?:@|%40)(?:[a-z\d-]{1,63}\.){1,5}[a-z]{2,24}\b/gi;
/** A word without a break: letters and digits, as keys and tokens are written. */
const RUN = /[A-Za-z\d]{16,}/g;
/** The bytes of a UUID, which names a thing and may let somebody in. */
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
/** A name that somebody chose, with the hash that a bundler put before its ending. */
const FILE =
  /^([\w.@~-]{1,120}?)\.(?:m?[jt]sx?|css|map|json|woff2?|ttf|otf|eot|svg|png|jpe?g|gif|webp|avif|ico|html?|wasm|mp[34]|webm|pdf|txt|xml|glb|gltf|bin|ipynb|php|aspx?|jsp)$/i;

/**
 * Whether a word looks random, as a key, a token or a signature does: a long run of letters and digits that are mixed, or a long text of
 * several kinds of characters that no separators cut into words.
 */
function isRandom(value: string): boolean {
  if (UUID.test(value)) return true;
  const base = FILE.exec(value);
  // A bundler's hash has eight to twenty characters and stands in public pages.
  if (base) return (base[1]?.match(RUN) ?? []).some(run => run.length >= 32 && isMixed(run));
  if (value.length < 20) return false;
  return (
    (value.match(RUN) ?? []).some(isMixed) ||
    (value.length >= 24 && /^[\w+/=~-]+$/.test(value) && isScrambled(value))
  );
}

/** Letters and digits in one run, changing from one to the other more than twice. */
function isMixed(run: string): boolean {
  return /\d/.test(run) && (run.match(/[A-Za-z](?=\d)|\d(?=[A-Za-z])/g) ?? []).length > 2;
}

/** Upper case, lower case and digits in one word that is cut into no parts of their own. */
function isScrambled(value: string): boolean {
  const parts = value.split(/[-_.~]/);
  return parts.some(part => part.length >= 8 && /[a-z]/.test(part) && /[A-Z]/.test(part) && isMixed(part));
}

function hideValue(value: string): string {
  return isRandom(value) ? HIDDEN : value.replace(JWT, HIDDEN).replace(MAIL, HIDDEN);
}

/**
 * An absolute address with its secrets replaced: user name and password, fragment, parameters that are named like a secret
 * or look random, path segments that look random. Null for text that is no http(s) or ws(s) address. No network is involved.
 */
export function openAddress(text: string): string | null {
  const trimmed = text.trim().slice(0, MOST_OF_A_VALUE);
  if (!/^(?:https?|wss?):\/\/[^/]/i.test(trimmed) || !URL.canParse(trimmed)) return null;
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
  return text.slice(0, MOST_OF_A_VALUE).replace(JWT, HIDDEN).replace(MAIL, HIDDEN);
}

/** A serialised origin, `null` for an opaque one; null for text that is none. A path behind it is left away. */
export function originIn(text: string): string | null {
  const trimmed = text.trim().slice(0, MOST_OF_A_VALUE);
  if (trimmed === 'null' || /^(?:file|data|about|blob):/i.test(trimmed)) return 'null';
  if (/^https?:\/\//i.test(trimmed)) return URL.canParse(trimmed) ? new URL(trimmed).origin : null;
  // Extensions, and apps that serve their own files by a scheme of their own, have an origin too.
  return APP_ORIGIN.exec(trimmed)?.[0]?.toLowerCase() ?? null;
}

const APP_ORIGIN =
  /^(?!wss?:|javascript:)[a-z][a-z-]{1,30}:\/\/[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}(?::\d{1,5})?(?=[/?#]|$)/i;
