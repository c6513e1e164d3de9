import { type CauseId, SYMPTOMS } from './causes/ids.ts';
import type { Said } from './reading/evidence.ts';

/** What a CORS check of either answer may say: Firefox uses the same words for both. */
const CHECKS: ReadonlySet<CauseId> = new Set<CauseId>([
  'allow-origin-missing',
  'allow-origin-mismatch',
  'allow-origin-multiple',
  'wildcard-with-credentials',
  'credentials-not-allowed',
]);

/**
 * The most telling message of a console, and those that speak of another failure. A browser says one failure in several lines:
 * Chromium adds the network's error with its status, Firefox a second and third sentence for a preflight.
 */
export function mainMessage(all: readonly Said[]): {
  readonly main: Said | null;
  readonly others: readonly Said[];
} {
  const telling = all.filter(({ cause }) => !SYMPTOMS.has(cause));
  const first = telling[0] ?? leastVague(all);
  if (!first) return { main: null, others: [] };
  const others = telling.filter(
    (said, at) => said.cause !== first.cause && telling.findIndex(({ cause }) => cause === said.cause) === at,
  );
  return { main: completed(first, all), others };
}

/** Of the symptoms, the one that says most. */
function leastVague(all: readonly Said[]): Said | undefined {
  const order: readonly CauseId[] = [
    'xhr-poll-error',
    'websocket-error',
    'socket-failed',
    'socket-1006',
    'event-source-failed',
    'did-not-succeed',
    'failed-with-status',
    'failed-to-fetch',
  ];
  return order.flatMap(cause => all.find(said => said.cause === cause) ?? [])[0];
}

function completed(main: Said, all: readonly Said[]): Said {
  const same = all.filter(said => said.url === null || main.url === null || said.url === main.url);
  const known = <K extends 'url' | 'origin' | 'method' | 'status' | 'value'>(name: K): Said[K] =>
    main[name] ?? same.find(said => said.cause === main.cause && said[name] !== null)?.[name] ?? null;
  // The network's line has the address, the method and the status of the same request.
  const failed = same.find(({ cause }) => cause === 'failed-with-status');
  return {
    ...main,
    url: known('url') ?? failed?.url ?? null,
    origin: known('origin'),
    method: known('method') ?? failed?.method ?? null,
    status: known('status') ?? (main.at === 'preflight' ? null : (failed?.status ?? null)),
    value: known('value'),
    at: main.at ?? answerOf(main, all),
  };
}

/**
 * Which answer Firefox speaks of. Measured in Firefox 153: of a preflight it says a second time that the request did not succeed,
 * of a redirect once, of a preflight's redirect twice. Without the second line in the paste it stays open.
 */
function answerOf(main: Said, all: readonly Said[]): Said['at'] {
  if (main.by !== 'firefox' || !CHECKS.has(main.cause)) return null;
  const more = all.filter(({ cause, url }) => cause === 'did-not-succeed' && url === main.url).length;
  const redirect = main.status !== null && main.status >= 300 && main.status < 400;
  if (redirect) return more === 1 ? 'request' : more > 1 ? 'preflight' : null;
  return more > 0 ? 'preflight' : null;
}
