/** What the WebSocket constructor checks of an address before anything is sent. */

/** Parses an address as the constructor does, relative to the page; null where that fails. */
export function parseAddress(url: string, base: string): URL | null {
  const baseUrl = URL.canParse(base) ? base : undefined;
  return URL.canParse(url, baseUrl) ? new URL(url, baseUrl) : null;
}

/** `ws:` or `wss:`, also for `http:` and `https:`, which the constructor turns into them; null for any other scheme. */
export function socketScheme(url: URL): 'ws:' | 'wss:' | null {
  switch (url.protocol) {
    case 'ws:':
    case 'http:':
      return 'ws:';
    case 'wss:':
    case 'https:':
      return 'wss:';
    default:
      return null;
  }
}

/**
 * Whether a host is the machine itself, whatever the resolver says (Secure Contexts §3.1): a plain connection to it
 * counts as trustworthy and is no mixed content.
 */
export function isLoopback(url: URL): boolean {
  // Only for special schemes does the parser turn every spelling of an IPv4 address into four decimal numbers.
  const { hostname } = new URL(url.href.replace(/^wss?:/, 'http:'));
  const name = hostname.replace(/\.$/, '');
  return (
    /^127(\.\d+){3}$/.test(name) || name === '[::1]' || name === 'localhost' || name.endsWith('.localhost')
  );
}
