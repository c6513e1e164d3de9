import { type Field, getField, isToken } from '../../rules/core/exchange.ts';
import type { CredentialsMode } from '../../rules/cors/check.ts';
import { MOST_FIELDS, MOST_OF_A_VALUE } from './limits.ts';
import { ArgumentReader, type Literal } from './literal.ts';
import { openAddress, openField, openText, originIn } from './mask.ts';
import type { PastedRequest } from './pasted-exchange.ts';

/** Calls of a script, copied out of DevTools (“Copy as fetch”) or out of a source file. */
const CALL =
  /(?<![\w$])(fetch|new\s+WebSocket|new\s+EventSource|io(?:\.connect)?|axios(?:\.(?:get|post|put|patch|delete|head|request))?|(?:\$|jQuery)\.(?:ajax|get|post|getJSON)|[\w$]{0,40}https?\.(?:get|post|put|patch|delete|head)|(?:xhr|req|request|xmlhttp|xmlHttp|http|client)\.open)\s*(?:<[\w[\]<>,. ]{0,80}>)?\(/g;
/** Calls that are read of one paste, and those that are looked at. */
const MOST_CALLS = 10;
const MOST_LOOKS = 40;

/** Every call of a text that tells of a request; none of them is run. */
export function readCalls(text: string): readonly PastedRequest[] {
  const calls: PastedRequest[] = [];
  const pattern = new RegExp(CALL);
  let looks = 0;
  for (let match = pattern.exec(text); match && calls.length < MOST_CALLS; match = pattern.exec(text)) {
    const name = (match[1] ?? '').replace(/\s+/g, ' ');
    const reader = new ArgumentReader(text, pattern.lastIndex);
    const address = reader.text(MOST_OF_A_VALUE);
    // Of a call without an address little more is read: there may be thousands, one inside the other.
    pattern.lastIndex = reader.at;
    const url = address === null ? null : openAddress(address);
    if (url === null && looks >= MOST_LOOKS) continue;
    if (url === null) looks += 1;
    const call = callOf(name, url, address, reader);
    if (call) calls.push(call);
  }
  return calls;
}

function callOf(
  name: string,
  url: string | null,
  address: string | null,
  reader: ArgumentReader,
): PastedRequest | null {
  if (name === 'fetch') {
    const second = reader.next();
    return url !== null || tells(second) ? fetchCall(url, optionsOf(second)) : null;
  }
  if (name === 'new WebSocket') return url === null ? null : webSocketCall(url, reader.next());
  if (name === 'new EventSource')
    return url === null
      ? null
      : {
          ...NOTHING,
          how: 'fetch',
          url,
          method: 'GET',
          credentials: withCredentials(optionsOf(reader.next())),
        };
  if (name.startsWith('io')) return url === null ? null : socketIoCall(url, optionsOf(reader.next()));
  if (name.endsWith('.open')) {
    const second = reader.text(MOST_OF_A_VALUE) ?? reader.next();
    const method = address !== null && /^[A-Za-z]{3,10}$/.test(address) ? address.toUpperCase() : null;
    return method === null
      ? null
      : {
          ...NOTHING,
          how: 'fetch',
          url: typeof second === 'string' ? openAddress(second) : null,
          method,
          headers: null,
        };
  }
  return libraryCall(name, url, address, reader);
}

/** axios, jQuery and Angular’s HttpClient, whose calls name the method, or take everything as one object. */
function libraryCall(
  name: string,
  url: string | null,
  address: string | null,
  reader: ArgumentReader,
): PastedRequest | null {
  const verb = /\.(get|post|put|patch|delete|head)$/.exec(name)?.[1]?.toUpperCase() ?? null;
  const jquery = /^(?:\$|jQuery)\./.test(name);
  if (address === null && verb === null) {
    const only = optionsOf(reader.here());
    const own = textOf(only.url);
    const method = textOf(only.method) ?? textOf(only.type);
    if (own === null && method === null) return null;
    const target = own === null ? null : openAddress(own);
    return configured(target, method ?? 'GET', only, only.data, jquery);
  }
  if (url === null && verb === null) return null;
  const carries = verb === 'POST' || verb === 'PUT' || verb === 'PATCH';
  const body = carries ? reader.next() : null;
  const options = jquery && name !== '$.ajax' && name !== 'jQuery.ajax' ? {} : optionsOf(reader.next());
  if (url === null && Object.keys(options).length === 0 && body === null) return null;
  const method = verb ?? textOf(options.method) ?? textOf(options.type) ?? 'GET';
  return configured(
    url,
    name.endsWith('getJSON') ? 'GET' : method,
    options,
    carries ? body : options.data,
    jquery,
  );
}

function configured(
  url: string | null,
  method: string,
  options: Options,
  body: Literal | undefined,
  jquery: boolean,
): PastedRequest {
  const fields = headersOf(options.headers);
  const type = textOf(options.contentType);
  // axios and Angular send an object as JSON, and what isn’t a literal mostly is one; jQuery sends a form by default.
  const json = !jquery && body !== undefined && (body === null || isObject(body));
  const implied = type ?? (json ? 'application/json' : null);
  const headers =
    implied === null || getField(fields, 'Content-Type') !== null
      ? fields
      : [...fields, { name: 'Content-Type', value: implied }];
  const nested = options.xhrFields;
  return {
    ...NOTHING,
    how: 'fetch',
    url,
    method: method.toUpperCase(),
    headers,
    credentials: withCredentials(nested !== undefined && isObject(nested) ? nested : options),
  };
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

function optionsOf(value: Literal): Options {
  return isObject(value) ? value : {};
}

/** Whether the options of a fetch whose address is an expression tell of its request. */
function tells(value: Literal): boolean {
  return isObject(value) && ['method', 'headers', 'credentials', 'mode'].some(name => name in value);
}

function withCredentials(options: Options): CredentialsMode {
  return options.withCredentials === true ? 'include' : 'same-origin';
}

function textOf(value: Literal | undefined): string | null {
  return typeof value === 'string' ? openText(value) : null;
}

function fetchCall(url: string | null, options: Options): PastedRequest {
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
    credentials: withCredentials(options),
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
    .filter(
      ({ name }) =>
        isToken(name) &&
        !/^(?:sec-|user-agent$|accept-encoding$|priority$|authority$|scheme$|path$)/i.test(name),
    );
}
