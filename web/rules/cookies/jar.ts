import type { RuleBrowser } from '../core/browser.ts';
import { isAddress } from '../origin/site.ts';
import { renewsWithValue } from './browsers.ts';
import type { SameSite } from './line.ts';

/** One cookie as the browser keeps it (RFC 6265bis §5.7). Times in milliseconds since the Unix epoch. */
export interface StoredCookie {
  readonly name: string;
  readonly value: string;
  /** The host that set it, or, where `hostOnly` is false, the Domain that it asked for. */
  readonly domain: string;
  readonly hostOnly: boolean;
  readonly path: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: SameSite;
  /** Under which page of the address bar it was set, where it is kept apart for that; null: one for all. */
  readonly partition: string | null;
  readonly created: number;
  /** Null: until the browser is closed. */
  readonly expires: number | null;
}

export type Jar = readonly StoredCookie[];

/** https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-5.1.3 */
export function domainMatches(host: string, domain: string): boolean {
  return host === domain || (host.endsWith(`.${domain}`) && !isAddress(host));
}

/** https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-5.1.4 */
export function pathMatches(path: string, cookiePath: string): boolean {
  return path === cookiePath || path.startsWith(cookiePath.endsWith('/') ? cookiePath : `${cookiePath}/`);
}

/** The path of a cookie that names none: that of the address, up to its last slash (§5.1.4). */
export function defaultPath(path: string): string {
  const last = path.lastIndexOf('/');
  return last <= 0 ? '/' : path.slice(0, last);
}

/** Whether a cookie stands in the place of another: same name, domain, path and partition (§5.7). */
function replaces(one: StoredCookie, other: StoredCookie): boolean {
  return (
    one.name === other.name &&
    one.domain === other.domain &&
    one.hostOnly === other.hostOnly &&
    one.path === other.path &&
    one.partition === other.partition
  );
}

export function isExpired({ expires }: StoredCookie, now: number): boolean {
  return expires !== null && expires <= now;
}

/**
 * The jar with a cookie in the place of the one that it replaces, whose age it keeps, also among those of one millisecond; a
 * cookie that is over only removes that.
 */
export function putCookie(jar: Jar, cookie: StoredCookie, browser: RuleBrowser): Jar {
  const place = jar.findIndex(kept => replaces(cookie, kept));
  const old = jar[place];
  const others = jar.filter(kept => kept !== old);
  if (isExpired(cookie, cookie.created)) return others;
  const isNew = renewsWithValue(browser) && old?.value !== cookie.value;
  return !old || isNew ? [...others, cookie] : jar.with(place, { ...cookie, created: old.created });
}

/** In the order of a Cookie field: longer paths first, among equals the older (§5.8.3). */
export function inCookieOrder(jar: Jar): Jar {
  return [...jar].sort((a, b) => b.path.length - a.path.length || a.created - b.created);
}
