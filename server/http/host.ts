import type { IncomingMessage } from 'node:http';
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

/** What a request asks for. */
export interface Destination {
  /** In lower case, as Host spells it. */
  readonly host: string;
  /** In origin-form: it begins with a slash. */
  readonly target: string;
  /** Where the target named it: scheme and host, serialised. */
  readonly origin?: string;
}

/** RFC 9112 §3.2.2, without the userinfo that RFC 9110 §4.2.4 forbids. */
const ABSOLUTE_FORM = /^(https?):\/\/([^/?#@]+)([/?].*)?$/i;
const OWN_PORT: Readonly<Record<string, RegExp>> = { http: /:80$/, https: /:443$/ };

/**
 * Reads whom a request is for. A target in absolute-form counts instead of Host (RFC 9112 §3.2.2), which must be there
 * once even so (§3.2).
 *
 * @returns the refusal where it says that in no way, in several, or in a form that is for proxies alone
 */
export function destinationOf({
  rawHeaders,
  url = '',
}: Pick<IncomingMessage, 'rawHeaders' | 'url'>): Destination | Answer {
  const hosts = hostsIn(rawHeaders);
  const [host] = hosts;
  if (host === undefined)
    return { status: 400, sentence: 'This request has no Host header; it must have one.' };
  if (hosts.length > 1) {
    return { status: 400, sentence: `This request has ${hosts.length} Host headers; it must have one.` };
  }
  if (url.startsWith('/')) return { host: host.toLowerCase(), target: url };
  const [, scheme = '', authority = '', rest = '/'] = ABSOLUTE_FORM.exec(url) ?? [];
  if (authority === '') {
    return {
      status: 400,
      sentence: 'The target of a request to this server must begin with a slash, or be a whole http URL.',
    };
  }
  const lower = scheme.toLowerCase();
  const named = authority.toLowerCase().replace(OWN_PORT[lower] ?? '', '');
  return {
    host: named,
    target: rest.startsWith('/') ? rest : `/${rest}`,
    origin: `${lower}://${named}`,
  };
}

/**
 * Refuses a request for a host that is not ours. Without this a name of anybody's that resolves to a loopback address
 * would make its pages same-origin with this port (DNS rebinding; RFC 9110 §7.4, §15.5.20).
 */
export function refuseHost({ host, origin }: Destination, known: ReadonlySet<string>): Answer {
  const names = [...known].join(', ');
  return {
    status: 421,
    sentence: `This port answers to the host ${names}; this request asks for ${quote(origin ?? host)}.`,
  };
}
