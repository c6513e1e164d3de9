import type { FixCase } from '../../fixes/case.ts';
import { sentMethod } from '../../fixes/cors-needs.ts';
import { needsPreflight } from '../../rules/cors/preflight.ts';
import { CAUSES } from '../causes/index.ts';
import type { Hint } from '../hints/hint.ts';
import type { Known } from '../known.ts';
import type { NamedFailure } from '../named-failure.ts';

/** Where something else must be fixed first, and a configuration would only distract from it. */
const NOT_CORS: ReadonlySet<string> = new Set([
  'too-large',
  'gateway',
  'server-error',
  'cdn-origin',
  'rate-limit',
  'location-login',
  'location-http',
  'content-script',
  'extension-page',
  'tainted',
  'page-null',
]);

/**
 * Whether a configuration would be written at random, because it is not known which method and headers it has to allow: a configuration
 * that does not name them fails again. A response that the browser kept from the page tells that nothing stopped the request itself;
 * of a GET that is taken to have no headers of its own.
 */
export function lacksCall({ at, cause }: NamedFailure, known: Known): boolean {
  if (!CAUSES[cause].configurable || !CALLED.has(known.kind)) return false;
  const { headers, headersTold, kind } = known;
  const method = kind === 'socket-io' ? 'GET' : known.method;
  const preflighted = method !== null && needsPreflight(sentMethod(method), headers);
  if (at === 'preflight') return !(headersTold && preflighted);
  if (at === 'request') return !headersTold && ![null, 'GET', 'HEAD'].includes(method);
  return kind === 'fetch' && !(headersTold && method !== null);
}

/** The kinds of cases whose requests may need a preflight. */
const CALLED: ReadonlySet<Known['kind']> = new Set<Known['kind']>(['fetch', 'socket-io']);

/** Whether something else is to be fixed first. */
export function isElsewhere(hints: readonly Hint[]): boolean {
  return hints.some(({ id }) => NOT_CORS.has(id));
}

/** The case for which a configuration is to be written; null where none would fix it, or too little is known. */
export function fixCaseOf(failure: NamedFailure, hints: readonly Hint[], known: Known): FixCase | null {
  const { page, url } = known;
  if (lacksCall(failure, known)) return null;
  if (!CAUSES[failure.cause].configurable || page === null || url === null) return null;
  if (isElsewhere(hints)) return null;
  const base = { pages: [page], url, connectSources: null };
  const credentials = known.credentials === 'include';
  switch (known.kind) {
    case 'websocket':
      return { ...base, kind: 'websocket', subprotocols: known.subprotocols };
    case 'socket-io':
      return { ...base, kind: 'socket-io', credentials, headers: known.headers, namespace: known.namespace };
    case 'fetch':
      return {
        ...base,
        kind: 'fetch',
        mode: known.mode ?? 'cors',
        credentials,
        method: known.method ?? 'GET',
        headers: known.headers,
        upload: false,
        exposed: [],
        maxAge: null,
        redirects: [],
      };
  }
}

/** What a configuration takes for granted because nobody told it. */
export function takenFor(
  of: FixCase,
  known: Known,
): readonly ('takenMethod' | 'takenHeaders' | 'takenCredentials')[] {
  if (of.kind === 'websocket') return [];
  return [
    ...(of.kind === 'fetch' && known.method === null ? ['takenMethod' as const] : []),
    ...(known.headersTold ? [] : ['takenHeaders' as const]),
    ...(known.credentials === null ? ['takenCredentials' as const] : []),
  ];
}
