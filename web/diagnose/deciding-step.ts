import type { Stop } from '../../server/protocol.ts';
import { consequenceOf } from '../rules/core/consequence.ts';
import { REDIRECT_STATUSES } from '../rules/core/exchange.ts';
import { ended, step } from '../rules/core/judge.ts';
import type { StepId } from '../rules/core/steps.ts';
import type { Step } from '../rules/core/verdict.ts';
import type { CauseId } from './causes/ids.ts';
import type { Known } from './known.ts';
import type { Said } from './reading/evidence.ts';

/** Stands for a value that a message does not tell. */
export const UNTOLD = '?';

/**
 * Causes that keep one request from being sent, where the message doesn't say whether another one was: the policies are
 * asked again after each redirect (https://fetch.spec.whatwg.org/#main-fetch), and a stream may have had its preflight.
 */
const MAYBE_SENT: readonly CauseId[] = ['csp', 'mixed-content', 'bad-port', 'stream-upload'];

/** The steps that a cause is the failure of; causes that no rule of ours decides are left out. */
export const CAUSE_STEPS = {
  'allow-origin-missing': 'allow-origin-present',
  'allow-origin-mismatch': 'allow-origin-equal',
  'allow-origin-multiple': 'allow-origin-single',
  'wildcard-with-credentials': 'allow-origin-wildcard',
  'credentials-not-allowed': 'allow-credentials-true',
  'preflight-status': 'preflight-ok',
  'preflight-redirect': 'preflight-redirect',
  'preflight-method': 'preflight-method',
  'preflight-header': 'preflight-headers',
  'redirect-credentials': 'redirect-credentials',
  csp: 'connect-src',
  'mixed-content': 'mixed-fetch',
  'bad-port': 'bad-port',
  'mode-same-origin': 'mode-same-origin',
  'no-cors-method': 'no-cors-method',
  'connection-refused': 'request-arrived',
  'name-not-resolved': 'request-arrived',
  certificate: 'certificate-trusted',
  'stream-upload': 'stream-http2',
  opaque: 'opaque-answer',
  'status-readable': 'status-ok',
  'socket-refused': 'server-accepts',
  'socket-not-upgraded': 'status-101',
  'socket-unanswered': 'answered',
  'socket-accept': 'accept-matches',
  'socket-upgrade': 'response-upgrade',
  'socket-subprotocol-unanswered': 'subprotocol-answered',
  'socket-subprotocol-unasked': 'subprotocol-offered',
  'engine-transport': 'transport-offered',
  'namespace-invalid': 'namespace-known',
} as const satisfies Readonly<Partial<Record<CauseId, StepId>>>;

const BEFORE_SENDING: readonly CauseId[] = [
  'csp',
  'mixed-content',
  'bad-port',
  'local-network',
  'mode-same-origin',
  'no-cors-method',
  'not-http',
  'url-without-scheme',
  'call-invalid',
  'blocked-by-extension',
  'connection-refused',
  'name-not-resolved',
  'certificate',
  'tls',
  'stream-upload',
];
const AT_SERVER: readonly CauseId[] = [
  'socket-refused',
  'engine-transport',
  'engine-session',
  'engine-forbidden',
  'engine-protocol',
  'namespace-invalid',
  'status-readable',
];
const IN_BROWSER: readonly CauseId[] = [
  'opaque',
  'orb',
  'corp',
  'redirect-credentials',
  'redirect-refused',
  'socket-not-upgraded',
  'socket-accept',
  'socket-upgrade',
  'socket-subprotocol-unanswered',
  'socket-subprotocol-unasked',
];
const CORS: readonly CauseId[] = [
  'allow-origin-missing',
  'allow-origin-mismatch',
  'allow-origin-multiple',
  'wildcard-with-credentials',
  'credentials-not-allowed',
  'cors-unnamed',
];

/** Where a run with this cause stops; null where the cause does not tell. */
export function stopOfCause(cause: CauseId, at: Said['at']): Stop | null {
  if (CORS.includes(cause)) return at === null ? null : at === 'preflight' ? 'preflight' : 'browser';
  if (cause.startsWith('preflight-') || cause === 'options-refused') return 'preflight';
  if (BEFORE_SENDING.includes(cause)) return 'before-sending';
  if (AT_SERVER.includes(cause)) return 'server';
  if (cause === 'socket-unanswered') return 'no-response';
  if (IN_BROWSER.includes(cause)) return 'browser';
  return cause === 'readable' || cause === 'socket-accepted' ? 'nowhere' : null;
}

