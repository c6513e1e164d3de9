import type { Check } from '../core/decide.ts';
import { getField, hasToken, listOf, type ResponseHead } from '../core/exchange.ts';
import { step } from '../core/step.ts';
import type { WebSocketHandshake } from './attempt.ts';
import { needsSubprotocol, readsUnofferedSubprotocol, takesUpgradeList } from './browsers.ts';
import * as websocketResponseSteps from './response-steps.ts';

const TOLERATED = { tolerated: 'browser' } as const;

/** What the browser checks of the response: the WebSockets Standard first, then RFC 6455 §4.1. */
export function* responseChecks(input: WebSocketHandshake, response: ResponseHead): Generator<Check> {
  const stops = 'browser';
  const { browser, call, policy } = input;
  const { fields, status } = response;
  yield {
    stops,
    step: step(websocketResponseSteps.status101, status === 101, { found: String(status), wanted: '101' }),
  };

  const offered = call.protocols.join(', ') || null;
  const chosen = getField(fields, 'Sec-WebSocket-Protocol');
  const choice = policy.speaks.find(name => call.protocols.includes(name)) ?? null;
  if (offered !== null || chosen !== null) {
    yield {
      stops,
      step: step(
        websocketResponseSteps.subprotocolChoice,
        chosen === choice,
        { found: chosen, wanted: choice },
        { tolerated: 'next-step' },
      ),
    };
  }
  if (offered !== null) {
    yield {
      stops,
      step: step(
        websocketResponseSteps.subprotocolAnswered,
        Boolean(chosen),
        { found: chosen, wanted: offered },
        chosen === null && !needsSubprotocol(browser) ? TOLERATED : {},
      ),
    };
  }

  const upgrade = getField(fields, 'Upgrade');
  yield {
    stops,
    step: step(
      websocketResponseSteps.responseUpgrade,
      upgrade?.toLowerCase() === 'websocket',
      { found: upgrade, wanted: 'websocket' },
      hasToken(upgrade, 'websocket') && takesUpgradeList(browser) ? TOLERATED : {},
    ),
  };
  const connection = getField(fields, 'Connection');
  yield {
    stops,
    step: step(websocketResponseSteps.responseConnection, hasToken(connection, 'Upgrade'), {
      found: connection,
      wanted: 'Upgrade',
    }),
  };
  const accept = getField(fields, 'Sec-WebSocket-Accept');
  const expected = input.expectedAccept;
  const matches = expected !== null && accept === expected;
  yield {
    stops,
    step: step(
      websocketResponseSteps.acceptMatches,
      matches,
      { found: accept, wanted: expected },
      { compared: expected !== null },
    ),
  };

  const offers = getField(input.exchange?.request.fields ?? [], 'Sec-WebSocket-Extensions');
  const uses = getField(fields, 'Sec-WebSocket-Extensions');
  const stray = extensionNames(uses).some(name => !extensionNames(offers).includes(name));
  yield {
    stops,
    step: step(websocketResponseSteps.extensionsOffered, !stray, { found: uses, wanted: offers }),
  };

  // One of the offered, compared byte for byte; two header fields join to a value that is none of them.
  if (chosen === null) return;
  yield {
    stops,
    step: step(
      websocketResponseSteps.subprotocolOffered,
      call.protocols.includes(chosen),
      { found: chosen, wanted: offered },
      offered === null && !readsUnofferedSubprotocol(browser) ? TOLERATED : {},
    ),
  };
}

/** Names of a list of extensions without their parameters (RFC 6455 §9.1). */
function extensionNames(value: string | null): readonly string[] {
  return listOf(value).map(extension => extension.split(';')[0]?.trim() ?? '');
}
