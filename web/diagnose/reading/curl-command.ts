import { type Field, getField, isToken, listOf } from '../../rules/core/exchange.ts';
import { curlOptions } from './curl-options.ts';
import { MOST_FIELDS } from './limits.ts';
import { openAddress, openField, originIn } from './mask.ts';
import type { PastedRequest, Play } from './pasted-exchange.ts';
import { HEADERS_PLACEHOLDER, METHOD_PLACEHOLDER } from './placeholders.ts';

/** One request by hand. */
export interface CurlCommand {
  readonly request: Omit<PastedRequest, 'exchange'>;
  /** The Origin that it sends: null for none. */
  readonly sentOrigin: string | null;
}

/** What the options of a command make of its request. */
interface Options {
  method: string | null;
  address: string | null;
  type: string | null;
  headers: Field[];
}

/** Reads a command whose first word is `curl`; null where it names no http(s) address. */
export function readCurlCommand(words: readonly string[]): CurlCommand | null {
  const options: Options = { method: null, address: null, type: null, headers: [] };
  let get = false;
  let data = false;
  for (const { option, value } of curlOptions(words.slice(1))) {
    switch (option) {
      case '-X':
      case '--request':
        options.method = value;
        break;
      case '-I':
      case '--head':
        options.method ??= 'HEAD';
        break;
      case '-G':
      case '--get':
        get = true;
        break;
      case '-H':
      case '--header':
        addField(options, value);
        break;
      case '-b':
      case '--cookie':
        options.headers.push({ name: 'Cookie', value: '' });
        break;
      case '-F':
      case '--form':
        data = true;
        options.type = 'multipart/form-data';
        break;
      case '--json':
        data = true;
        options.type = 'application/json';
        break;
      case '-d':
      case '--data':
      case '--data-raw':
      case '--data-binary':
      case '--data-ascii':
      case '--data-urlencode':
        data = true;
        options.type ??= 'application/x-www-form-urlencoded';
        break;
      case null:
      case '--url':
        options.address ??= addressIn(value);
    }
  }
  const { address, headers, type } = options;
  if (address === null) return null;
  if (data && !get) options.method ??= 'POST';
  if (data && !get && type !== null && getField(headers, 'Content-Type') === null) {
    headers.push({ name: 'Content-Type', value: type });
  }
  return commandOf(address, options.method ?? 'GET', headers.map(openField));
}

/** curl takes an address without a scheme; a word of prose is none. */
function addressIn(value: string): string | null {
  if (/^[a-z]+:\/\//i.test(value)) return openAddress(value);
  return /^(?:localhost\b|[\w-]+(?:\.[\w-]+)+|\[[\da-f:]+\])(?:[:/?]|$)/i.test(value)
    ? openAddress(`http://${value}`)
    : null;
}

function addField({ headers }: Options, line: string): void {
  const colon = line.indexOf(':');
  if (colon <= 0 || headers.length >= MOST_FIELDS) return;
  headers.push({ name: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() });
}

/** What curl or the browser adds by itself: no script of a page set it. */
const NOT_OF_THE_SCRIPT =
  /^(?:accept|accept-language|authority|method|path|scheme|accept-encoding|user-agent|origin|referer|host|connection|cookie|cache-control|pragma|priority|dnt|te|content-length|upgrade.*|sec-.*|access-control-request-.*)$/i;

/** The request of the page behind a command: as it stands, or what the preflight that it plays announces. */
function commandOf(url: string, method: string, fields: readonly Field[]): CurlCommand {
  return {
    request: requestOf({ how: 'curl', url, method, fields }),
    sentOrigin: originIn(getField(fields, 'Origin') ?? ''),
  };
}

/** What a request by hand stands for. */
function playOf(method: string, fields: readonly Field[]): Play {
  if (/\bwebsocket\b/i.test(getField(fields, 'Upgrade') ?? '')) return 'handshake';
  if (method.toUpperCase() !== 'OPTIONS') return 'request';
  return getField(fields, 'Access-Control-Request-Method') === null ? 'options' : 'preflight';
}

/** A request as it was sent. */
interface SentRequest {
  readonly how: 'curl' | 'curl-verbose' | 'browser';
  readonly url: string | null;
  readonly method: string;
  readonly fields: readonly Field[];
}

/** What the head of a request, sent by curl or copied out of a browser, tells of the page's call. */
export function requestOf({ how, url, method, fields }: SentRequest): CurlCommand['request'] {
  const plays = playOf(method, fields);
  const mode = getField(fields, 'Sec-Fetch-Mode');
  const page = getField(fields, 'Origin') ?? getField(fields, 'Referer');
  return {
    kind: 'request',
    how: plays === 'handshake' ? 'websocket' : how,
    plays,
    url: plays === 'handshake' && url !== null ? url.replace(/^http/, 'ws') : url,
    ...callBehind(plays, method, fields),
    credentials: getField(fields, 'Cookie') === null ? null : 'include',
    subprotocols: listOf(getField(fields, 'Sec-WebSocket-Protocol')).filter(isToken),
    namespace: '/',
    mode: mode === 'cors' || mode === 'no-cors' || mode === 'same-origin' ? mode : null,
    page: page === null ? null : originIn(page),
  };
}

/** Method and headers of the page's call; null for what the request does not tell. */
function callBehind(
  play: Play,
  method: string,
  fields: readonly Field[],
): Pick<PastedRequest, 'method' | 'headers'> {
  if (play === 'options') return { method: null, headers: null };
  if (play !== 'preflight') {
    return { method, headers: fields.filter(({ name }) => !NOT_OF_THE_SCRIPT.test(name)) };
  }
  const announced = getField(fields, 'Access-Control-Request-Method');
  const names = getField(fields, 'Access-Control-Request-Headers') ?? '';
  return {
    method: announced === METHOD_PLACEHOLDER ? null : announced,
    headers: names.includes(HEADERS_PLACEHOLDER) ? null : listOf(names).map(name => ({ name, value: '' })),
  };
}
