/** The grammar of one source expression with a host: https://w3c.github.io/webappsec-csp/#grammardef-host-source. */
const HOST_SOURCE =
  /^(?:(?<scheme>[a-z][a-z0-9+\-.]*):\/\/)?(?<host>\*|(?:\*\.)?[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?)(?::(?<port>\d+|\*))?(?<path>\/[^?#]*)?$/i;
const SCHEME_SOURCE = /^(?<scheme>[a-z][a-z0-9+\-.]*):$/i;

/**
 * Whether a page's `connect-src` blocks a request: https://w3c.github.io/webappsec-csp/#match-url-to-source-list.
 *
 * @param sources the expressions of the directive, in order; one that is not understood matches nothing
 * @param url absolute
 * @param self serialised origin that 'self' stands for
 * @param redirected whether the request was redirected to this address: then paths are not compared
 */
export function blockedByConnectSources(
  sources: readonly string[],
  url: string,
  self: string,
  redirected = false,
): boolean {
  const target = new URL(url);
  const page = URL.canParse(self) ? new URL(self) : null;
  return !sources.some(source => matches(source, target, page, redirected));
}

/** https://w3c.github.io/webappsec-csp/#match-url-to-source-expression */
function matches(source: string, url: URL, page: URL | null, redirected: boolean): boolean {
  const scheme = schemeOf(url);
  if (source === '*') return /^(https?|wss?)$/.test(scheme) || (page !== null && scheme === schemeOf(page));
  if (source.toLowerCase() === "'self'") return page !== null && isSelf(url, page);
  const alone = SCHEME_SOURCE.exec(source)?.groups?.scheme;
  if (alone !== undefined) return schemeMatches(alone, scheme);
  const parts = HOST_SOURCE.exec(source)?.groups;
  if (!parts?.host || url.hostname === '') return false;
  const wanted = parts.scheme ?? (page && schemeOf(page));
  return (
    wanted !== null &&
    schemeMatches(wanted, scheme) &&
    hostMatches(parts.host.toLowerCase(), url.hostname) &&
    portMatches(parts.port, url) &&
    (redirected || pathMatches(parts.path ?? '', url.pathname))
  );
}

function schemeOf({ protocol }: URL): string {
  return protocol.slice(0, -1);
}

/** https://w3c.github.io/webappsec-csp/#scheme-part-match: the same, or the safe form of it. */
function schemeMatches(pattern: string, scheme: string): boolean {
  const wanted = pattern.toLowerCase();
  if (wanted === scheme) return true;
  const also: Readonly<Record<string, readonly string[]>> = {
    http: ['https'],
    ws: ['wss', 'http', 'https'],
    wss: ['https'],
  };
  return also[wanted]?.includes(scheme) ?? false;
}

/** https://w3c.github.io/webappsec-csp/#host-part-match; unlike it, browsers let an IPv4 address match itself. */
function hostMatches(pattern: string, host: string): boolean {
  if (pattern === '*') return true;
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : pattern === host;
}

const DEFAULT_PORTS: Readonly<Record<string, string>> = { http: '80', ws: '80', https: '443', wss: '443' };

/** https://w3c.github.io/webappsec-csp/#port-part-matches */
function portMatches(pattern: string | undefined, url: URL): boolean {
  if (pattern === '*') return true;
  if (pattern === undefined) return url.port === '';
  return pattern === (url.port || DEFAULT_PORTS[schemeOf(url)]);
}

/** https://w3c.github.io/webappsec-csp/#path-part-match: a path that ends with a slash stands for everything below it. */
function pathMatches(pattern: string, path: string): boolean {
  if (pattern === '') return true;
  const wanted = pattern.split('/').map(decoded);
  const found = path.split('/').map(decoded);
  if (pattern.endsWith('/')) wanted.pop();
  else if (wanted.length !== found.length) return false;
  return wanted.length <= found.length && wanted.every((piece, index) => piece === found[index]);
}

function decoded(piece: string): string {
  try {
    return decodeURIComponent(piece);
  } catch {
    return piece; // no percent-encoded UTF-8: compared as it stands
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
