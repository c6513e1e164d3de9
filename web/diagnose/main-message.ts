import { CAUSES, isSymptom } from './causes/index.ts';
import type { PastedMessage } from './reading/pasted.ts';

/**
 * The most telling message of a console, and those that speak of another failure. A browser says one failure in several lines:
 * Chromium adds the network's error with its status, Firefox a second and third sentence for a preflight.
 */
export function mainMessage(all: readonly PastedMessage[]): {
  readonly main: PastedMessage | null;
  readonly others: readonly PastedMessage[];
} {
  const telling = all.filter(({ cause }) => !isSymptom(cause));
  const explaining = telling.find(({ cause }) => CAUSES[cause].explains);
  const first =
    explaining ?? telling.find(({ cause }) => !STATUS_ALONE.has(cause)) ?? telling[0] ?? leastVague(all);
  if (!first) return { main: null, others: [] };
  const others = telling.filter(
    (said, at) =>
      said.cause !== first.cause &&
      telling.findIndex(({ cause }) => cause === said.cause) === at &&
      !(explaining && isExplained(said)) &&
      !isAlsoSaidBy(first, said),
  );
  return { main: explaining ? placed(completed(first, all), telling) : completed(first, all), others };
}

/** What a status line says beside another message: of the same request, or of one that nobody asked about. */
const STATUS_ALONE: ReadonlySet<PastedMessage['cause']> = new Set<PastedMessage['cause']>([
  'status-readable',
  'connection-lost',
  'request-aborted',
]);

/** Lines that stand beside a reason and tell more of the request: Chromium’s of the network, Safari’s of the address. */
const BESIDE: ReadonlySet<PastedMessage['cause']> = new Set<PastedMessage['cause']>([
  'failed-with-status',
  'failed-to-fetch',
  ...STATUS_ALONE,
]);
/** What a program says of its connection to a server that a proxy speaks of. */
const OF_CONNECTION: ReadonlySet<PastedMessage['cause']> = new Set<PastedMessage['cause']>([
  'native-failed',
  'connection-refused',
]);

/** What the browser concludes from a response whose sender tells the reason. */
function isExplained({ cause }: PastedMessage): boolean {
  const { stops, kind } = CAUSES[cause];
  return (
    stops === 'cors-check' ||
    stops === 'preflight' ||
    kind === 'websocket' ||
    STATUS_ALONE.has(cause) ||
    OF_CONNECTION.has(cause)
  );
}

/** Two sentences of one failure: Safari adds what came of a preflight, a library the status. */
function isAlsoSaidBy(main: PastedMessage, said: PastedMessage): boolean {
  if (CAUSES[said.cause].covers?.includes(main.cause)) return true;
  return STATUS_ALONE.has(said.cause) && (said.url === null || main.url === null || said.url === main.url);
}

/** The server’s words with the place that the browser’s give to it: the preflight, or the request. */
function placed(main: PastedMessage, telling: readonly PastedMessage[]): PastedMessage {
  const checked = telling.find(said => said.at !== null && said.cause !== main.cause);
  if (!checked) return main;
  const { at, url, from, origin, method, header, status } = checked;
  return {
    ...main,
    at: main.at ?? at,
    url: main.url ?? url,
    from: main.from ?? from,
    origin: origin ?? main.origin,
    method: main.method ?? method,
    header: main.header ?? header,
    status: main.status ?? status,
  };
}

/** Of the symptoms, the one that says most. */
function leastVague(symptoms: readonly PastedMessage[]): PastedMessage | undefined {
  const vagueness = ({ cause }: PastedMessage): number => CAUSES[cause].vague ?? 0;
  return symptoms.toSorted((one, other) => vagueness(one) - vagueness(other))[0];
}

function completed(main: PastedMessage, all: readonly PastedMessage[]): PastedMessage {
  const same = all.filter(said => said.url === null || main.url === null || said.url === main.url);
  const known = <K extends 'url' | 'origin' | 'method' | 'status' | 'value'>(name: K): PastedMessage[K] =>
    main[name] ?? same.find(said => said.cause === main.cause && said[name] !== null)?.[name] ?? null;
  // The network's line has the address, the method and the status of the same request.
  const failed = same.find(({ cause }) => BESIDE.has(cause));
  return {
    ...main,
    url: known('url') ?? failed?.url ?? null,
    origin: known('origin') ?? same.find(({ origin }) => origin !== null)?.origin ?? null,
    method: known('method') ?? failed?.method ?? null,
    status: known('status') ?? (main.at === 'preflight' ? null : (failed?.status ?? null)),
    value: known('value'),
    at: main.at ?? answerOf(main, all),
  };
}

/**
 * Which response Firefox speaks of where it names what the CORS check failed by: it has the same words for both. Measured in
 * Firefox 153: of a preflight it says a second time that the request did not succeed, of a redirect once, of a preflight's
 * redirect twice. Without the second line in the paste it stays open.
 */
function answerOf(main: PastedMessage, all: readonly PastedMessage[]): PastedMessage['at'] {
  const { stops, step } = CAUSES[main.cause];
  if (main.by !== 'firefox' || stops !== 'cors-check' || !step) return null;
  const more = all.filter(({ cause, url }) => cause === 'did-not-succeed' && url === main.url).length;
  const redirect = main.status !== null && main.status >= 300 && main.status < 400;
  if (redirect) return more === 1 ? 'request' : more > 1 ? 'preflight' : null;
  return more > 0 ? 'preflight' : null;
}
