import type { Check } from '../core/decide.ts';
import { step } from '../core/step.ts';
import { effectivePort, isBadPort } from '../request/bad-port.ts';
import * as requestSteps from '../request/steps.ts';
import type { WebSocketHandshake } from './attempt.ts';
import * as websocketCallSteps from './call-steps.ts';
import { isLoopback, parseAddress, socketScheme } from './url.ts';

/** No separator of RFC 2616 §2.2, no space, no control character. */
const SUBPROTOCOL = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** What the browser checks before the request leaves it, and whether the request arrived. */
export function* callChecks({ call, certificate, exchange }: WebSocketHandshake): Generator<Check> {
  const stops = 'before-sending';
  const url = parseAddress(call.url, call.origin);
  const found = url?.href ?? call.url;
  yield { stops, step: step(websocketCallSteps.urlValid, url !== null, { found }) };
  if (!url) return;

  const scheme = socketScheme(url);
  yield {
    stops,
    step: step(websocketCallSteps.urlScheme, scheme !== null, {
      found: url.protocol,
      wanted: 'ws:, wss:, http:, https:',
    }),
  };
  // An empty fragment is one too: URL's `hash` hides it, its `href` does not.
  const hash = url.href.includes('#') ? url.hash || '#' : null;
  yield { stops, step: step(websocketCallSteps.urlNoFragment, hash === null, { found: hash }) };

  if (call.protocols.length > 0) yield* subprotocolChecks(call.protocols);

  yield {
    stops,
    step: step(websocketCallSteps.portAllowed, !isBadPort(url), { found: String(effectivePort(url)) }),
  };
  const target = `${scheme}//${url.host}`;
  // Browsers restrict pages of https alone, though the standard names every trustworthy origin.
  const mixed = call.origin.startsWith('https:') && scheme === 'ws:' && !isLoopback(url);
  const help = { help: { kind: 'scheme', scheme: 'wss:' } } as const;
  yield {
    stops,
    step: step(websocketCallSteps.mixedContent, !mixed, { found: target, wanted: call.origin }, help),
  };

  // A request that arrived over TLS proves the trust that nobody probed; without one, `unknown` stays open.
  if (scheme === 'wss:' && (certificate !== 'unknown' || exchange)) {
    const trusted = certificate === 'trusted' || exchange !== null;
    yield { stops, step: step(requestSteps.certificateTrusted, trusted, { found: url.host }) };
  }
  const line = exchange && `${exchange.request.method} ${url.pathname} ${exchange.request.version}`;
  yield {
    stops,
    step: step(requestSteps.requestArrived, exchange !== null, { found: line, wanted: target }),
  };
}

/** RFC 6455 §4.1 item 10, which the constructor checks. */
function* subprotocolChecks(protocols: readonly string[]): Generator<Check> {
  const stops = 'before-sending';
  const offered = protocols.join(', ');
  const bad = protocols.find(name => !SUBPROTOCOL.test(name));
  const wanted = "A-Z a-z 0-9 ! # $ % & ' * + - . ^ _ ` | ~";
  const found = bad === undefined ? offered : JSON.stringify(bad);
  yield { stops, step: step(websocketCallSteps.subprotocolTokens, bad === undefined, { found, wanted }) };
  const twice = protocols.find((name, index) => protocols.indexOf(name) < index) ?? null;
  yield {
    stops,
    step: step(websocketCallSteps.subprotocolsUnique, twice === null, { found: twice ?? offered }),
  };
}
