import type { Answer } from './answer.ts';
import { quote } from './quote.ts';

/** The value of the Host header as a client writes it for an origin: the scheme's own port is left out. */
export function hostOf(origin: string): string {
  return new URL(origin).host;
}

/** Every value of Host in the order received; `headers.host` would hide a second one. */
export function hostsIn(rawHeaders: readonly string[]): string[] {
  const hosts: string[] = [];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? '';
    if (name.length === 4 && name.toLowerCase() === 'host') hosts.push(rawHeaders[at + 1] ?? '');
  }
  return hosts;
}

/**
 * Refuses a request that names no host, several, or one that is not ours. Without this a name of anybody's that
 * resolves to a loopback address would make its pages same-origin with this port (DNS rebinding).
 *
 * @param known values of Host, in lower case
 * @returns the refusal, or undefined when the host is known (RFC 9112 §3.2, RFC 9110 §15.5.20)
 */
export function refuseHost(rawHeaders: readonly string[], known: ReadonlySet<string>): Answer | undefined {
  const hosts = hostsIn(rawHeaders);
  const [host] = hosts;
  if (host === undefined)
    return { status: 400, sentence: 'This request has no Host header; it must have one.' };
  if (hosts.length > 1) {
    return { status: 400, sentence: `This request has ${hosts.length} Host headers; it must have one.` };
  }
  if (known.has(host.toLowerCase())) return undefined;
  const names = [...known].join(', ');
  return {
    status: 421,
    sentence: `This port answers to the host ${names}; this request asks for ${quote(host)}.`,
  };
}
