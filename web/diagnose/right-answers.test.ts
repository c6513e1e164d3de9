import { describe, expect, test } from 'vitest';
import { fixesFor } from '../fixes/fixes.ts';
import type { CauseId } from './causes/index.ts';
import { type Diagnosis, diagnose, type Need } from './diagnose.ts';
import { fixCaseOf } from './offer/fix-case.ts';
import { NOTHING_TYPED, type Typed } from './typed.ts';

const API = 'https://api.store.example/v2/cart';
const PAGE = 'https://www.store.example';
const BLOCKED = `Access to fetch at '${API}' from origin '${PAGE}' has been blocked by CORS policy: `;
const PREFLIGHT = `${BLOCKED}Response to preflight request doesn't pass access control check: `;
const MISSING = "No 'Access-Control-Allow-Origin' header is present on the requested resource.";
const OTHER =
  "The 'Access-Control-Allow-Origin' header has a value 'https://store.example' that is not equal to the supplied origin.";
const FROM = `-H 'Origin: ${PAGE}'`;
const HANDSHAKE = `$ curl --include --http1.1 --header 'Connection: Upgrade' --header 'Upgrade: websocket' --header 'Sec-WebSocket-Version: 13' --header 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==' --header 'Origin: ${PAGE}' 'https://push.store.example/socket'\n`;

interface Row {
  readonly id: string;
  readonly paste: string;
  readonly typed?: Partial<Typed>;
  readonly cause: CauseId;
  /** Where it stops; null where that is open. */
  readonly stops: string | null;
  readonly basis: string;
  readonly needs: readonly Need[];
  /** Whether a configuration is offered. */
  readonly configuration: boolean;
  readonly more?: (diagnosis: Diagnosis) => void;
}

const hintsOf = ({ hints }: Diagnosis) => hints.map(({ id }) => id);

