import type { CauseId } from '../causes/index.ts';
import { causeOfCode } from './network.ts';
import { type PastedMessage, said } from './pasted.ts';
import { fieldsOf, type Reason, reasonOf, type Sentence, sentence } from './sentence.ts';

/** Chromium's reasons behind `WebSocket connection to '…' failed: `. */
const REASONS: readonly Reason[] = [
  { pattern: /Unexpected response code: (?<status>\d{3})/, cause: 'socket-refused' },
  { pattern: /HTTP Authentication failed; no valid credentials available/, cause: 'socket-refused' },
  { pattern: /Connection closed before receiving a handshake response/, cause: 'socket-unanswered' },
  { pattern: /WebSocket is closed before the connection is established/, cause: 'closed-by-page' },
  { pattern: /'Sec-WebSocket-Accept' header/, cause: 'socket-accept' },
  { pattern: /'(?<value>Upgrade|Connection)' header/, cause: 'socket-upgrade' },
  {
    pattern: /Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received/,
    cause: 'socket-subprotocol-unanswered',
  },
  {
    pattern: /'Sec-WebSocket-Protocol' header value '(?<value>[^']*)' in response does not match/,
    cause: 'socket-subprotocol-unasked',
  },
  {
    pattern:
      /Response must not include 'Sec-WebSocket-Protocol' header if not present in request: (?<value>\S*)/,
    cause: 'socket-subprotocol-unasked',
  },
  { pattern: /opening handshake (?:timed out|was canceled)/, cause: 'socket-unanswered' },
  {
    pattern:
      /Invalid frame header|reserved bits? (?:are|is) on|Could not decode a text frame|Received (?:unexpected|start of new|a broken|a frame)|Close received after close|masked frame|Invalid UTF-8/i,
    cause: 'frame-invalid',
  },
  { pattern: /violates the following Content Security Policy/, cause: 'csp' },
];

/** What WebKit says there instead, and nobody else. */
const OF_WEBKIT: readonly Reason[] = [
  { pattern: /Could not connect to the server/, cause: 'connection-refused' },
  { pattern: /hostname could not be found/, cause: 'name-not-resolved' },
  { pattern: /certificate for this server is invalid|An SSL error has occurred/, cause: 'certificate' },
  {
    pattern:
      /network connection was lost|Socket is not connected|The operation couldn't be completed|request timed out|bad response from the server|due to access control checks/i,
    cause: 'socket-failed',
  },
];

/** What WebKit says of a handshake in the same words. */
const SHARED = /Unexpected response code|WebSocket is closed before the connection is established/;

/** Chromium answers a 401 to a handshake with a sentence of its own. */
const UNAUTHORIZED = /HTTP Authentication failed/;

/** A status that refuses by itself, or one that merely is no 101. */
function refusal(cause: CauseId, status: number | null): CauseId {
  return cause === 'socket-refused' && status !== null && status < 400 ? 'socket-not-upgraded' : cause;
}

