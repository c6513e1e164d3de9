import { sentHeaders, unsafeHeaderNames } from '../../rules/cors/safelist.ts';
import type { Known } from '../known.ts';
import { HEADERS_PLACEHOLDER, METHOD_PLACEHOLDER, PAGE_PLACEHOLDER } from '../reading/placeholders.ts';

/** The key of RFC 6455 §1.3: any 16 bytes do. */
const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';

export interface Command {
  readonly id: 'preflight' | 'request' | 'poll' | 'handshake';
  /** For a POSIX shell; secrets stand in it as `HIDDEN`. */
  readonly text: string;
  /** Whether the server may change something when it is run. */
  readonly acts: boolean;
}

/** One word of a POSIX shell, whatever is in it (IEEE 1003.1, Shell Command Language §2.2.2). */
export function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

function curl(url: string, options: readonly string[]): string {
  return ['curl --include --max-time 10', ...options, quoted(url)].join(' \\\n  ');
}

function header(name: string, value: string): string {
  return `--header ${quoted(`${name}: ${value}`)}`;
}

/** The request that the browser would send first, with nothing that it would not send. What is not known is left to be filled in. */
function preflightCommand(known: Known, url: string): Command {
  const told = unsafeHeaderNames(sentHeaders(known.headers));
  const names = known.headersTold ? told : [...told, HEADERS_PLACEHOLDER];
  const text = curl(url, [
    '--request OPTIONS',
    header('Origin', known.page ?? PAGE_PLACEHOLDER),
    header('Access-Control-Request-Method', known.method ?? METHOD_PLACEHOLDER),
    ...(names.length > 0 ? [header('Access-Control-Request-Headers', names.join(','))] : []),
  ]);
  return { id: 'preflight', text, acts: false };
}

function requestCommand(known: Known, url: string): Command {
  const method = known.method ?? 'GET';
  const text = curl(url, [
    ...(method === 'GET' ? [] : method === 'HEAD' ? ['--head'] : [`--request ${quoted(method)}`]),
    header('Origin', known.page ?? PAGE_PLACEHOLDER),
    ...sentHeaders(known.headers).map(({ name, value }) => header(name, value || 'HIDDEN')),
  ]);
  return { id: 'request', text, acts: !['GET', 'HEAD', 'OPTIONS'].includes(method.toUpperCase()) };
}

/** curl speaks http and https; a handshake is a GET with a few fields. */
function handshakeCommand(known: Known, url: string): Command {
  const text = curl(url, [
    '--http1.1 --no-buffer',
    header('Connection', 'Upgrade'),
    header('Upgrade', 'websocket'),
    header('Sec-WebSocket-Version', '13'),
    header('Sec-WebSocket-Key', KEY),
    header('Origin', known.page ?? PAGE_PLACEHOLDER),
    ...(known.kind === 'websocket' && known.subprotocols.length > 0
      ? [header('Sec-WebSocket-Protocol', known.subprotocols.join(', '))]
      : []),
  ]);
  return { id: 'handshake', text, acts: false };
}

/** Where Engine.IO answers a transport: at the address of the case, if it is one of its own. */
function engineUrl(url: string, transport: 'polling' | 'websocket'): string {
  const engine = new URL(url.replace(/^ws/, 'http'));
  const path = /^\/(?:[^?]*\/)?(?:socket|engine)\.io\//.test(engine.pathname)
    ? engine.pathname
    : '/socket.io/';
  return `${engine.origin}${path}?EIO=4&transport=${transport}`;
}

/** The commands that show what the server answers in this case; none without an address. Nothing is run here. */
export function commandsFor(known: Known): readonly Command[] {
  const { url } = known;
  if (url === null) return [];
  switch (known.kind) {
    case 'websocket':
      return [handshakeCommand(known, url.replace(/^ws/, 'http'))];
    case 'socket-io': {
      const poll = requestCommand({ ...known, method: 'GET' }, engineUrl(url, 'polling'));
      return [{ ...poll, id: 'poll' }, handshakeCommand(known, engineUrl(url, 'websocket'))];
    }
    case 'fetch':
      return preflighted(known)
        ? [preflightCommand(known, url), requestCommand(known, url)]
        : [requestCommand(known, url)];
  }
}

function preflighted({ said, preflight, options, method, headers }: Known): boolean {
  return (
    said?.at === 'preflight' ||
    preflight !== null ||
    options !== null ||
    (method !== null && !['GET', 'HEAD', 'POST'].includes(method)) ||
    unsafeHeaderNames(sentHeaders(headers)).length > 0
  );
}
