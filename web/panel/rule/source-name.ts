/** A section's name as one would cite it: `RFC 6455 §10.2`, `websockets.spec.whatwg.org#dom-websocket-websocket`. */
export function sourceName(source: string): string {
  const { hostname, pathname, hash } = new URL(source);
  const rfc = /\/rfc(\d+)/.exec(pathname)?.[1];
  if (rfc) return `RFC ${rfc} ${hash.replace(/^#section-/, '§').replace(/^#appendix-/, 'appendix ')}`.trim();
  return `${hostname}${pathname === '/' ? '' : pathname}${hash}`;
}
