import { RUN_PARAMETER, TOKEN_PARAMETER } from '../../../server/protocol/paths.ts';
import { latin1 } from '../../decode/bytes.ts';

/** Engine.IO's session id, in a target or in a packet: who knows it may speak in the session. */
const SESSION = /([?&]sid=|"sid":")([\w-]+)/g;

/** A text without session ids; a mask of the same length stands in their place, so that lengths stay true. */
export function withoutSessions(text: string): string {
  return text.replace(SESSION, (_, before: string, id: string) => before + '*'.repeat(id.length));
}

/** Recorded bytes for the clipboard: text as it is, anything else as hex, two digits a byte. Session ids are masked in both. */
export function copyRaw(bytes: Uint8Array): string {
  const text = withoutSessions(latin1(bytes));
  if (/^[\t\r\n\x20-\x7e]*$/.test(text)) return text;
  return Array.from(text, character => character.charCodeAt(0).toString(16).padStart(2, '0')).join(' ');
}

export interface CurlRequest {
  readonly method: string;
  /** Path and query as sent. */
  readonly target: string;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  readonly body: string | null;
}

/** What curl says by itself, or must not say: the masked, and what would make it decode or wait for nothing. */
const LEFT_OUT = new Set([
  'host',
  'content-length',
  'cookie',
  'authorization',
  'proxy-authorization',
  'accept-encoding',
]);

function quote(argument: string): string {
  return `'${argument.replaceAll("'", "'\\''")}'`;
}

/**
 * The request as a command that asks the same server the same thing, in a POSIX shell. Token, run and session id are left out:
 * they belong to the panel, and without them the server answers anybody alike.
 */
export function copyCurl(origin: string, request: CurlRequest): string {
  const url = new URL(request.target, origin);
  for (const secret of [TOKEN_PARAMETER, RUN_PARAMETER, 'sid']) url.searchParams.delete(secret);
  const fields = request.fields.filter(({ name }) => !LEFT_OUT.has(name.toLowerCase()));
  return [
    'curl --include --http1.1 --no-buffer --max-time 5',
    ...(url.protocol === 'https:' ? ['--insecure'] : []),
    ...(request.method === 'GET' ? [] : [`--request ${request.method}`]),
    ...fields.map(({ name, value }) => `--header ${quote(`${name}: ${value}`)}`),
    ...(request.body === null ? [] : [`--data-raw ${quote(withoutSessions(request.body))}`]),
    quote(url.href),
  ].join(' \\\n  ');
}
