import { isLoopback } from '../websocket/url.ts';

/** https://html.spec.whatwg.org/#concept-origin-tuple, without the `domain` that only document.domain sets. */
export interface TupleOrigin {
  readonly kind: 'tuple';
  /** Without the colon. */
  readonly scheme: string;
  /** As the URL parser writes it: lower case, punycode, IPv4 in four decimal numbers, IPv6 in brackets. */
  readonly host: string;
  /** Null: the scheme's default. */
  readonly port: number | null;
}

/** https://html.spec.whatwg.org/#concept-origin-opaque: equal to nothing but itself, the very same object. */
export interface OpaqueOrigin {
  readonly kind: 'opaque';
}

export type Origin = TupleOrigin | OpaqueOrigin;

/**
 * The origin of an address, or the one that a serialised origin stands for: https://url.spec.whatwg.org/#concept-url-origin.
 * Each call for `data:`, `file:`, a scheme of its own, `null` or a text that is no address gives an opaque origin of its own;
 * a `blob:` address has the origin that is written in it.
 */
export function originOf(url: string): Origin {
  const origin = URL.canParse(url) ? new URL(url).origin : 'null';
  if (!URL.canParse(origin)) return { kind: 'opaque' };
  const { protocol, hostname, port } = new URL(origin);
  return {
    kind: 'tuple',
    scheme: protocol.slice(0, -1),
    host: hostname,
    port: port === '' ? null : Number(port),
  };
}

/** https://html.spec.whatwg.org/#ascii-serialisation-of-an-origin; `null` for an opaque one. */
export function serialise(origin: Origin): string {
  if (origin.kind === 'opaque') return 'null';
  const port = origin.port === null ? '' : `:${origin.port}`;
  return `${origin.scheme}://${origin.host}${port}`;
}

/**
 * https://html.spec.whatwg.org/#same-origin. Takes addresses and serialised origins too; the text `null` does not say which
 * opaque origin is meant, so that it is never the same as another.
 */
export function sameOrigin(a: Origin | string, b: Origin | string): boolean {
  const [one, other] = [a, b].map(origin => (typeof origin === 'string' ? originOf(origin) : origin));
  if (one?.kind === 'tuple' && other?.kind === 'tuple') return serialise(one) === serialise(other);
  return one === other;
}

/**
 * Whether what comes from an origin cannot have been changed on its way: https, wss, file, and every loopback name or address
 * (https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy).
 */
export function isPotentiallyTrustworthy(origin: Origin): boolean {
  if (origin.kind === 'opaque') return false;
  return ['https', 'wss'].includes(origin.scheme) || isLoopback(new URL(serialise(origin)));
}
