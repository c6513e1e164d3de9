import type { RuleBrowser } from '../core/browser.ts';
import { eightyIsSafe, leavesOutQuery, portSpansSchemes, readsDottedHost } from './browsers.ts';

/** The grammar of one source expression with a host, and what browsers let follow: https://w3c.github.io/webappsec-csp/#grammardef-host-source. */
const HOST_SOURCE =
  /^(?:(?<scheme>[a-z][a-z0-9+\-.]*):\/\/)?(?<host>\*|(?:\*\.)?[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?)(?::(?<port>\d+|\*))?(?<path>\/[^?#]*)?(?<rest>[?#].*)?$/i;
const SCHEME_SOURCE = /^(?<scheme>[a-z][a-z0-9+\-.]*):$/i;

export interface PolicyQuestion {
  /** Whether the request was redirected to this address: then paths are not compared. */
  readonly redirected?: boolean;
  readonly browser?: RuleBrowser;
}

/**
 * Whether a page's `connect-src` blocks a request: https://w3c.github.io/webappsec-csp/#match-url-to-source-list.
 *
 * @param sources the expressions of the directive, in order; one that is not understood matches nothing
 * @param url absolute
 * @param self serialised origin that 'self' stands for
 * @throws TypeError when the address is not absolute
 */
export function blockedByConnectSources(
  sources: readonly string[],
  url: string,
  self: string,
  question: PolicyQuestion = {},
): boolean {
  const target = new URL(url);
  const page = URL.canParse(self) ? new URL(self) : null;
  return !sources.some(source => matches(source, target, page, question));
}

/** https://w3c.github.io/webappsec-csp/#match-url-to-source-expression */
function matches(
  source: string,
  url: URL,
  page: URL | null,
  { browser = 'unknown', redirected }: PolicyQuestion,
): boolean {
  const scheme = schemeOf(url);
  if (source === '*') return /^(https?|wss?)$/.test(scheme) || (page !== null && scheme === schemeOf(page));
  if (source.toLowerCase() === "'self'") return page !== null && isSelf(url, page);
  const alone = SCHEME_SOURCE.exec(source)?.groups?.scheme;
  if (alone !== undefined) return schemeMatches(alone.toLowerCase(), scheme);
  const parts = HOST_SOURCE.exec(source)?.groups;
  if (!parts?.host || url.hostname === '') return false;
  if (parts.host.endsWith('.') && !readsDottedHost(browser)) return false;
  if (parts.rest !== undefined && !leavesOutQuery(browser, parts.path)) return false;
  const wanted = parts.scheme?.toLowerCase() ?? (page && schemeOf(page));
  if (wanted === null || !schemeMatches(wanted, scheme)) return false;
  return (
    hostMatches(parts.host.toLowerCase(), url.hostname) &&
    portMatches(parts.port, url, wanted !== scheme, browser) &&
    (redirected || pathMatches(parts.path ?? '', url.pathname))
  );
}

function schemeOf({ protocol }: URL): string {
  return protocol.slice(0, -1);
}

/**
 * https://w3c.github.io/webappsec-csp/#scheme-part-match: the same, or the safe form of it. Unlike it, browsers let ws and wss
 * stand for no http (measured in Chromium 156 and Firefox 153).
 */
function schemeMatches(wanted: string, scheme: string): boolean {
  return wanted === scheme || (/^(http|ws)$/.test(wanted) && scheme === `${wanted}s`);
}

/** https://w3c.github.io/webappsec-csp/#host-part-match; unlike it, browsers let an IPv4 address match itself. */
function hostMatches(pattern: string, host: string): boolean {
  if (pattern === '*') return true;
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : pattern === host;
}

const DEFAULT_PORTS: Readonly<Record<string, string>> = { http: '80', ws: '80', https: '443', wss: '443' };

/**
 * https://w3c.github.io/webappsec-csp/#port-part-matches, and as measured: port 80 stands for 443 where https does for http.
 */
function portMatches(
  pattern: string | undefined,
  url: URL,
  upgraded: boolean,
  browser: RuleBrowser,
): boolean {
  if (pattern === '*') return true;
  if (pattern === undefined) return url.port === '';
  if (upgraded && url.port !== '' && !portSpansSchemes(browser)) return false;
  const safe = /^(https|wss):$/.test(url.protocol) && (upgraded || eightyIsSafe(browser));
  return (
    pattern === (url.port || DEFAULT_PORTS[schemeOf(url)]) || (pattern === '80' && safe && url.port === '')
  );
}

/**
 * https://w3c.github.io/webappsec-csp/#path-part-match: a path that ends with a slash stands for everything below it. Browsers
 * compare both decoded as a whole, so that %2F is a slash.
 */
function pathMatches(pattern: string, path: string): boolean {
  const [wanted, found] = [decoded(pattern), decoded(path)];
  return wanted === '' || (wanted.endsWith('/') ? found.startsWith(wanted) : found === wanted);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // no percent-encoded UTF-8: compared as it stands
  }
}

/** 'self': the origin itself, and its host by the safe scheme or as WebSocket, on the same port or both on their own. */
function isSelf(url: URL, page: URL): boolean {
  if (url.origin === page.origin) return true;
  const [target, own] = [schemeOf(url), schemeOf(page)];
  const samePort = url.port === page.port;
  return (
    url.hostname === page.hostname &&
    samePort &&
    (target === 'https' || target === 'wss' || (own === 'http' && target === 'ws'))
  );
}
