import type { Check } from '../core/decide.ts';
import { getField, hasToken, type RequestHead } from '../core/exchange.ts';
import { step } from '../core/step.ts';
import * as websocketRequestSteps from './request-steps.ts';

/** RFC 6455 §4.2.1 item 5: 16 bytes in base64 are 22 digits, of which the last has four zero bits, and `==`. */
const KEY = /^[A-Za-z0-9+/]{21}[AQgw]==$/;

/** What a server must find in the request: RFC 6455 §4.2.1. */
export function* requestChecks(request: RequestHead): Generator<Check> {
  const stops = 'server';
  const { fields, method, version } = request;
  const [, major = 0, minor = 0] = /^HTTP\/(\d)\.(\d)$/.exec(version)?.map(Number) ?? [];
  const recent = major > 1 || (major === 1 && minor >= 1);
  yield {
    stops,
    step: step(websocketRequestSteps.requestLine, method === 'GET' && recent, {
      found: `${method} ${version}`,
      wanted: 'GET HTTP/1.1',
    }),
  };
  const upgrade = getField(fields, 'Upgrade');
  yield {
    stops,
    step: step(websocketRequestSteps.requestUpgrade, hasToken(upgrade, 'websocket'), {
      found: upgrade,
      wanted: 'websocket',
    }),
  };
  const connection = getField(fields, 'Connection');
  yield {
    stops,
    step: step(websocketRequestSteps.requestConnection, hasToken(connection, 'Upgrade'), {
      found: connection,
      wanted: 'Upgrade',
    }),
  };
  const key = getField(fields, 'Sec-WebSocket-Key');
  yield {
    stops,
    step: step(websocketRequestSteps.requestKey, KEY.test(key ?? ''), { found: key }),
  };
  const asked = getField(fields, 'Sec-WebSocket-Version');
  yield {
    stops,
    step: step(websocketRequestSteps.requestVersion, asked === '13', { found: asked, wanted: '13' }),
  };
}