const ROWS: readonly Row[] = [
  {
    id: 'a preflight without the header, and the network’s line with a POST',
    paste: `${PREFLIGHT}${MISSING}\ncart.js:31  POST ${API} net::ERR_FAILED`,
    cause: 'allow-origin-missing',
    stops: 'preflight',
    basis: 'browser',
    needs: ['status', 'call'],
    configuration: false,
    more: ({ commands }) => {
      expect(commands[0]?.text).toContain("'Access-Control-Request-Method: POST'");
      expect(commands[0]?.text).toContain('Access-Control-Request-Headers: ');
    },
  },
  {
    id: 'the same with the call filled in',
    paste: `${PREFLIGHT}${MISSING}\ncart.js:31  POST ${API} net::ERR_FAILED`,
    typed: { headers: 'Content-Type: application/json\nX-Client: web' },
    cause: 'allow-origin-missing',
    stops: 'preflight',
    basis: 'browser',
    needs: ['status'],
    configuration: true,
  },
  {
    id: 'a preflight without the header, and nothing else',
    paste: `${PREFLIGHT}${MISSING}`,
    cause: 'allow-origin-missing',
    stops: 'preflight',
    basis: 'browser',
    needs: ['status', 'call'],
    configuration: false,
  },
  {
    id: 'a PUT without headers of its own, which the form says',
    paste: `${PREFLIGHT}${MISSING}`,
    typed: { method: 'PUT', headers: 'none' },
    cause: 'allow-origin-missing',
    stops: 'preflight',
    basis: 'browser',
    needs: ['status'],
    configuration: true,
  },
  {
    id: 'a GET without headers, which no browser preflights',
    paste: `${PREFLIGHT}${MISSING}`,
    typed: { method: 'GET', headers: 'none' },
    cause: 'allow-origin-missing',
    stops: 'preflight',
    basis: 'browser',
    needs: ['status', 'call'],
    configuration: false,
  },
  {
    id: 'one header that is not allowed, of perhaps several',
    paste: `${BLOCKED}Request header field x-client is not allowed by Access-Control-Allow-Headers in preflight response.`,
    cause: 'preflight-header',
    stops: 'preflight',
    basis: 'browser',
    needs: ['values', 'call'],
    configuration: false,
  },
  {
    id: 'a preflight whose header names another origin',
    paste: `${PREFLIGHT}${OTHER}`,
    cause: 'allow-origin-mismatch',
    stops: 'preflight',
    basis: 'browser',
    needs: ['call'],
    configuration: false,
    more: diagnosis => expect(hintsOf(diagnosis)).toContain('preflight-failed'),
  },
  {
    id: 'a POST whose response was kept from the page: what its preflight allowed is not told',
    paste: `${BLOCKED}${MISSING}\nPOST ${API} net::ERR_FAILED 401 (Unauthorized)`,
    cause: 'allow-origin-missing',
    stops: 'browser',
    basis: 'browser',
    needs: ['call'],
    configuration: false,
  },
  {
    id: 'a URL without a scheme, by Chromium',
    paste:
      "Access to fetch at 'localhost:8787/cart' from origin 'http://localhost:4321' has been blocked by CORS policy: Cross origin requests are only supported for protocol schemes: chrome, chrome-extension, data, http, https.",
    cause: 'url-without-scheme',
    stops: 'before-sending',
    basis: 'browser',
    needs: [],
    configuration: false,
    more: ({ failure }) => expect(failure?.value).toBe('http://localhost:8787/cart'),
  },
  {
    id: 'a URL without a scheme, by Firefox',
    paste:
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at api.store.example:8443/cart. (Reason: CORS request not http).',
    cause: 'url-without-scheme',
    stops: 'before-sending',
    basis: 'browser',
    needs: [],
    configuration: false,
    more: ({ failure }) => expect(failure?.value).toBe('http://api.store.example:8443/cart'),
  },
  {
    id: 'a local file is still one',
    paste:
      "Access to fetch at 'file:///home/me/cart.json' from origin 'null' has been blocked by CORS policy: Cross origin requests are only supported for protocol schemes: chrome, data, http, https.",
    cause: 'not-http',
    stops: 'before-sending',
    basis: 'browser',
    needs: [],
    configuration: false,
  },
  {
    id: 'a request to the page’s own origin, whatever Safari calls it',
    paste:
      'Fetch API cannot load https://www.store.example/v2/cart due to access control checks.\nTypeError: Load failed',
    typed: { page: PAGE },
    cause: 'same-origin-failed',
    stops: null,
    basis: 'symptom',
    needs: [],
    configuration: false,
  },
  {
    id: 'the same words for a page of another origin',
    paste: `Fetch API cannot load ${API} due to access control checks.\nTypeError: Load failed`,
    typed: { page: PAGE },
    cause: 'failed-to-fetch',
    stops: null,
    basis: 'symptom',
    needs: ['console'],
    configuration: false,
  },
  {
    id: 'a WebSocket of which Chromium says nothing more',
    paste: "WebSocket connection to 'ws://localhost:8787/socket' failed: ",
    cause: 'socket-failed',
    stops: null,
    basis: 'symptom',
    needs: ['handshake'],
    configuration: false,
    more: diagnosis => expect(hintsOf(diagnosis)).not.toContain('firefox-tells-no-reason'),
  },
  {
    id: 'a WebSocket of which Firefox says nothing more',
    paste: 'Firefox can’t establish a connection to the server at wss://push.store.example/socket.',
    cause: 'socket-failed',
    stops: null,
    basis: 'symptom',
    needs: ['handshake'],
    configuration: false,
    more: diagnosis => expect(hintsOf(diagnosis)).toContain('firefox-tells-no-reason'),
  },
  {
    id: 'server-sent events, of which Firefox says the same',
    paste:
      'Firefox can’t establish a connection to the server at https://push.store.example/events. cart.js:7:1',
    cause: 'event-source-failed',
    stops: null,
    basis: 'symptom',
    needs: ['console', 'page'],
    configuration: false,
    more: ({ known }) => expect(known.kind).toBe('fetch'),
  },
  {
    id: 'the suggested handshake, accepted',
    paste: `${HANDSHAKE}HTTP/1.1 101 Switching Protocols\nUpgrade: websocket\nConnection: Upgrade\n\n`,
    cause: 'socket-accepted',
    stops: 'nowhere',
    basis: 'rule',
    needs: [],
    configuration: false,
    more: ({ known }) => expect(known).toMatchObject({ kind: 'websocket', page: PAGE }),
  },
  {
    id: 'the suggested handshake, refused',
    paste: `${HANDSHAKE}HTTP/1.1 403 Forbidden\ncontent-length: 0\n\n`,
    cause: 'socket-refused',
    stops: 'server',
    basis: 'rule',
    needs: [],
    configuration: true,
    more: diagnosis => expect(hintsOf(diagnosis)).toContain('socket-403'),
  },
  {
    id: 'a Socket.IO handshake by hand is no CORS request either',
    paste: `${HANDSHAKE.replace('/socket', '/socket.io/?EIO=4&transport=websocket')}HTTP/1.1 101 Switching Protocols\nUpgrade: websocket\n\n`,
    cause: 'socket-accepted',
    stops: 'nowhere',
    basis: 'rule',
    needs: [],
    configuration: false,
    more: ({ known }) => expect(known.kind).toBe('socket-io'),
  },
  {
    id: 'an OPTIONS that is no preflight, refused',
    paste: `$ curl -i -X OPTIONS ${API} ${FROM}\nHTTP/2 405\nallow: GET, PUT\n\n`,
    cause: 'options-refused',
    stops: 'preflight',
    basis: 'rule',
    needs: ['call', 'real-preflight'],
    configuration: false,
    more: ({ known, commands, failure }) => {
      expect(known.preflight).toBeNull();
      expect(commands[0]?.id).toBe('preflight');
      // No preflight was sent, so none decided.
      expect(failure?.step).toBeNull();
    },
  },
  {
    id: 'two commands, of which the second fails',
    paste: `$ curl -i https://api.store.example/fine ${FROM}\nHTTP/2 200\naccess-control-allow-origin: ${PAGE}\n\n[]\n$ curl -i https://api.store.example/bad ${FROM}\nHTTP/2 200\ncontent-type: text/html\n\n`,
    cause: 'allow-origin-missing',
    stops: 'browser',
    basis: 'rule',
    needs: [],
    configuration: true,
    more: ({ elsewhere, known }) => {
      expect(known.url).toBe('https://api.store.example/bad');
      expect(elsewhere).toMatchObject([
        { url: 'https://api.store.example/fine', failure: { cause: 'readable', stops: 'nowhere' } },
      ]);
    },
  },
  {
    id: 'one command, run twice: the last run counts',
    paste: `$ curl -i ${API} ${FROM}\nHTTP/2 200\n\n[]\n$ curl -i ${API} ${FROM}\nHTTP/2 200\naccess-control-allow-origin: ${PAGE}\n\n`,
    cause: 'readable',
    stops: 'nowhere',
    basis: 'rule',
    needs: [],
    configuration: false,
  },
  {
    id: 'a head with lines left out that has the header all the same',
    paste: `${BLOCKED}${MISSING}\n$ curl -i ${API} ${FROM}\nHTTP/2 200\ncontent-type: application/json\n...\naccess-control-allow-origin: ${PAGE}\n\n[]`,
    cause: 'allow-origin-missing',
    stops: 'browser',
    basis: 'browser',
    needs: ['whole-head'],
    configuration: true,
    more: ({ contradiction }) => expect(contradiction?.cause).toBe('readable'),
  },
  {
    id: 'a head with lines left out that does not show the header',
    paste: `${BLOCKED}${MISSING}\n$ curl -i ${API} ${FROM}\nHTTP/2 200\ncontent-type: application/json\n[…]\n\n[]`,
    cause: 'allow-origin-missing',
    stops: 'browser',
    basis: 'browser',
    needs: ['whole-head'],
    configuration: true,
    more: ({ contradiction }) => expect(contradiction).toBeNull(),
  },
  {
    id: 'a wrapped sentence beside the network’s line',
    paste: `Access to fetch at '${API}' from origin\n'${PAGE}' has been blocked by CORS policy: The 'Access-Control-Allow-Origin' header\nhas a value 'https://store.example' that is not equal to the supplied origin.\ncart.js:31 GET ${API} net::ERR_FAILED 200 (OK)`,
    cause: 'allow-origin-mismatch',
    stops: 'browser',
    basis: 'browser',
    needs: [],
    configuration: true,
    more: ({ failure, known }) => {
      expect(failure?.said?.status).toBe(200);
      expect(known).toMatchObject({ page: PAGE, url: API, method: 'GET' });
    },
  },
];