/** The step that the browser's message says did not pass; null where no step of ours is meant. */
export function stepOfMessage(said: Said, known: Known): Step | null {
  const id = stepId(said, known);
  if (!id) return null;
  const values = compared(said, known);
  const told = values.found !== UNTOLD && values.wanted !== UNTOLD;
  const made = step(id, false, values, { compared: told });
  const stops = stopOfCause(said.cause, said.at);
  if (!stops || stops === 'nowhere') return made;
  const consequence = consequenceOf(stops, said.status ?? undefined);
  return ended(made, MAYBE_SENT.includes(said.cause) ? { ...consequence, sent: 'unknown' } : consequence);
}

function stepId({ cause, value }: Said, { kind }: Known): StepId | null {
  if (cause === 'preflight-unreadable')
    return value?.endsWith('Methods') ? 'preflight-methods-list' : 'preflight-headers-list';
  if (cause === 'socket-upgrade' && value === 'Connection') return 'response-connection';
  if (kind === 'websocket' && cause === 'mixed-content') return 'mixed-content';
  if (kind === 'websocket' && cause === 'bad-port') return 'port-allowed';
  const steps: Readonly<Partial<Record<CauseId, StepId>>> = CAUSE_STEPS;
  return steps[cause] ?? null;
}

interface Compared {
  readonly found: string | null;
  readonly wanted: string | null;
}

/** What the step compares, as far as the message tells it. */
function compared({ cause, value, status, method, header }: Said, known: Known): Compared {
  const page = known.page ?? UNTOLD;
  const target =
    known.url === null ? UNTOLD : new URL(known.url).origin.replace(/^null$/, new URL(known.url).host);
  switch (cause) {
    case 'allow-origin-missing':
      return { found: null, wanted: page };
    case 'allow-origin-mismatch':
      // A redirect to yet another origin makes the request's own origin null.
      return { found: value ?? UNTOLD, wanted: value !== null && value === known.page ? 'null' : page };
    case 'allow-origin-multiple':
      return { found: value ?? UNTOLD, wanted: page };
    case 'wildcard-with-credentials':
      return { found: '*', wanted: page };
    case 'credentials-not-allowed':
      return { found: value === null ? UNTOLD : value || null, wanted: 'true' };
    case 'preflight-status':
      return { found: String(status ?? known.preflight?.status ?? UNTOLD), wanted: '200–299' };
    case 'preflight-redirect':
      return {
        found: String(status ?? known.preflight?.status ?? UNTOLD),
        wanted: REDIRECT_STATUSES.join(', '),
      };
    case 'redirect-credentials':
      // Chromium leaves the URL out.
      return { found: value || UNTOLD, wanted: target };
    case 'preflight-method':
      return { found: UNTOLD, wanted: method ?? known.method ?? UNTOLD };
    case 'preflight-header':
      return { found: UNTOLD, wanted: header ?? UNTOLD };
    case 'preflight-unreadable':
      return { found: UNTOLD, wanted: value?.endsWith('Methods') ? (known.method ?? UNTOLD) : UNTOLD };
    case 'csp':
      return { found: target, wanted: value?.replace(/^(?:connect|default)-src\s*/, '') ?? UNTOLD };
    case 'mixed-content':
    case 'mode-same-origin':
      return { found: target, wanted: page };
    case 'bad-port':
      return { found: known.url === null ? UNTOLD : new URL(known.url).port, wanted: null };
    case 'no-cors-method':
      return { found: method ?? UNTOLD, wanted: 'GET, HEAD, POST' };
    case 'certificate':
      return { found: target, wanted: null };
    case 'stream-upload':
      return { found: 'HTTP/1.1', wanted: 'HTTP/2' };
    case 'socket-refused':
    case 'socket-not-upgraded':
      return { found: String(status ?? UNTOLD), wanted: '101' };
    case 'socket-upgrade':
      return { found: null, wanted: value === 'Connection' ? 'Upgrade' : 'websocket' };
    case 'status-readable':
      return { found: String(status ?? UNTOLD), wanted: null };
    default:
      return {
        found: value ?? UNTOLD,
        wanted: cause.startsWith('socket-') || cause.startsWith('engine-') ? UNTOLD : target,
      };
  }
}
