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
  const first = telling[0] ?? leastVague(all);
  if (!first) return { main: null, others: [] };
  const others = telling.filter(
    (said, at) => said.cause !== first.cause && telling.findIndex(({ cause }) => cause === said.cause) === at,
  );
  return { main: completed(first, all), others };
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
