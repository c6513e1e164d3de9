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
  { pattern: /There was a bad response from the server/, cause: 'socket-failed' },
];

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
      /WebSocket connection to '(?<url>[^'\s]{1,2048})' failed: ?(?<reason>(?:(?!WebSocket connection to )[^\n])*)/,
    means: groups => {
      const words = groups.reason ?? '';
      const code = /net::(ERR_\w{1,60})/.exec(words)?.[1];
      if (code) return said(causeOfCode(code), 'chromium', { ...fieldsOf(groups), value: code });
      const { cause, ...more }: Partial<PastedMessage> & { cause: CauseId } = reasonOf(REASONS, words) ?? {
        cause: 'socket-failed',
      };
      const status = UNAUTHORIZED.test(words) ? 401 : (more.status ?? null);
      return said(refusal(cause, status), 'chromium', { ...fieldsOf(groups), ...more, status });
    },
  },
  sentence(
    'chromium',
    /Failed to construct 'WebSocket': (?<value>The (?:URL|subprotocol)[^\n]{1,300})/,
    'call-invalid',
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
  sentence('script', /\bwebsocket error\b/i, 'websocket-error'),
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
    /\bTypeError: Load failed\b|\bAxiosError: Network Error\b|\bERR_NETWORK\b/,
    'failed-to-fetch',
    {
      measured: false,
    },
  ),
  sentence('script', /(?<![\d:./])10(?:06|15)(?![\d:./])/, 'socket-1006'),
];