/** Opening handshakes that failed, and calls that could not even begin one. */
export const sockets: readonly Sentence[] = [
  {
    by: 'chromium',
    pattern:
      /WebSocket connection to ['"]?(?<url>[^'"\s]{0,2048})['"]? failed:? ?(?<reason>(?:(?!WebSocket connection to )[^\n])*)/,
    means: groups => {
      const words = groups.reason ?? '';
      const webkit = reasonOf(OF_WEBKIT, words);
      if (webkit) return said(webkit.fields.cause, 'webkit', fieldsOf(groups));
      const code = /net::(ERR_\w{1,60})/.exec(words)?.[1];
      if (code) return said(causeOfCode(code), 'chromium', { ...fieldsOf(groups), value: code });
      const found = reasonOf(REASONS, words);
      const { cause, ...more }: Partial<PastedMessage> & { cause: CauseId } = found?.fields ?? {
        cause: 'socket-failed',
      };
      const status = UNAUTHORIZED.test(words) ? 401 : (more.status ?? null);
      // WebKit begins the sentence in the same words, and may give no reason either.
      const shared = found === null || SHARED.test(words);
      const by = shared && !/Error during WebSocket handshake/.test(words) ? 'unknown' : 'chromium';
      return said(refusal(cause, status), by, { ...fieldsOf(groups), ...more, status });
    },
  },
  sentence(
    'chromium',
    /Failed to construct 'WebSocket': (?<value>The (?:URL|subprotocol)[^\n]{1,300})/,
    'call-invalid',
  ),
  {
    by: 'unknown',
    pattern: /(?:WebSocket handshake: |failed: )Unexpected response code: (?<status>\d{3})/,
    means: groups => {
      const fields = fieldsOf(groups);
      return said(refusal('socket-refused', fields.status ?? null), 'unknown', fields);
    },
  },
  sentence('unknown', /WebSocket is closed before the connection is established/, 'closed-by-page'),
  sentence(
    'unknown',
    /WebSocket is already in CLOSING or CLOSED state|Failed to execute 'send' on 'WebSocket': Still in CONNECTING state|Still in CONNECTING state/,
    'socket-state',
    { measured: false },
  ),
];

/** What a Socket.IO or Engine.IO client or server says; the numbers are Engine.IO's (engine.io `Server.errors`). */
export const socketIo: readonly Sentence[] = [
  sentence(
    'script',
    /"code":\s?0,\s?"message":\s?"Transport unknown"|\bTransport unknown\b/,
    'engine-transport',
  ),
  sentence(
    'script',
    /"code":\s?1,\s?"message":\s?"Session ID unknown"|\bSession ID unknown\b/,
    'engine-session',
  ),
  sentence('script', /"code":\s?4,\s?"message":\s?"(?<value>[^"\n]{0,200})"/, 'engine-forbidden'),
  sentence(
    'script',
    /"code":\s?5,\s?"message":\s?"Unsupported protocol version"|\bUnsupported protocol version\b/,
    'engine-protocol',
  ),
  sentence('script', /\bInvalid namespace\b/, 'namespace-invalid'),
  sentence('script', /\bxhr po(?:ll|st) error\b/i, 'xhr-poll-error'),
  sentence(
    'script',
    /(?:\bTransportError: |\bError: |["'([]|^\s*)websocket error\b(?! ?[:{])/i,
    'websocket-error',
  ),
  sentence(
    'script',
    /(?:"code":\s?[23],\s?"message":\s?"Bad (?:handshake method|request)")/,
    'engine-refused',
  ),
  sentence(
    'script',
    /\b(?:disconnect(?:ed)?|reason|close[ds]?)\b.{0,40}\b(?:ping timeout|transport close|transport error|parse error)\b/i,
    'engine-closed',
  ),
];

/** What a page's own code learns: the same for every cause. */
export const scripts: readonly Sentence[] = [
  sentence(
    'script',
    /\bFailed to fetch\b|\bNetworkError when attempting to fetch resource\b/,
    'failed-to-fetch',
  ),
  sentence(
    'script',
    /\b(?:AxiosError: |Error: )?Network Error\b|\bERR_NETWORK\b|\bXMLHttpRequest error\b|A network error occurred\b|NetworkError: Failed to execute 'send' on 'XMLHttpRequest'|readyState"?: ?0, ?"?(?:status|responseText)|\bNS_ERROR_(?:DOM_BAD_URI|FAILURE)\b|CORS error\b/,
    'failed-to-fetch',
    {
      measured: false,
    },
  ),
  // A close code, and not any number: of a port, a line, an error page.
  sentence(
    'script',
    /(?:\b(?:code|closed?|websocket|event|reason|disconnect(?:ed)?)\b[^\n]{0,40}|关闭|断开|^\s*)(?<![\d:./#])10(?:06|15)(?![\d:./])/i,
    'socket-1006',
  ),
];
