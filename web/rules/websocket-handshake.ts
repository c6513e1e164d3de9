import {
  type Exchange,
  getField,
  hasToken,
  listOf,
  type RequestHead,
  type ResponseHead,
} from './exchange.ts';
import { type Check, judge, step } from './judge.ts';
import { originAllowed, serverAnswer } from './server-decision.ts';
import type { Verdict } from './verdict.ts';
import { effectivePort, isBadPort, isLoopback, parseAddress, socketScheme } from './websocket-url.ts';

export type RuleBrowser = 'chromium' | 'firefox' | 'webkit' | 'unknown';
/** What a probe found out about the certificate of the address; `unknown` where nobody asked. */
export type CertificateTrust = 'trusted' | 'untrusted' | 'unknown';

/** Everything that the verdict on one opening handshake rests on. */
export interface WebSocketHandshake {
  readonly call: {
    /** First argument of `new WebSocket`, as given; may be relative to the page. */
    readonly url: string;
    /** Second argument, as a list. */
    readonly protocols: readonly string[];
    /** Serialised origin of the page; `null` for an opaque one. */
    readonly origin: string;
  };
  readonly certificate: CertificateTrust;
  /** What the server was asked to do. */
  readonly policy: {
    /** Origins it allows, `*` for any; null: it looks at no Origin. */
    readonly allow: readonly string[] | null;
    /** Subprotocols it speaks, the preferred first. */
    readonly speaks: readonly string[];
  };
  readonly browser: RuleBrowser;
  /** What the server recorded; null: it saw nothing. */
  readonly exchange: Exchange | null;
  /** base64(SHA-1(key + GUID)) of the recorded key; null where there is no key. RFC 6455 §4.2.2 item 5.4. */
  readonly expectedAccept: string | null;
  /** The Close frame of the server, only if it was the first to send one; its code is null for an empty frame. */
  readonly closedByServer: { readonly code: number | null; readonly reason: string } | null;
}

/** RFC 6455 §4.1 item 10: no separator of RFC 2616 §2.2, no space, no control character. */
const SUBPROTOCOL = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
/** RFC 6455 §4.2.1 item 5: 16 bytes in base64 are 22 digits, of which the last has four zero bits, and `==`. */
const KEY = /^[A-Za-z0-9+/]{21}[AQgw]==$/;

/**
 * Judges one opening handshake by RFC 6455 and the WebSockets Standard, in the order in which the checks are made.
 * The last step of a handshake that succeeds is `open`, or `closed-by-server` where the server then closed it.
 */
export function websocketHandshake(input: WebSocketHandshake): Verdict {
  return judge(websocketChecks(input));
}

/** The checks alone, for rules in which a handshake is one part. */
export function* websocketChecks(input: WebSocketHandshake): Generator<Check> {
  yield* callChecks(input);
  if (!input.exchange) return;
  yield* requestChecks(input.exchange.request);
  yield { stops: 'server', step: originAllowed(input.exchange.request, input.policy.allow) };
  yield* serverAnswer(input.exchange.response, '101');
  if (!input.exchange.response) return;
  yield* responseChecks(input, input.exchange.response);

  yield { stops: 'browser', step: step('open', true) };
  if (input.closedByServer) {
    const { code, reason } = input.closedByServer;
    const found = [code ?? '', reason].join(' ').trim();
    yield { stops: 'browser', step: step('closed-by-server', true, { found: found || null, wanted: null }) };
  }
}

function* callChecks({ call, certificate, exchange }: WebSocketHandshake): Generator<Check> {
  const stops = 'before-sending';
  const url = parseAddress(call.url, call.origin);
  const found = url?.href ?? call.url;
  yield { stops, step: step('url-valid', url !== null, { found, wanted: 'ws://host/path' }) };
  if (!url) return;

  const scheme = socketScheme(url);
  yield { stops, step: step('url-scheme', scheme !== null, { found: url.protocol, wanted: 'ws:, wss:' }) };
  // An empty fragment is one too: URL's `hash` hides it, its `href` does not.
  const hash = url.href.includes('#') ? url.hash || '#' : null;
  yield { stops, step: step('url-no-fragment', hash === null, { found: hash, wanted: null }) };

  const offered = call.protocols.join(', ') || null;
  const bad = call.protocols.find(name => !SUBPROTOCOL.test(name));
  const wanted = "A-Z a-z 0-9 ! # $ % & ' * + - . ^ _ ` | ~";
  const token = bad === undefined ? offered : JSON.stringify(bad);
  yield { stops, step: step('subprotocol-tokens', bad === undefined, { found: token, wanted }) };
  const twice = call.protocols.find((name, index) => call.protocols.indexOf(name) < index) ?? null;
  yield {
    stops,
    step: step('subprotocols-unique', twice === null, { found: twice ?? offered, wanted: null }),
  };

  const port = effectivePort(url);
  yield { stops, step: step('port-allowed', !isBadPort(port), { found: String(port), wanted: null }) };
  const target = `${scheme}//${url.host}`;
  // Browsers restrict pages of https alone, though the standard names every trustworthy origin.
  const mixed = call.origin.startsWith('https:') && scheme === 'ws:' && !isLoopback(url);
  yield { stops, step: step('mixed-content', !mixed, { found: target, wanted: call.origin }) };

  // A request that arrived over TLS proves the trust that nobody probed; without one, `unknown` stays open.
  if (scheme === 'wss:' && (certificate !== 'unknown' || exchange)) {
    const trusted = certificate === 'trusted' || exchange !== null;
    yield { stops, step: step('certificate-trusted', trusted, { found: url.host, wanted: null }) };
  }
  const line = exchange && `${exchange.request.method} ${url.pathname} ${exchange.request.version}`;
  yield { stops, step: step('request-arrived', exchange !== null, { found: line, wanted: target }) };
}