describe('a paste: its cause, where it stops, what is missing, and whether there is a configuration', () => {
  test.each(ROWS)('$id', ({ paste, typed, cause, stops, basis, needs, configuration, more }) => {
    const diagnosis = diagnose(paste, { ...NOTHING_TYPED, ...typed });
    const { failure, hints, known } = diagnosis;
    expect(failure).toMatchObject({ cause, stops, basis });
    expect(diagnosis.needs).toEqual(needs);
    const of = failure && fixCaseOf(failure, hints, known);
    expect(of !== null && fixesFor(of, 'en').fixes.length > 0).toBe(configuration);
    more?.(diagnosis);
  });
});

test('a head with lines left out decides nothing, and the page asks for the whole head', () => {
  const { failure, needs } = diagnose(`$ curl -i ${API} ${FROM}\nHTTP/2 200\n...\n\n`, NOTHING_TYPED);
  expect(failure).toBeNull();
  expect(needs).toContain('whole-head');
});

test('with -L, curl -v prints one request with all its responses', () => {
  const { failure, elsewhere } = diagnose(
    `> GET /v2/cart HTTP/1.1\n> Host: api.store.example\n> Origin: ${PAGE}\n>\n< HTTP/1.1 302 Found\n< Location: http://other.example/\n< Access-Control-Allow-Origin: *\n<\n> GET / HTTP/1.1\n> Host: other.example\n> Origin: ${PAGE}\n>\n< HTTP/1.1 200 OK\n< Access-Control-Allow-Origin: ${PAGE}\n<\n`,
    { ...NOTHING_TYPED, page: 'http://www.store.example' },
  );
  expect(elsewhere).toEqual([]);
  expect(failure).toMatchObject({ cause: 'allow-origin-mismatch', stops: 'browser' });
});
