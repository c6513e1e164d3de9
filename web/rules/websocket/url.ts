/** What the WebSocket constructor and Fetch check of an address before anything is sent. */

/** Fetch, port blocking: https://fetch.spec.whatwg.org/#port-blocking (2026-06). */
const BAD_PORTS: ReadonlySet<number> = new Set([
  0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104,
  109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515,
  526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049,
  3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
]);

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

/** The port that is dialled: the one in the address, else that of the scheme. */
export function effectivePort(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return socketScheme(url) === 'wss:' ? 443 : 80;
}

/** Whether browsers connect to a port at all, for HTTP and WebSocket alike. */
export function isBadPort(port: number): boolean {
  return BAD_PORTS.has(port);
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