function* requestChecks(request: RequestHead): Generator<Check> {
  const stops = 'server';
  const { fields, method, version } = request;
  const [, major = 0, minor = 0] = /^HTTP\/(\d)\.(\d)$/.exec(version)?.map(Number) ?? [];
  const recent = major > 1 || (major === 1 && minor >= 1);
  yield {
    stops,
    step: step('request-line', method === 'GET' && recent, {
      found: `${method} ${version}`,
      wanted: 'GET HTTP/1.1',
    }),
  };
  const upgrade = getField(fields, 'Upgrade');
  yield {
    stops,
    step: step('request-upgrade', hasToken(upgrade, 'websocket'), { found: upgrade, wanted: 'websocket' }),
  };
  const connection = getField(fields, 'Connection');
  yield {
    stops,
    step: step('request-connection', hasToken(connection, 'Upgrade'), {
      found: connection,
      wanted: 'Upgrade',
    }),
  };
  const key = getField(fields, 'Sec-WebSocket-Key');
  const keyWanted = '16 bytes, base64';
  yield { stops, step: step('request-key', KEY.test(key ?? ''), { found: key, wanted: keyWanted }) };
  const asked = getField(fields, 'Sec-WebSocket-Version');
  yield { stops, step: step('request-version', asked === '13', { found: asked, wanted: '13' }) };
}

function* responseChecks(input: WebSocketHandshake, response: ResponseHead): Generator<Check> {
  const stops = 'browser';
  const { browser, call, policy } = input;
  const { fields, status } = response;
  yield { stops, step: step('status-101', status === 101, { found: String(status), wanted: '101' }) };

  const offered = call.protocols.join(', ') || null;
  const chosen = getField(fields, 'Sec-WebSocket-Protocol');
  const choice = policy.speaks.find(name => call.protocols.includes(name)) ?? null;
  yield {
    stops,
    step: step(
      'subprotocol-choice',
      chosen === choice,
      { found: chosen, wanted: choice },
      { tolerated: 'next-step' },
    ),
  };
  // Measured in Firefox 153: without the header it opens; so it did in 2021 (github.com/ircv3/ircv3-specifications/pull/342).
  const lenient = browser === 'firefox' ? ({ tolerated: 'browser' } as const) : {};
  if (offered !== null) {
    yield {
      stops,
      step: step(
        'subprotocol-answered',
        Boolean(chosen),
        { found: chosen, wanted: offered },
        chosen === null ? lenient : {},
      ),
    };
  }

  const upgrade = getField(fields, 'Upgrade');
  yield {
    stops,
    step: step('response-upgrade', upgrade?.toLowerCase() === 'websocket', {
      found: upgrade,
      wanted: 'websocket',
    }),
  };
  const connection = getField(fields, 'Connection');
  yield {
    stops,
    step: step('response-connection', hasToken(connection, 'Upgrade'), {
      found: connection,
      wanted: 'Upgrade',
    }),
  };
  const accept = getField(fields, 'Sec-WebSocket-Accept');
  const expected = input.expectedAccept;
  const matches = expected !== null && accept === expected;
  yield { stops, step: step('accept-matches', matches, { found: accept, wanted: expected }) };

  const offers = getField(input.exchange?.request.fields ?? [], 'Sec-WebSocket-Extensions');
  const uses = getField(fields, 'Sec-WebSocket-Extensions');
  const stray = extensionNames(uses).some(name => !extensionNames(offers).includes(name));
  yield { stops, step: step('extensions-offered', !stray, { found: uses, wanted: offers }) };

  // One of the offered, compared byte for byte; two header fields join to a value that is none of them.
  const known = chosen === null || call.protocols.includes(chosen);
  yield {
    stops,
    step: step(
      'subprotocol-offered',
      known,
      { found: chosen, wanted: offered },
      // Measured in Firefox 153: it reads the header only if something was offered (wpt websockets/constructor/010.html).
      offered === null ? lenient : {},
    ),
  };
}

/** Names of a list of extensions without their parameters (RFC 6455 §9.1). */
function extensionNames(value: string | null): readonly string[] {
  return listOf(value).map(extension => extension.split(';')[0]?.trim() ?? '');
}
