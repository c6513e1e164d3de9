import { type Field, isToken } from '../../rules/core/exchange.ts';
import type { CredentialsMode } from '../../rules/cors/check.ts';
import { MOST_FIELDS, MOST_OF_A_VALUE } from './limits.ts';
import { ArgumentReader, type Literal } from './literal.ts';
import { openAddress, openField, openText, originIn } from './mask.ts';
import type { PastedRequest } from './pasted-exchange.ts';

/** Calls of a script, copied out of DevTools (“Copy as fetch”) or out of a source file. */
const CALL = /\b(fetch|new\s+WebSocket|io(?:\.connect)?)\s*\(/;
/** Calls that are read of one paste. */
const MOST_CALLS = 10;

/** Every call of a text that names an address; none of them is run. */
export function readCalls(text: string): readonly PastedRequest[] {
  const calls: PastedRequest[] = [];
  const pattern = new RegExp(CALL, 'g');
  for (let match = pattern.exec(text); match && calls.length < MOST_CALLS; match = pattern.exec(text)) {
    const name = match[1] ?? '';
    const reader = new ArgumentReader(text, pattern.lastIndex);
    const address = reader.text(MOST_OF_A_VALUE);
    // Of a call without an address nothing more is read: there may be thousands, one inside the other.
    pattern.lastIndex = reader.at;
    const url = address === null ? null : openAddress(address);
    if (url === null) continue;
    const second = reader.next();
    const options = isObject(second) ? second : {};
    if (name === 'fetch') calls.push(fetchCall(url, options));
    else if (name.startsWith('io')) calls.push(socketIoCall(url, options));
    else calls.push(webSocketCall(url, second));
  }
  return calls;
}

const NOTHING = {
  kind: 'request',
  exchange: null,
  plays: 'request',
  method: null,
  headers: [],
  credentials: null,
  mode: null,
  subprotocols: [],
  namespace: '/',
  page: null,
} as const;

type Options = { readonly [name: string]: Literal };

function isObject(value: Literal): value is Options {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: Literal | undefined): string | null {
  return typeof value === 'string' ? openText(value) : null;
}

function fetchCall(url: string, options: Options): PastedRequest {
  const mode = textOf(options.mode);
  const referrer = textOf(options.referrer);
  return {
    ...NOTHING,
    how: 'fetch',
    url,
    method: textOf(options.method) ?? 'GET',
    headers: headersOf(options.headers),
    credentials: credentialsIn(options.credentials) ?? 'same-origin',
    mode: mode === 'cors' || mode === 'no-cors' || mode === 'same-origin' ? mode : null,
    page: referrer === null ? null : originIn(referrer),
  };
}

function webSocketCall(url: string, offered: Literal): PastedRequest {
  const names = Array.isArray(offered) ? offered : [offered];
  return {
    ...NOTHING,
    how: 'websocket',
    plays: 'handshake',
    url,
    method: 'GET',
    subprotocols: names.filter(name => typeof name === 'string').filter(isToken),
  };
}

function socketIoCall(url: string, options: Options): PastedRequest {
  return {
    ...NOTHING,
    how: 'socket-io',
    url,
    // The path in the address of a Socket.IO client is a namespace.
    namespace: new URL(url).pathname,
    method: 'GET',
    headers: headersOf(options.extraHeaders),
    credentials: options.withCredentials === true ? 'include' : 'same-origin',
  };
}

function credentialsIn(value: Literal | undefined): CredentialsMode | null {
  return value === 'include' || value === 'omit' || value === 'same-origin' ? value : null;
}

/** A value that is an expression and not a literal is not known; the name is. */
function headersOf(value: Literal | undefined): readonly Field[] {
  if (value === undefined || !isObject(value)) return [];
  return Object.entries(value)
    .slice(0, MOST_FIELDS)
    .map(([name, content]) => openField({ name, value: textOf(content) ?? '' }))
    .filter(({ name }) => !/^(?:sec-|user-agent$|accept-encoding$|priority$)/i.test(name));
}
