import { COOKIE_KINDS, COOKIE_SECONDS, type CookieKind, cookieName } from '../../protocol/words.ts';

/** The path of the kind `path`; it lies below the lab's other cookie addresses, where no other cookie is needed. */
export const DEEP_PATH = '/cookies/deep';

/** What stands behind name, value, age and path, by kind. Where no SameSite is given, the browser chooses. */
const ATTRIBUTES: Readonly<Record<CookieKind, readonly string[]>> = {
  none: ['SameSite=None', 'Secure'],
  'none-insecure': ['SameSite=None'],
  lax: ['SameSite=Lax'],
  strict: ['SameSite=Strict'],
  default: [],
  'lax-secure': ['SameSite=Lax', 'Secure'],
  partitioned: ['SameSite=None', 'Secure', 'Partitioned'],
  'partitioned-insecure': ['SameSite=None', 'Partitioned'],
  host: ['Secure'],
  secure: ['Secure'],
  http: ['Secure', 'HttpOnly'],
  'http-readable': ['Secure'],
  'host-http': ['Secure', 'HttpOnly'],
  'host-http-readable': ['Secure'],
  domain: [],
  httponly: ['HttpOnly'],
  path: [],
};

/** The forms in which a cookie of a kind is also expired: a page of another site may remove only what is SameSite=None. */
const ACROSS_SITES = [
  ['SameSite=None', 'Secure'],
  ['SameSite=None', 'Secure', 'Partitioned'],
];

/** HttpOnly where the kind has it: a name with `__Http-` demands it of the line that removes the cookie, too. */
function acrossSites(kind: CookieKind): readonly (readonly string[])[] {
  const own = ATTRIBUTES[kind].filter(attribute => attribute === 'HttpOnly');
  return ACROSS_SITES.map(form => [...own, ...form]);
}

/** The host without its first label, or the host itself where it has no other or is an address (RFC 6265 §5.1.3). */
export function domainOf(hostname: string): string {
  const isAddress = /^[\d.]+$|^\[/.test(hostname);
  const parent = hostname.slice(hostname.indexOf('.') + 1);
  return isAddress ? hostname : parent;
}

function cookie(
  kind: CookieKind,
  hostname: string,
  value: string,
  seconds: number,
  attributes: readonly string[],
) {
  return [
    `${cookieName(kind)}=${value}`,
    `Max-Age=${seconds}`,
    `Path=${kind === 'path' ? DEEP_PATH : '/'}`,
    ...(kind === 'domain' ? [`Domain=${domainOf(hostname)}`] : []),
    ...attributes,
  ].join('; ');
}

/**
 * The value of Set-Cookie that sets a cookie of a kind.
 *
 * @param hostname the host that sets it, without its port
 * @param value minted by the lab
 */
export function settingCookie(kind: CookieKind, hostname: string, value: string): string {
  return cookie(kind, hostname, value, COOKIE_SECONDS, ATTRIBUTES[kind]);
}

/**
 * The values of Set-Cookie that expire every cookie that `settingCookie` may have set on a host, each under its own name, path
 * and domain (RFC 6265 §5.3, step 11), in the form that it was set with and in those that a page of another site may use.
 */
export function expiringCookies(hostname: string): readonly string[] {
  return COOKIE_KINDS.flatMap(kind => [
    ...new Set([ATTRIBUTES[kind], ...acrossSites(kind)].map(form => cookie(kind, hostname, '', 0, form))),
  ]);
}
