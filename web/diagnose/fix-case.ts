import type { FixCase } from '../fixes/case.ts';
import type { CauseId } from './causes/ids.ts';
import type { Finding } from './finding.ts';
import type { Hint } from './hints/hint.ts';
import type { Known } from './known.ts';

/** What a server's configuration mends. */
const CONFIGURABLE: ReadonlySet<CauseId> = new Set<CauseId>([
  'allow-origin-missing',
  'allow-origin-mismatch',
  'allow-origin-multiple',
  'wildcard-with-credentials',
  'credentials-not-allowed',
  'preflight-status',
  'preflight-method',
  'preflight-header',
  'preflight-unreadable',
  'socket-refused',
  'socket-subprotocol-unanswered',
  'engine-transport',
  'engine-forbidden',
  'xhr-poll-error',
]);
/** Where something else must be mended first, and a configuration would only distract from it. */
const NOT_CORS: ReadonlySet<string> = new Set([
  'too-large',
  'gateway',
  'server-error',
  'tainted',
  'page-null',
]);

/** The case for which a configuration is to be written; null where none would mend it, or too little is known. */
export function fixCaseOf(finding: Finding, hints: readonly Hint[], known: Known): FixCase | null {
  const { page, url } = known;
  if (!CONFIGURABLE.has(finding.cause) || page === null || url === null) return null;
  if (hints.some(({ id }) => NOT_CORS.has(id))) return null;
  const base = { pages: [page], url, connectSources: null };
  const credentials = known.credentials === 'include';
  switch (known.kind) {
    case 'websocket':
      return { ...base, kind: 'websocket', subprotocols: [] };
    case 'socket-io':
      return { ...base, kind: 'socket-io', credentials, headers: known.headers, namespace: '/' };
    case 'fetch':
      return {
        ...base,
        kind: 'fetch',
        mode: known.mode ?? 'cors',
        credentials,
        method: known.method ?? 'GET',
        headers: known.headers,
        upload: finding.at === 'preflight' && known.method === null && known.headers.length === 0,
        exposed: [],
        maxAge: null,
        redirects: [],
      };
  }
}
